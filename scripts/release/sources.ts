import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Bundle, bundlePlugin } from "../plugin/bundle.js";
import { GENERATED, generateSdks } from "../sdk/generate.js";
import type { ReleaseOptions } from "./options.js";

/** What every part of a release is made of: all of one version, with one address. */
export interface Sources {
    /** Folder of the plugin: one file for Node.js, its start for Windows, and licences. */
    readonly plugin: string;
    readonly bundle: Bundle;
    readonly schema: string;
    /** Folder of the SDKs, as in the checkout. */
    readonly sdks: string;
}

/** Makes them in `work`. The checkout is only read. */
export async function sourcesFor(options: ReleaseOptions, work: string): Promise<Sources> {
    const { root, version, onlyStandalone } = options;
    const committed = readFileSync(join(root, "provider/plugin/schema.json"), "utf8");
    const schema = releasedSchema(committed, options);
    const plugin = join(work, "plugin");
    const bundle = await bundlePlugin("provider/plugin/index.ts", join(plugin, "pulumi-resource-oracle-sbc"), {
        version,
        schema,
    });
    cpSync(join(root, "LICENSE"), join(plugin, "LICENSE"));
    const sdks = join(work, "sdk");
    mkdirSync(sdks);
    // Generating takes Go: what is committed is the same if nothing differs.
    if (schema === committed || onlyStandalone)
        for (const sdk of GENERATED) cpSync(join(root, "sdk", sdk), join(sdks, sdk), { recursive: true });
    else await generateSdks(root, sdks, written(join(work, "schema.json"), schema));
    return { plugin, bundle, schema, sdks };
}

/** The schema with what belongs to this release alone. */
export function releasedSchema(
    text: string,
    { version, baseUrl, goModule }: Pick<ReleaseOptions, "version" | "baseUrl" | "goModule">,
): string {
    const schema = JSON.parse(text) as { language: { go: object } };
    const released = {
        ...schema,
        version,
        ...(baseUrl === undefined ? {} : { pluginDownloadURL: baseUrl }),
        language: {
            ...schema.language,
            go: {
                ...schema.language.go,
                ...(goModule === undefined ? {} : { importBasePath: `${goModule}/oraclesbc`, modulePath: goModule }),
            },
        },
    };
    return `${JSON.stringify(released, undefined, 4)}\n`;
}

function written(file: string, text: string): string {
    writeFileSync(file, text);
    return file;
}
