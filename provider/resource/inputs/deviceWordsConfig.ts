import type * as z from "zod";
import { SbcError } from "../../errors.js";
import type { EntryPoint } from "../entryPoint.js";
import type { ConfigValues } from "./configValue.js";
import { type DeviceWordsInputs, deviceWordsSchema } from "./deviceWords.js";
import { printPath } from "./path.js";
import { holdsUnknown } from "./unknown.js";

const KEY = "deviceWords";

/** The argument `deviceWords` for all pairs: an object of the stack's file, which arrives as JSON. */
export function readDeviceWords({ get, entry }: ConfigValues): DeviceWordsInputs {
    const written = get(KEY);
    if (written === undefined) return {};
    const value = parsed(written);
    // Of a Provider whose values come from other resources, in a preview.
    if (holdsUnknown(value)) return {};
    const read = deviceWordsSchema.safeParse(value);
    if (read.success) return read.data;
    throw badWords(entry, read.error.issues[0]);
}

function badWords(
    { value = (name) => name, howToSetObject }: EntryPoint,
    issue: z.core.$ZodIssue | undefined,
): SbcError {
    const keys = issue?.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
    const path = printPath([KEY, ...(issue?.path ?? []), ...keys]);
    const fact = `The configuration value ${value(path)} ${issue?.message}.`;
    return new SbcError("invalidInput", fact, howToSetObject?.(KEY) ?? "");
}

/** What is no JSON stays a text, which is no object. */
function parsed(written: string): unknown {
    try {
        return JSON.parse(written);
    } catch {
        return written;
    }
}
