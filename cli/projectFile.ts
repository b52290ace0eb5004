import { isDeepStrictEqual } from "node:util";
import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Pair, parseDocument, type YAMLMap } from "yaml";
import { addItem, addPair, type Edited, setValue } from "./projectEdits.js";
import { blockLines } from "./projectText.js";

export interface ProjectFile {
    /** `there`: nothing is to be written. `changed`: the plugin was named, at another path. */
    readonly kind: "there" | "added" | "changed";
    readonly text: string;
}

/**
 * The text of a project's file that names the plugin at `path`. What is added is put in between, so that every other character
 * stays; a file in which that can't be done is refused with a sentence.
 *
 * @param name of the file: `Pulumi.json` is JSON, any other is YAML
 */
export function withPlugin(text: string, path: string, name = "Pulumi.yaml"): ProjectFile {
    const isJson = name.endsWith(".json");
    const [document, before] = parse(text, name, isJson);
    const plugin = { name: PLUGIN, path };
    const listed = providersOf(before, name);
    const known = listed?.findIndex((each) => (each as { name?: unknown } | null)?.name === PLUGIN) ?? -1;
    const own = listed?.[known] as Record<string, unknown> | undefined;
    if (own?.["path"] === path) return { kind: "there", text };
    const providers =
        own === undefined
            ? [...(listed ?? []), plugin]
            : listed?.map((each) => (each === own ? { ...own, path } : each));
    const after = { ...before, plugins: { ...(before["plugins"] as object | null), providers } };
    for (const edited of editsOf({ text, isJson, unit: unitOf(text, isJson) }, document, known, plugin)) {
        if (isRight(edited, after, isJson)) return { kind: own === undefined ? "added" : "changed", text: edited };
    }
    const wanted = isJson ? JSON.stringify(plugin) : blockLines([plugin], "  ").join("\n");
    throw new Error(
        `${name}: setup can't add the plugin without changing something else; nothing was written. Put this into ` +
            `plugins.providers, ${own === undefined ? "by hand" : "in place of what is there for oracle-sbc"}:\n${wanted}`,
    );
}

const PLUGIN = "oracle-sbc";

/** Texts that may be the one, the best first: each is one insertion, or one value in place of another. */
function editsOf(
    on: Edited,
    document: Document.Parsed,
    known: number,
    plugin: { name: string; path: string },
): string[] {
    const root = document.contents as YAMLMap;
    const plugins = pairOf(root, "plugins");
    if (plugins === undefined) return addPair(on, root, "plugins", { providers: [plugin] }, true);
    if (isEmpty(plugins)) return setValue(on, plugins, { providers: [plugin] }, root);
    if (!isMap(plugins.value)) return [];
    const providers = pairOf(plugins.value, "providers");
    if (providers === undefined) return addPair(on, plugins.value, "providers", [plugin]);
    if (isEmpty(providers)) return setValue(on, providers, [plugin], plugins.value);
    if (!isSeq(providers.value)) return [];
    const own = providers.value.items[known];
    if (own === undefined) return addItem(on, providers.value, plugin);
    if (!isMap(own)) return [];
    const path = pairOf(own, "path");
    return path === undefined ? addPair(on, own, "path", plugin.path) : setValue(on, path, plugin.path, own);
}

function pairOf(map: YAMLMap, name: string): Pair | undefined {
    return map.items.find((pair) => isPair(pair) && isScalar(pair.key) && pair.key.value === name);
}

function isEmpty({ value }: Pair): boolean {
    return value === null || (isScalar(value) && value.value === null);
}

/** The file says what it is to say, and all else that it said before. */
function isRight(text: string, after: unknown, isJson: boolean): boolean {
    try {
        return isDeepStrictEqual(plain(parseDocument(text, OPTIONS)), after) && (!isJson || isStrictJson(text));
    } catch {
        return false;
    }
}

/** Pulumi reads merges, `<<: *other`. */
const OPTIONS = { merge: true } as const;

/** Without objects that stand there twice, by an alias: to change one of them is not to change the other. */
function plain(document: Document.Parsed): unknown {
    const [error] = document.errors;
    if (error) throw error;
    return JSON.parse(JSON.stringify(document.toJS()));
}

function parse(text: string, name: string, isJson: boolean): [Document.Parsed, Readonly<Record<string, unknown>>] {
    let document: Document.Parsed;
    let value: unknown;
    try {
        if (isJson) JSON.parse(text.replace(/^\ufeff/, ""));
        document = parseDocument(text, { ...OPTIONS, keepSourceTokens: true });
        value = plain(document);
    } catch (error) {
        throw new Error(`${name} can't be read: ${(error as Error).message}`, { cause: error });
    }
    if (!isMap(document.contents) || isAlias(document.contents)) {
        throw new Error(`${name} is no project: write its name and its runtime first.`);
    }
    return [document, value as Record<string, unknown>];
}

function isStrictJson(text: string): boolean {
    JSON.parse(text.replace(/^\ufeff/, ""));
    return true;
}

function providersOf({ plugins }: Readonly<Record<string, unknown>>, name: string): unknown[] | undefined {
    if (plugins === undefined || plugins === null) return undefined;
    if (typeof plugins !== "object" || Array.isArray(plugins))
        throw unusable(name, "plugins", "an object with providers");
    const { providers } = plugins as { providers?: unknown };
    if (providers === undefined || providers === null) return undefined;
    if (!Array.isArray(providers)) throw unusable(name, "plugins.providers", "a list");
    return providers as unknown[];
}

function unusable(name: string, property: string, what: string): Error {
    return new Error(`${name}: ${property} is not ${what}; nothing was written.`);
}

/** By how much the file indents; none: all of its JSON is on one line. */
function unitOf(text: string, isJson: boolean): string {
    if (isJson) return /\n([ \t]+)"/.exec(text)?.[1] ?? "";
    const indent = /^( +)[^\s#]/m.exec(text)?.[1]?.length ?? 4;
    return " ".repeat(Math.max(2, indent));
}
