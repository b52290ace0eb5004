import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { extract } from "tar";
import { output } from "../processes/output.js";
import type { ReleaseOptions } from "./options.js";
import type { Sources } from "./sources.js";

/** The npm packages: what `npm pack` makes of the checkout, with this release's version and plugin, and the simulator. */
export function makeNpmPackages(options: ReleaseOptions, { plugin }: Sources, work: string): void {
    const { root, folder, version } = options;
    const packed = join(work, "packed");
    pack(root, packed);
    const [archive = ""] = readdirSync(packed);
    extract({ file: join(packed, archive), cwd: packed, sync: true });
    const inner = join(packed, "package");
    for (const name of readdirSync(join(inner, "bin/plugin")))
        cpSync(join(plugin, name), join(inner, "bin/plugin", name));
    const { workspaces: _none, ...packageFile } = readPackage(inner);
    const peerDependencies = { ...(packageFile["peerDependencies"] as object), [SIMULATOR]: `^${version}` };
    writePackage(inner, { ...packageFile, version, peerDependencies });
    pack(inner, folder);
    makeSimulator(options, work);
}

const SIMULATOR = "pulumi-oracle-sbc-simulator";

/** In the checkout, it is compiled with the others, and its package file names what is there. */
function makeSimulator({ root, folder, version }: ReleaseOptions, work: string): void {
    const made = join(work, "simulator");
    mkdirSync(made);
    cpSync(join(root, "dist/simulator"), join(made, "dist"), {
        recursive: true,
        filter: (file) => !file.endsWith(".map"),
    });
    cpSync(join(root, "LICENSE"), join(made, "LICENSE"));
    cpSync(join(root, "simulator/README.md"), join(made, "README.md"));
    const { private: _own, main: _shim, dependencies, ...packageFile } = readPackage(join(root, "simulator"));
    const { repository, homepage, bugs } = readPackage(root);
    const types = "./dist/index.d.ts";
    writePackage(made, {
        ...packageFile,
        version,
        repository,
        homepage,
        bugs,
        main: "./dist/index.js",
        types,
        exports: { ".": { types, default: "./dist/index.js" }, "./package.json": "./package.json" },
        files: ["dist"],
        dependencies,
    });
    pack(made, folder);
}

function readPackage(folder: string): Record<string, unknown> {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, unknown>;
}

function writePackage(folder: string, packageFile: object): void {
    writeFileSync(join(folder, "package.json"), `${JSON.stringify(packageFile, undefined, 4)}\n`);
}

/** Without its scripts: what they would build is what is running. */
function pack(from: string, into: string): void {
    mkdirSync(into, { recursive: true });
    output("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", into], from);
}
