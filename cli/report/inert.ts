/** What colours a terminal, in what a program has printed. */
const ESCAPES = /\p{Cc}\[[\d;?]*[A-Za-z]/gu;

/** Controls, escape sequences among them, and what turns the direction of a line or hides. */
const SHAPELESS = /[\p{C}\p{Zl}\p{Zp}]+/gu;

/** The longest text in one place. A word of a device, of a program or of a state file may be of any length. */
const LONGEST = 300;

/** One line that does nothing to a terminal. What it does to Markdown and HTML is for those formats. */
export function plain(text: string): string {
    return text.replace(ESCAPES, "").replace(SHAPELESS, " ").replace(/ {2,}/g, " ").trim();
}

/** Not through the middle of a surrogate pair. */
export function shortened(text: string, longest = LONGEST): string {
    return text.length > longest ? `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, "")}…` : text;
}

/** The same value with every text in it, names of properties among them, made plain. */
export function plainThroughout<T>(value: T): T {
    return plainValue(value) as T;
}

function plainValue(value: unknown): unknown {
    if (typeof value === "string") return plain(value);
    if (Array.isArray(value)) return value.map(plainValue);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [plain(name), plainValue(each)]));
}
