import { stripVTControlCharacters } from "node:util";
import type { Row } from "./expectations.js";

export function say(text: string): void {
    process.stdout.write(`${text}\n`);
}

export function heading(text: string): void {
    say(`\n== ${text}`);
}

/** A command as one would type it. */
export function command(line: string): void {
    say(`$ ${line}`);
}

/** A line of a command's own output. Pulumi's progress dots are left out: they are for a terminal that overwrites them. */
export function output(line: string): void {
    const text = stripVTControlCharacters(line).trim();
    if (text === "" || /^@ (previewing update|updating)\.*$/.test(text)) return;
    say(`  | ${line.trimEnd()}`);
}

export function formatTable(rows: readonly Row[]): string {
    const head = ["step", "active before", "after", "switchovers sent", "result"];
    const cells = rows.map((row) => [row.step, row.before, row.after, String(row.sent), row.result]);
    const widths = head.map((title, i) => Math.max(title.length, ...cells.map((row) => row[i]?.length ?? 0)));
    const rule = widths.map((width) => "-".repeat(width));
    return [head, rule, ...cells]
        .map((row) =>
            row
                .map((cell, i) => cell.padEnd(widths[i] ?? 0))
                .join("  ")
                .trimEnd(),
        )
        .join("\n");
}
