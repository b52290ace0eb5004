import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { withPlugin } from "./projectFile.js";
import { setupHelp } from "./setupHelp.js";

const INSTALLED = "node_modules/pulumi-oracle-sbc/bin/plugin";

/** In the order in which Pulumi itself takes one of several. */
const PROJECT_FILES = ["Pulumi.json", "Pulumi.yaml", "Pulumi.yml"];

/**
 * Writes into a project's file where the plugin lies. Resolves to the exit code: 0 it stands there, 1 with `--check`
 * it does not, or it can't be written; 2 bad option.
 */
export function setup(args: readonly string[]): Promise<number> {
    return Promise.resolve(run(args));
}

function run(args: readonly string[]): number {
    let options: { check: boolean; help: boolean; directory: string; path?: string | undefined };
    try {
        options = parseOptions(args);
    } catch (error) {
        return fail(`${messageOf(error)}\nnpx pulumi-oracle-sbc setup --help lists the options.`, 2);
    }
    if (options.help) {
        process.stdout.write(setupHelp);
        return 0;
    }
    try {
        return setUp(options);
    } catch (error) {
        return fail(messageOf(error), 1);
    }
}

function setUp({ check, directory, path }: { check: boolean; directory: string; path?: string | undefined }): number {
    const file = projectFileAbove(resolve(directory));
    if (file === undefined) {
        return fail(
            `There is no Pulumi.yaml in ${resolve(directory)} or above it, and no Pulumi.json. Run this in a Pulumi project.`,
            1,
        );
    }
    const plugin = path ?? installedAbove(dirname(file));
    if (plugin === undefined) {
        return fail(`pulumi-oracle-sbc is not installed where ${file} can name it. ${howToInstall(dirname(file))}`, 1);
    }
    const { kind, text } = withPlugin(readText(file), plugin, basename(file));
    if (kind === "there") return say(`${file} names the plugin already: ${plugin}.`);
    if (check) {
        return fail(`${file} does not name the plugin at ${plugin}. npx pulumi-oracle-sbc setup writes it.`, 1);
    }
    writeFileSync(file, text);
    return say(
        kind === "added"
            ? `${file}: added plugins.providers, oracle-sbc at ${plugin}.`
            : `${file}: changed the path of oracle-sbc in plugins.providers to ${plugin}.`,
    );
}

function parseOptions(args: readonly string[]) {
    const { values } = parseArgs({
        args: [...args],
        options: {
            check: { type: "boolean", default: false },
            directory: { type: "string", default: "." },
            path: { type: "string" },
            help: { type: "boolean", short: "h", default: false },
        },
    });
    if (values.path === "")
        throw new Error("--path is empty; write the folder of the plugin, relative to Pulumi.yaml.");
    return values;
}

/** The project's file, as Pulumi itself looks for it. */
function projectFileAbove(folder: string): string | undefined {
    return nearest(folder, (here) =>
        PROJECT_FILES.map((name) => join(here, name)).find((file) =>
            statSync(file, { throwIfNoEntry: false })?.isFile(),
        ),
    );
}

/** Throws if the text is not UTF-8: written again, it would be another one. */
function readText(file: string): string {
    const bytes = readFileSync(file);
    const text = bytes.toString("utf8");
    if (Buffer.from(text, "utf8").equals(bytes)) return text;
    throw new Error(`${file} is not a text in UTF-8; nothing was written.`);
}

/** Yarn's Plug'n'Play keeps packages in archives, from which Pulumi can't start a plugin. */
function howToInstall(folder: string): string {
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

/** Relative to the project's file: a path that holds on every machine that has the checkout. */
function installedAbove(folder: string): string | undefined {
    const found = nearest(folder, (here) => (existsSync(join(here, INSTALLED)) ? join(here, INSTALLED) : undefined));
    return found === undefined ? undefined : relative(folder, found).replaceAll("\\", "/");
}

function nearest<T>(folder: string, find: (folder: string) => T | undefined): T | undefined {
    const found = find(folder);
    if (found !== undefined || dirname(folder) === folder) return found;
    return nearest(dirname(folder), find);
}

function say(line: string): number {
    process.stdout.write(`${line}\n`);
    return 0;
}

function fail(text: string, exitCode: number): number {
    process.stderr.write(`${text}\n`);
    return exitCode;
}

function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
