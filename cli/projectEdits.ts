import { isCollection, isNode, isPair, isScalar, type Node, type Pair, type YAMLMap, type YAMLSeq } from "yaml";
import { blockLines, flowText, jsonText } from "./projectText.js";

/** The text that is edited: nodes say where they stand in it. */
export interface Edited {
    readonly text: string;
    readonly isJson: boolean;
    /** By how much it indents; empty where all stands on one line. */
    readonly unit: string;
}

/** Texts with one more pair in the map. Which of them is right, if one is, whoever reads them again can say. */
export function addPair(on: Edited, map: YAMLMap, key: string, value: unknown, isRoot = false): string[] {
    if (map.flow) return intoFlow(on, map, { [key]: value });
    const lines = indented(blockLines({ [key]: value }, on.unit), columnOf(map));
    const end = lineAfter(on.text, endOf(map));
    const start = lineStart(on.text, rangeOf(map)[0]);
    return [...(isRoot ? [on.text.length] : []), end, start].map((at) => withLines(on.text, at, lines));
}

/** Texts with one more item in the list. */
export function addItem(on: Edited, list: YAMLSeq, item: unknown): string[] {
    if (list.flow) return intoFlow(on, list, [item]);
    return [withLines(on.text, lineAfter(on.text, endOf(list)), indented(blockLines([item], on.unit), columnOf(list)))];
}

/** Texts with this value in place of a scalar, or of none. */
export function setValue(on: Edited, pair: Pair, value: unknown, map: YAMLMap): string[] {
    const { text, isJson, unit } = on;
    if (!isNode(pair.value) || isCollection(pair.value)) return [];
    const [from, to] = rangeOf(pair.value);
    const isText = typeof value === "string";
    const indent = /^[ \t]*/.exec(text.slice(lineStart(text, from)))?.[0] ?? "";
    const inline = isJson ? jsonText(value, unit, indent, newlineAt(text, from)) : flowText(value);
    const gap = /\s/.test(text[from - 1] ?? "") ? "" : " ";
    const replaced = (written: string) => `${text.slice(0, from)}${gap}${written}${text.slice(to)}`;
    if (from < to) return [...(isText ? asBefore(pair.value, value).map(replaced) : []), replaced(inline)];
    if (isText || map.flow) return [replaced(inline)];
    const lines = indented(blockLines(value, unit), columnOf(map) + unit.length);
    return [withLines(text, lineAfter(text, from), lines), replaced(inline)];
}

/** In the quotes that are there. */
function asBefore(node: Node, value: string): string[] {
    const type = isScalar(node) ? node.type : undefined;
    if (type === "PLAIN") return [value];
    return type === "QUOTE_SINGLE" ? [`'${value.replaceAll("'", "''")}'`] : [];
}

/** Into `{ … }` or `[ … ]`, behind what it holds: on a line of its own where the last one is. */
function intoFlow({ text, isJson, unit }: Edited, collection: YAMLMap | YAMLSeq, more: object): string[] {
    const [start, end] = rangeOf(collection);
    const newline = newlineAt(text, start);
    const inner = (indent: string) => {
        const whole = isJson ? jsonText(more, unit, indent, newline) : flowText(more);
        return whole.slice(1, -1).trim();
    };
    const last = collection.items.at(-1);
    const indent = /^[ \t]*/.exec(text.slice(lineStart(text, start)))?.[0] ?? "";
    if (last === undefined) {
        const isBlank = text.slice(start + 1, end - 1).trim() === "";
        const space = isJson ? "" : " ";
        const written =
            isJson && unit !== ""
                ? `${newline}${indent}${unit}${inner(indent)}${newline}${indent}`
                : `${space}${inner("")}${space}`;
        return [text.slice(0, start + 1) + written + text.slice(isBlank ? end - 1 : start + 1)];
    }
    const at = endOf(last);
    const before = text.slice(lineStart(text, startOf(last)), startOf(last));
    const isOnItsLine = /^[ \t]*$/.test(before) && lineStart(text, startOf(last)) > start;
    // JSON's own lines are indented from the line that holds the whole, less what the item itself adds.
    const own = isOnItsLine ? before.slice(0, Math.max(0, before.length - unit.length)) : indent;
    const separator = isOnItsLine ? `,${newline}${before}` : ", ";
    return [text.slice(0, at) + separator + inner(own) + text.slice(at)];
}

function withLines(text: string, at: number, lines: readonly string[]): string {
    const newline = newlineAt(text, at);
    const isAfterLine = at === 0 || text[at - 1] === "\n" || text[at - 1] === "\ufeff";
    // A file without a newline at its end stays one.
    const added = isAfterLine ? lines.map((line) => line + newline).join("") : newline + lines.join(newline);
    return text.slice(0, at) + added + text.slice(at);
}

function indented(lines: readonly string[], column: number): string[] {
    return lines.map((line) => " ".repeat(column) + line);
}

/** That of the line before, else of the one after. */
function newlineAt(text: string, at: number): string {
    const before = text.lastIndexOf("\n", at - 1);
    const index = at > 0 && before >= 0 ? before : text.indexOf("\n");
    return index > 0 && text[index - 1] === "\r" ? "\r\n" : "\n";
}

/** Where the line that follows `at` begins: `at` itself where a line does; the end where there is none. */
function lineAfter(text: string, at: number): number {
    if (at > 0 && text[at - 1] === "\n") return at;
    const end = text.indexOf("\n", at);
    return end < 0 ? text.length : end + 1;
}

function lineStart(text: string, at: number): number {
    const start = text.lastIndexOf("\n", at - 1) + 1;
    return start === 0 && text.startsWith("\ufeff") ? 1 : start;
}

function columnOf(collection: YAMLMap | YAMLSeq): number {
    const { srcToken } = collection;
    return srcToken !== undefined && "indent" in srcToken ? srcToken.indent : 0;
}

function rangeOf(node: Node): readonly [number, number] {
    const [from = 0, to = from] = node.range ?? [];
    return [from, to];
}

function startOf(item: unknown): number {
    return isPair(item) ? startOf(item.key) : isNode(item) ? rangeOf(item)[0] : 0;
}

/** Where a node's own text ends: not what a block is followed by. */
function endOf(item: unknown): number {
    if (isPair(item)) return Math.max(endOf(item.key), endOf(item.value));
    if (!isNode(item)) return 0;
    if (isCollection(item) && !item.flow && item.items.length > 0) return endOf(item.items.at(-1));
    return rangeOf(item)[1];
}
