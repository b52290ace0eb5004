import { join } from "node:path";
import { writeTarGz } from "./archive.js";
import type { ReleaseOptions } from "./options.js";
import type { Sources } from "./sources.js";

/** In Pulumi's own words, which are Go's. */
const TARGETS = ["linux", "darwin", "windows"].flatMap((system) =>
    ["amd64", "arm64"].map((architecture) => ({ system, architecture })),
);

export interface Target {
    readonly system: string;
    readonly architecture: string;
}

/** The name under which Pulumi's CLI asks a server for the plugin. */
export function archiveName(version: string, { system, architecture }: Target): string {
    return `pulumi-resource-oracle-sbc-v${version}-${system}-${architecture}.tar.gz`;
}

/** One for each target. They take Node.js on the machine; the plugin is the same in all of them. */
export async function makePluginArchives({ folder, version }: ReleaseOptions, { plugin }: Sources): Promise<void> {
    for (const target of TARGETS) {
        const start = target.system === "windows" ? ["pulumi-resource-oracle-sbc.cmd"] : [];
        const names = ["LICENSE", "LICENSES.txt", "pulumi-resource-oracle-sbc", ...start];
        const executables = ["pulumi-resource-oracle-sbc"];
        await writeTarGz(join(folder, archiveName(version, target)), plugin, names, { executables });
    }
}
