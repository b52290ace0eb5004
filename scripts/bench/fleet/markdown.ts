/** A table as prettier leaves it. All columns but the first ones that are named hold numbers, which stand on the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[], textColumns = 1): string {
    const widths = head.map((title, column) =>
        Math.max(3, ...[title, ...rows.map((row) => row[column] ?? "")].map((cell) => cell.length)),
    );
    const line = (cells: readonly string[]) => {
        const padded = widths.map((width, column) => {
            const cell = cells[column] ?? "";
            return column < textColumns ? cell.padEnd(width) : cell.padStart(width);
        });
        return `| ${padded.join(" | ")} |`;
    };
    const rule = widths.map((width, column) =>
        column < textColumns ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
    );
    return [line(head), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n");
}

/** Seconds as they are printed everywhere. */
export function seconds(ms: number | undefined): string {
    return ms === undefined || Number.isNaN(ms) ? "" : `${(ms / 1000).toFixed(ms < 9_950 ? 2 : 1)} s`;
}

export function ratio(part: number | undefined, whole: number | undefined): string {
    return part === undefined || whole === undefined || whole === 0 ? "" : (part / whole).toFixed(2);
}

/** 1,000 */
export function count(number: number): string {
    return number.toLocaleString("en-US");
}
