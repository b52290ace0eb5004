/** The longest text of a device in one message, and the longest list of its words. */
const LONGEST = 200;

/** Without a shape of their own: controls, spaces of every width, and what turns the direction of a line or hides. */
const SHAPELESS = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]+/gu;

/** The blocks that Unicode reserves for writing from right to left: they would reorder what stands beside them. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/gu;

/** More marks than any language puts on one letter: they would grow into the lines above and below. */
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu;

/**
 * A device's own words, made safe to print: one line, printable characters, at most `longest` of them.
 *
 * Pulumi's colour markup is `<{%…%}>`; an unknown one ends its CLI, an open one hides the rest of the message. Without
 * braces it can't come about, not even together with the text beside it.
 */
export function printable(text: string, longest = LONGEST): string {
    const line = text
        .replace(SHAPELESS, " ")
        .replace(RIGHT_TO_LEFT, "?")
        .replaceAll("{", "(")
        .replaceAll("}", ")")
        .replace(PILED_MARKS, "$1")
        // A mark at the start would stand on the character before it.
        .replace(/^[ \p{M}]+/u, "")
        .trimEnd();
    // Not through the middle of a surrogate pair.
    return line.length > longest ? `${line.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, "")}…` : line;
}

/** Items in one line, as many as it takes and one at least, and how many more there are. */
export function listed(items: readonly string[], separator = ", "): string {
    let length = 0;
    const shown = items.filter((item, index) => (length += item.length + separator.length) <= LONGEST || index === 0);
    const more = items.length - shown.length;
    return more === 0 ? shown.join(separator) : `${shown.join(separator)} and ${more} more`;
}
