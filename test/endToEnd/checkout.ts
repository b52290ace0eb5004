import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { bundlePlugin } from "../../scripts/plugin/bundle.js";
import { SDK_FOLDER } from "../engines/variant.js";
import { ROOT } from "../structure/sourceFiles.js";

/**
 * Which entries a checkout has: those that ship, with the lag of a real device; or those of `test/entries`, with the lag of
 * a device that is shortened to a twentieth. All that is behind them is the same.
 */
export type Build = "shipped" | "shortened";

/**
 * The repository as links, and the examples as a copy, for a stack's own configuration file to lie beside its Pulumi.yaml.
 * The package resolves by its own name there.
 */
export async function makeCheckout(folder: string, build: Build): Promise<void> {
    const own = build === "shipped" ? ["examples"] : ["examples", "dist", "bin", "package.json"];
    const linked = readdirSync(ROOT).filter(
        (name) => !name.startsWith(".") && !/^Pulumi\..+\.yaml$/.test(name) && !own.includes(name),
    );
    const modules = SDK_FOLDER === undefined ? [] : linked.splice(linked.indexOf("node_modules"), 1);
    await mkdir(folder, { recursive: true });
    await Promise.all([
        ...linked.map((name) => symlink(join(ROOT, name), join(folder, name))),
        cp(join(ROOT, "examples"), join(folder, "examples"), { recursive: true }),
        ...(build === "shortened" ? [makeOwnBuild(folder)] : []),
        ...modules.map((name) => linkModules(join(folder, name))),
    ]);
}

/** All but Pulumi's SDK, which is another one. */
async function linkModules(folder: string): Promise<void> {
    await mkdir(join(folder, "@pulumi"), { recursive: true });
    await symlink(join(SDK_FOLDER ?? "", "node_modules/@pulumi/pulumi"), join(folder, "@pulumi/pulumi"));
    const names = readdirSync(join(ROOT, "node_modules")).filter((name) => name !== "@pulumi");
    await Promise.all(names.map((name) => symlink(join(ROOT, "node_modules", name), join(folder, name))));
}

/** As files of its own, not as links: Node.js goes by where a file really is when it looks for the package by its name. */
async function makeOwnBuild(folder: string): Promise<void> {
    const copied = ["provider", "sdk", "simulator", "cli", "test/entries"];
    const isWanted = (file: string) => !file.endsWith(".map");
    await Promise.all(
        copied.map((name) =>
            cp(join(ROOT, "dist", name), join(folder, "dist", name), { recursive: true, filter: isWanted }),
        ),
    );
    await Promise.all([
        writeFile(join(folder, "dist/provider/index.js"), 'module.exports = require("../test/entries/dynamic.js");\n'),
        writeFile(join(folder, "package.json"), await readFile(join(ROOT, "package.json"))),
        bundlePlugin("test/entries/plugin.ts", join(folder, "bin/plugin/pulumi-resource-oracle-sbc")),
    ]);
}
