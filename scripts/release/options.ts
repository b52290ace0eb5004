import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

export interface ReleaseOptions {
    /** The checkout. */
    readonly root: string;
    /** All that is made lies in it. */
    readonly folder: string;
    readonly version: string;
    /** Where the folder will be served, without a slash at its end. Absent: no address is in schema and SDKs. */
    readonly baseUrl: string | undefined;
    /** Of the Go module; absent: none is made. */
    readonly goModule: string | undefined;
    /** The executable without Node.js alone, on a machine of another system than the one that builds the rest. */
    readonly onlyStandalone: boolean;
}

export const releaseHelp = `Usage: npm run release -- [options]

Builds what a release consists of into one folder. Two runs make the same bytes.

Options:
  --base-url URL    where the folder will be served; the schema and the SDKs name it as the place to get the plugin from
  --go-module PATH  the Go module too, under this path, in the layout of a Go module proxy
  --out FOLDER      (release)
  --only-standalone the plugin as an executable for this machine, and nothing else
  --version X.Y.Z   another version than that of package.json, such as a pre-release
  --help            print this
`;

/** Undefined: help was asked for. Throws a sentence about an option that can't be used. */
export function parseReleaseOptions(args: readonly string[], root: string): ReleaseOptions | undefined {
    const { values } = parseArgs({
        args: [...args],
        options: {
            "base-url": { type: "string" },
            "go-module": { type: "string" },
            out: { type: "string", default: "release" },
            "only-standalone": { type: "boolean", default: false },
            version: { type: "string" },
            help: { type: "boolean", short: "h", default: false },
        },
    });
    if (values.help) return undefined;
    const packageFile = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    const version = values.version ?? packageFile.version;
    if (!/^\d+\.\d+\.\d+(-[0-9a-z.]+)?$/.test(version)) throw new Error(`--version is X.Y.Z, not ${version}.`);
    return {
        root,
        folder: resolve(root, values.out),
        version,
        baseUrl: baseUrlOf(values["base-url"]),
        goModule: goModuleOf(values["go-module"], version),
        onlyStandalone: values["only-standalone"],
    };
}

function baseUrlOf(text: string | undefined): string | undefined {
    if (text === undefined) return undefined;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isUsable = /^https?:$/.test(url?.protocol ?? "") && url?.search === "" && url.hash === "" && !url.username;
    if (!isUsable) throw new Error(`--base-url is a whole address such as https://HOST/PATH, not ${text}.`);
    return text.replace(/\/+$/, "");
}

function goModuleOf(path: string | undefined, version: string): string | undefined {
    if (path === undefined) return undefined;
    // As a module proxy asks for; upper-case letters would be escaped in its addresses.
    const isUsable = /^[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)+(\/[a-z0-9._-]+)*$/.test(path);
    if (!isUsable)
        throw new Error(`--go-module is a path such as HOST.DOMAIN/PATH, in lower-case letters, not ${path}.`);
    const major = Number(version.split(".")[0]);
    if (major >= 2 && !path.endsWith(`/v${major}`))
        throw new Error(`From version 2 on, a Go module's path ends with its major version: ${path}/v${major}.`);
    return path;
}
