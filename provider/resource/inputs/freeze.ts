import { isDeepStrictEqual } from "node:util";
import type { Freeze } from "../../pair/preconditions/freeze.js";
import { readInstant } from "../../pair/windows/written.js";
import { badKey, type ConfigValues, readLine } from "./configValue.js";

/** Both hold, the Provider's own and the stack's; the same, which the default Provider is given, is one. */
export function readFreezes(own: ConfigValues, stack: ConfigValues): readonly Freeze[] {
    const first = readFreeze(own);
    const second = readFreeze(stack);
    return [first, isDeepStrictEqual(first, second) ? undefined : second].filter((freeze) => freeze !== undefined);
}

function readFreeze(values: ConfigValues): Freeze | undefined {
    const { getWritten, entry } = values;
    const text = readLine("freeze", "why nothing may be switched over", values);
    const written = getWritten("freezeUntil");
    // Who writes false means no freeze, who writes true gives no reason.
    if (text === "true" || text === "false")
        throw badKey(entry, "freeze", `is ${text}; write why nothing may be switched over, or take it out`);
    if (text === undefined) {
        if (written === undefined) return undefined;
        throw badKey(entry, "freezeUntil", "is set without freeze; set freeze to the reason, or take freezeUntil out");
    }
    const freeze = {
        text,
        howToEnd: entry.howToTakeOut?.("freeze") ?? "take freeze out",
    };
    if (written === undefined) return freeze;
    const setting = entry.value?.("freezeUntil") ?? "freezeUntil";
    const instant = readInstant(written.trim());
    if (instant.kind === "wrong")
        throw badKey(entry, "freezeUntil", `can't be used: ${unquoted(written) ?? instant.why}`);
    return { ...freeze, until: { written: written.trim(), ms: instant.value, setting } };
}

/** Pulumi hands on a time without quotes in its own words, in which a missing offset is not to be seen any more. */
function unquoted(written: string): string | undefined {
    if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\S* [+-]\d{4} \S+$/.test(written)) return undefined;
    return `Pulumi has read it as ${JSON.stringify(written)}; write it in quotes in the stack's file, such as "2026-11-30T08:00:00+01:00"`;
}
