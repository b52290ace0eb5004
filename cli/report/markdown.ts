import { codeSpan } from "../codeSpan.js";
import { plain, shortened } from "./inert.js";
import type { PairRow, Report } from "./model.js";
import { counted, FAILED, headline, noActiveNode, reasons, totalLines, unmetTexts, verdictText } from "./words.js";

/** GitHub takes 65,536 characters in a comment, and counts some of them as more than one. */
const MOST_BYTES = 59_000;
/** What the pairs that could not be looked at may take of it in any case; they may have what the others leave, too. */
const LEAST_BYTES_UNSEEN = 15_000;
/** An error of a program may be a whole stack trace. */
const MOST_ERRORS = 10;
const COLUMNS = ["pair", "active now", "desired", "verdict", "not met", "reason"];

/** For a comment: totals first, the worst pairs first, and cut with a sentence if it would be too long. */
export function markdown(report: Report): string {
    const { attention, isFailed, totals, waves, errors, stack } = report;
    const head = [
        `### SBC pairs in this preview${stack === "" ? "" : `, stack ${code(stack)}`}`,
        ...(isFailed ? ["", `**${FAILED}**`] : []),
        "",
        `**${headline(report)}**`,
        "",
        ...totalLines(totals).map((line) => `- ${line}`),
        ...list("Errors:", errors.slice(0, MOST_ERRORS), errors.length),
        ...list("Waves:", waves.slice(0, MOST_ERRORS), waves.length),
    ];
    const isUnseen = (row: PairRow) => row.attention === "unreachable";
    const seen = attention.filter((row) => !isUnseen(row));
    const hasSites = seen.some(({ site }) => site !== undefined);
    const columns = [...(hasSites ? ["site"] : []), ...COLUMNS];
    const header = [columns, columns.map(() => "---")].map(cellsInRow);
    const all = seen.map((row) => cellsInRow(cellsOf(row).slice(hasSites ? 0 : 1)));
    const room = MOST_BYTES - bytes([...head, ...header]);
    const unseen = unseenLines(attention.filter(isUnseen), Math.max(LEAST_BYTES_UNSEEN, room - bytes(all)));
    const rows = fitted(all, room - bytes(unseen));
    const lines = [
        ...head,
        ...(rows.length === 0 ? [] : ["", ...header, ...rows]),
        ...(unseen.length === 0 ? [] : ["", "Could not be looked at:", "", ...unseen]),
    ];
    return lines.join("\n");
}

/** What the sentence about those that are left out takes, and what stands around. */
const BYTES_OF_SENTENCE = 300;

/** As many as there is room for, the worst first, and how many are left out. */
function fitted(all: readonly string[], most: number): string[] {
    const lines = taken(all, most - BYTES_OF_SENTENCE);
    const more = all.length - lines.length;
    if (more === 0) return lines;
    const sentence = `${counted(more, "more pair", "more pairs")} that need attention ${more === 1 ? "is" : "are"} left out here: ${NO_ROOM}`;
    return [...lines, "", sentence];
}

const NO_ROOM = "a comment has no room for all. The formats html, json and text have them.";

/** Each with its reason, while there is room; then by their names alone. */
function unseenLines(rows: readonly PairRow[], most: number): string[] {
    const all = rows.map(unseenLine);
    const room = most - BYTES_OF_SENTENCE;
    if (bytes(all) <= room) return all;
    const names = rows.map(({ name }) => `${code(name)},`);
    const roomForNames = Math.min(bytes(names), room / 2);
    const lines = taken(all, room - roomForNames);
    const others = names.slice(lines.length);
    const shown = taken(others, roomForNames);
    const left = others.length - shown.length;
    const rest = left === 0 ? "" : `, and ${left} more, which are left out here: ${NO_ROOM}`;
    return [
        ...lines,
        "",
        `${counted(others.length, "more pair", "more pairs")} could not be looked at: ${shown.join(" ").slice(0, -1)}${rest}`,
    ];
}

function taken(lines: readonly string[], most: number): string[] {
    let used = 0;
    const end = lines.findIndex((line) => (used += bytes([line])) > most);
    return lines.slice(0, end === -1 ? undefined : end);
}

function bytes(lines: readonly string[]): number {
    return lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
}

function cellsInRow(cells: readonly string[]): string {
    return `| ${cells.join(" | ")} |`;
}

function cellsOf(row: PairRow): readonly string[] {
    const { site, name, active, desired } = row;
    return [
        code(site),
        code(name),
        noActiveNode(row) ?? code(active),
        code(desired),
        `**${verdictText(row)}**`,
        unmetTexts(row).map(code).join("<br>"),
        reasons(row).map(code).join("<br>"),
    ];
}

function unseenLine(row: PairRow): string {
    const { name, site, desired } = row;
    const where = site === undefined ? "" : ` in ${code(site)}`;
    const aim = desired === undefined ? "" : `, desired ${code(desired)}`;
    return `- ${code(name)}${where}${aim}: ${code(reasons(row).join(" "))}`;
}

function list(title: string, texts: readonly string[], total: number): string[] {
    if (texts.length === 0) return [];
    const more = total - texts.length;
    return ["", title, "", ...texts.map((text) => `- ${code(text)}`), ...(more > 0 ? [`- and ${more} more`] : [])];
}

/** Whatever a device, a program or a state file has written. */
function code(text: string | undefined): string {
    return codeSpan(shortened(plain(text ?? "")));
}
