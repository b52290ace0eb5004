import type { Bag } from "../bag.js";
import type { Io, Log } from "../device/io.js";
import type { Context, Recalled } from "./context.js";
import { parseInputs } from "./inputs/problems.js";
import type { Inputs } from "./inputs/schema.js";
import type { Recorded } from "./outputs.js";

/** A declaration that was checked, and what a state has of its pair: nothing, if the resource is new. */
export interface DeclaredAndRecorded {
    readonly inputs: Inputs;
    readonly recorded: Recorded;
}

/** @param about the resource's URN; absent in the dynamic provider, which is told none */
export function parseBoth(context: Context, declared: Bag, olds: Bag, log: Log, about?: string): DeclaredAndRecorded {
    const inputs = parseInputs(declared);
    return { inputs, recorded: context.recordedIn(olds, inputs, log, about) };
}

/** The same for what only shows: with the settings, and with an open request that the journal alone knows of. */
export async function recall(
    context: Context,
    declared: Bag,
    olds: Bag,
    io: Io,
    about?: string,
): Promise<Recalled & { readonly inputs: Inputs; readonly inState: Recorded }> {
    const { inputs, recorded: inState } = parseBoth(context, declared, olds, io.log, about);
    return { inputs, inState, ...(await context.settingsAndRecord(inputs, inState, io)) };
}
