import { styleText } from "node:util";

type Colour = "red" | "yellow" | "green";
/** Colours a text, or leaves it as it is. */
export type Paint = (colour: Colour, text: string) => string;

export const PLAIN: Paint = (_colour, text) => text;

/** Colours for a terminal only, and not for one that is not to have them (https://no-color.org). */
export function paintFor(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): Paint {
    const isWanted = stream.isTTY === true && !env["NO_COLOR"] && env["TERM"] !== "dumb";
    return isWanted ? (colour, text) => styleText(colour, text, { validateStream: false }) : PLAIN;
}

/** What stands in a table, and its colour. */
export interface Cell {
    readonly text: string;
    readonly colour?: Colour;
}

/** Rows in columns that are as wide as their widest cell. */
export function columns(rows: readonly (readonly (string | Cell)[])[], paint: Paint = PLAIN): string {
    const cells = rows.map((row) => row.map((cell): Cell => (typeof cell === "string" ? { text: cell } : cell)));
    const widths: number[] = [];
    for (const row of cells)
        for (const [column, { text }] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, text.length);
    return cells
        .map((row) => {
            const last = row.reduce((found, { text }, column) => (text === "" ? found : column), -1);
            return row
                .slice(0, last + 1)
                .map(({ text, colour }, column) => {
                    const padding = column === last ? "" : " ".repeat((widths[column] ?? 0) - text.length);
                    return `${colour === undefined ? text : paint(colour, text)}${padding}`;
                })
                .join("  ");
        })
        .join("\n");
}
