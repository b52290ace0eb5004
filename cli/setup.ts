import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { installIntoCache, isInCache } from "./pluginCache.js";
import { howToInstall, installedAbove, projectFileAbove } from "./pluginFolder.js";
import { withPlugin } from "./projectFile.js";
import { setupHelp } from "./setupHelp.js";

interface SetupOptions {
    readonly check: boolean;
    readonly directory: string;
    readonly "no-install": boolean;
    readonly path?: string | undefined;
}

/**
 * Writes into a project's file where the plugin lies, and puts it into Pulumi's cache. Resolves to the exit code: 0 both are
 * so, 1 with `--check` they are not, or it can't be done; 2 bad option.
 */
export function setup(args: readonly string[]): Promise<number> {
    return Promise.resolve(run(args));
}

function run(args: readonly string[]): number {
    let options: SetupOptions & { readonly help: boolean };
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

function setUp({ check, directory, path, "no-install": noInstall }: SetupOptions): number {
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
    const folder = resolve(dirname(file), plugin);
    if (check) return checked(file, plugin, noInstall || isInCache(folder));
    name(file, plugin);
    return noInstall ? 0 : install(folder);
}

function name(file: string, plugin: string): void {
    const { kind, text } = withPlugin(readText(file), plugin, basename(file));
    if (kind !== "there") writeFileSync(file, text);
    const said = {
        there: `${file} names the plugin already: ${plugin}.`,
        added: `${file}: added plugins.providers, oracle-sbc at ${plugin}.`,
        changed: `${file}: changed the path of oracle-sbc in plugins.providers to ${plugin}.`,
    };
    say(said[kind]);
}

function install(folder: string): number {
    const end = installIntoCache(folder);
    if (end.kind === "failed") return fail(end.why, 1);
    return say(
        end.kind === "there"
            ? `Pulumi's cache has the plugin oracle-sbc ${end.version} already.`
            : `Pulumi's cache: installed the plugin oracle-sbc ${end.version}.`,
    );
}

function checked(file: string, plugin: string, isCached: boolean): number {
    const { kind } = withPlugin(readText(file), plugin, basename(file));
    if (kind !== "there")
        return fail(`${file} does not name the plugin at ${plugin}. npx pulumi-oracle-sbc setup writes it.`, 1);
    if (!isCached) return fail("Pulumi's cache does not have this plugin. npx pulumi-oracle-sbc setup installs it.", 1);
    return say(`${file} names the plugin already: ${plugin}.`);
}

function parseOptions(args: readonly string[]) {
    const { values } = parseArgs({
        args: [...args],
        options: {
            check: { type: "boolean", default: false },
            directory: { type: "string", default: "." },
            "no-install": { type: "boolean", default: false },
            path: { type: "string" },
            help: { type: "boolean", short: "h", default: false },
        },
    });
    if (values.path === "")
        throw new Error("--path is empty; write the folder of the plugin, relative to Pulumi.yaml.");
    return values;
}

/** Throws if the text is not UTF-8: written again, it would be another one. */
function readText(file: string): string {
    const bytes = readFileSync(file);
    const text = bytes.toString("utf8");
    if (Buffer.from(text, "utf8").equals(bytes)) return text;
    throw new Error(`${file} is not a text in UTF-8; nothing was written.`);
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
