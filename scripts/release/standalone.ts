import { copyFileSync, cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundlePlugin } from "../plugin/bundle.js";
import { writeTarGz } from "./archive.js";
import { output } from "../processes/output.js";
import type { ReleaseOptions } from "./options.js";
import { archiveName, type Target } from "./pluginArchives.js";
import type { Sources } from "./sources.js";

/** A folder of its own: Pulumi asks for either plugin by the same name. */
const STANDALONE = "standalone";

const EXECUTABLE = process.platform === "win32" ? "pulumi-resource-oracle-sbc.exe" : "pulumi-resource-oracle-sbc";

/** Of Node.js itself: see its documentation of single executable applications. */
const FUSE = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";

/**
 * The plugin as an executable that needs no Node.js, for the machine that this runs on: Node.js's own executable with the
 * plugin in it. Run on Linux alone; for macOS and Windows by Node.js's documentation, and untried.
 */
export async function makeStandalone(
    { folder, version }: ReleaseOptions,
    { plugin, schema }: Sources,
    work: string,
): Promise<void> {
    const target = targetHere();
    if (target === undefined) return;
    const made = join(work, STANDALONE);
    mkdirSync(made);
    await bundlePlugin("provider/plugin/index.ts", join(made, "main.js"), { version, schema, start: "" });
    const config = {
        main: "main.js",
        output: "main.blob",
        disableExperimentalSEAWarning: true,
        // Either would depend on the machine.
        useSnapshot: false,
        useCodeCache: false,
    };
    writeFileSync(join(made, "sea.json"), JSON.stringify(config));
    output(process.execPath, ["--experimental-sea-config", "sea.json"], made);
    const executable = join(made, EXECUTABLE);
    copyFileSync(process.execPath, executable);
    if (process.platform === "darwin") output("codesign", ["--remove-signature", EXECUTABLE], made);
    const postject = require.resolve("postject/dist/cli.js");
    const segment = process.platform === "darwin" ? ["--macho-segment-name", "NODE_SEA"] : [];
    const blob = [EXECUTABLE, "NODE_SEA_BLOB", "main.blob", "--sentinel-fuse", FUSE, ...segment];
    output(process.execPath, [postject, ...blob], made);
    // macOS starts only what is signed; this signature (ad hoc) names no owner.
    if (process.platform === "darwin") output("codesign", ["--sign", "-", EXECUTABLE], made);
    copyFileSync(licenseOfNode(), join(made, "LICENSE-NODE"));
    for (const name of ["LICENSE", "LICENSES.txt"]) cpSync(join(plugin, name), join(made, name));
    mkdirSync(join(folder, STANDALONE));
    const names = ["LICENSE", "LICENSE-NODE", "LICENSES.txt", EXECUTABLE];
    await writeTarGz(join(folder, STANDALONE, archiveName(version, target)), made, names, {
        executables: [EXECUTABLE],
    });
}

function targetHere(): Target | undefined {
    const architecture = { x64: "amd64", arm64: "arm64" }[process.arch as string];
    const system = { linux: "linux", darwin: "darwin", win32: "windows" }[process.platform as string];
    return system === undefined || architecture === undefined ? undefined : { system, architecture };
}

/** It asks to be handed on with the executable. */
function licenseOfNode(): string {
    const bin = dirname(process.execPath);
    const places = ["LICENSE", "../LICENSE", "../share/doc/node/LICENSE", "../share/doc/nodejs/LICENSE"];
    const found = places.map((place) => join(bin, place)).find((file) => existsSync(file));
    if (found === undefined)
        throw new Error(
            `Node.js's own LICENSE is not beside ${process.execPath}; use a Node.js as nodejs.org packs it.`,
        );
    return found;
}
