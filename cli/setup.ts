import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { withPlugin } from "./projectFile.js";
import { setupHelp } from "./setupHelp.js";

const INSTALLED = "node_modules/pulumi-oracle-sbc/bin/plugin";

/**
 * Writes into a project's Pulumi.yaml where the plugin lies. Resolves to the exit code: 0 it stands there, 1 with `--check`
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
        return fail(`There is no Pulumi.yaml in ${resolve(directory)} or above it. Run this in a Pulumi project.`, 1);
    }
    const plugin = path ?? installedAbove(dirname(file));
    if (plugin === undefined) {
        return fail(
            `pulumi-oracle-sbc is not installed where ${file} can name it. Run npm install pulumi-oracle-sbc beside it, or ` +
                "give the folder of the plugin with --path.",
            1,
        );
    }
    const { kind, text } = withPlugin(readFileSync(file, "utf8"), plugin);
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
        ["Pulumi.yaml", "Pulumi.yml"].map((name) => join(here, name)).find((file) => existsSync(file)),
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
