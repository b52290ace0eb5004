import { printable } from "../../device/printable.js";
import { SbcError } from "../../errors.js";
import type { EntryPoint } from "../entryPoint.js";

/** What was given, and what it is called where it was given. */
export interface ConfigValues {
    /** Absent if it is empty. */
    readonly get: (key: string) => string | undefined;
    /** The same, but for what is set to nothing. */
    readonly getWritten: (key: string) => string | undefined;
    readonly entry: EntryPoint;
}

export function valuesOf(get: ConfigValues["get"], entry: EntryPoint): ConfigValues {
    return { get: (key) => get(key) || undefined, getWritten: get, entry };
}

export function badKey({ value = (name) => name, howToSet }: EntryPoint, key: string, problem: string): SbcError {
    return new SbcError("invalidInput", `The configuration value ${value(key)} ${problem}.`, howToSet?.(key) ?? "");
}

const LONGEST_LINE = 200;

/** A text of the user's own that messages or records repeat: one line. Absent if it is not set. */
export function readLine(key: string, what: string, { getWritten, entry }: ConfigValues): string | undefined {
    const written = getWritten(key);
    if (written === undefined) return undefined;
    const text = written.trim();
    if (text === "") throw badKey(entry, key, `is empty; write ${what}, or take it out`);
    if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)) throw badKey(entry, key, `is more than one line; write ${what} in one`);
    if (text.length > LONGEST_LINE)
        throw badKey(entry, key, `has ${text.length} characters; write ${what}, in ${LONGEST_LINE} at most`);
    const line = printable(text, LONGEST_LINE);
    if (line === "") throw badKey(entry, key, `shows nothing; write ${what}, or take it out`);
    return line;
}
