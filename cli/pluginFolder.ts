import { existsSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const INSTALLED = "node_modules/pulumi-oracle-sbc/bin/plugin";

/** In the order in which Pulumi itself takes one of several. */
const PROJECT_FILES = ["Pulumi.json", "Pulumi.yaml", "Pulumi.yml"];

/** The project's file, as Pulumi itself looks for it. */
export function projectFileAbove(folder: string): string | undefined {
    return nearest(folder, (here) =>
        PROJECT_FILES.map((name) => join(here, name)).find((file) =>
            statSync(file, { throwIfNoEntry: false })?.isFile(),
        ),
    );
}

/** Relative to the project's file: a path that holds on every machine that has the checkout. */
export function installedAbove(folder: string): string | undefined {
    const found = nearest(folder, (here) => (existsSync(join(here, INSTALLED)) ? join(here, INSTALLED) : undefined));
    return found === undefined ? undefined : relative(folder, found).replaceAll("\\", "/");
}

/** Yarn's Plug'n'Play keeps packages in archives, from which Pulumi can't start a plugin. */
export function howToInstall(folder: string): string {
    const plugAndPlay = nearest(folder, (here) =>
        [".pnp.cjs", ".pnp.js"].map((name) => join(here, name)).find((file) => existsSync(file)),
    );
    if (plugAndPlay === undefined) {
        return "Run npm install pulumi-oracle-sbc beside it, or give the folder of the plugin with --path.";
    }
    return (
        `Yarn Plug'n'Play (${plugAndPlay}) has no node_modules, and Pulumi needs the plugin in a folder. Run: ` +
        "yarn config set nodeLinker node-modules; yarn add pulumi-oracle-sbc; then this again. Or keep Plug'n'Play: run " +
        "yarn unplug pulumi-oracle-sbc, and give the folder that it makes with --path: " +
        ".yarn/unplugged/…/node_modules/pulumi-oracle-sbc/bin/plugin (its name changes with the version)."
    );
}

function nearest<T>(folder: string, find: (folder: string) => T | undefined): T | undefined {
    const found = find(folder);
    if (found !== undefined || dirname(folder) === folder) return found;
    return nearest(dirname(folder), find);
}
