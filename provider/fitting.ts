import type { Bag } from "./bag.js";

/** The same outputs with ever more left out: what can be missed first. */
export type Shorter = (outputs: Bag) => readonly Bag[];

/**
 * What a partial failure can carry: it travels in headers, and one that is too long is lost on the way, and with it what is
 * known of the request. The last of `shorter` if nothing is short enough.
 */
export function fitting(outputs: Bag, shorter: Shorter, isShort: (outputs: Bag) => boolean): Bag {
    if (isShort(outputs)) return outputs;
    const candidates = shorter(outputs);
    return candidates.find(isShort) ?? candidates.at(-1) ?? outputs;
}

/** The beginning of a text that is too long, in UTF-8. */
export function shortenedTo(longestBytes: number, text: string): string {
    const bytes = Buffer.from(text);
    if (bytes.length <= longestBytes) return text;
    const start = bytes.subarray(0, longestBytes - 3).toString();
    // Half of a character, at the end.
    return `${start.replace(/\uFFFD$/, "")}…`;
}
