/** Control sequences that every terminal of today knows (ECMA-48; 7 is DEC's, for lines that are not to wrap). */
const HOME = "\u001b[H";
const ERASE_REST_OF_LINE = "\u001b[K";
const ERASE_REST_OF_SCREEN = "\u001b[J";
const NO_WRAPPING = "\u001b[?7l";
const WRAPPING = "\u001b[?7h";

export const FIRST_SCREEN = "\u001b[2J";

/** The same screen with another text on it: it is written over, so that it does not flicker, and cut at the last row. */
export function drawn(text: string, rows: number): string {
    const lines = text.trimEnd().split("\n");
    // Some terminals don't tell.
    const left = rows > 0 ? lines.length - (rows - 1) : 0;
    const more = `… ${left + 1} more lines; the window is too low for them`;
    const shown = left <= 0 ? lines : [...lines.slice(0, Math.max(0, rows - 2)), more];
    const screen = shown.map((line) => `${line}${ERASE_REST_OF_LINE}\n`).join("");
    return `${HOME}${NO_WRAPPING}${screen}${WRAPPING}${ERASE_REST_OF_SCREEN}`;
}
