import type { Io } from "../device/io.js";
import type { View } from "../pair/look.js";
import { pollingFor } from "../pair/polling.js";
import { isNeitherSeen } from "../pair/sighting.js";
import type { PairSettings } from "../pair/settings.js";
import { poll } from "../poll.js";
import { type Compared, hasUntrueRecords, isSameMove, isSameSight, lacksRedundancy, needsUpdate } from "./diff.js";
import type { Recorded } from "./outputs.js";

export interface Comparison {
    /** The last look. */
    readonly view: View;
    readonly isChanged: boolean;
}

export type Comparing = Omit<Compared, "view"> & { readonly settings: PairSettings; readonly isNew: boolean };

/**
 * Whether an `up` has something to do. A look that differs only from what is recorded, or from a redundancy that is required,
 * is repeated.
 *
 * @param again a look of its own, never one that was kept
 */
export async function compare(
    comparing: Comparing,
    first: View,
    io: Io,
    again: () => Promise<View>,
): Promise<Comparison> {
    const { inputs, recorded, settings, isNew } = comparing;
    if (isNew || needsUpdate({ ...comparing, view: first })) return { view: first, isChanged: true };
    const differs = (view: View) => hasUntrueRecords(recorded, view) || lacksRedundancy(settings, inputs, view);
    const { view, isDifferent } = await confirm(recorded, first, { differs, settings, again }, io);
    return { view, isChanged: isDifferent || needsUpdate({ ...comparing, view }) };
}

export interface TwoLooks {
    /** The last one. */
    readonly view: View;
    /** Two in a row showed the same that differs. One lost answer does not. */
    readonly isDifferent: boolean;
}

/** So many looks at a pair that shows something else each time, and the record stays. */
const MOST_LOOKS = 4;

interface Confirming {
    readonly differs: (view: View) => boolean;
    readonly settings: PairSettings;
    readonly again: () => Promise<View>;
}

/**
 * Repeats a look that differs, until two in a row show the same, or calls on the same other node than is recorded, whatever
 * else of the pair is changing.
 */
export async function confirm(
    recorded: Recorded,
    first: View,
    { differs, settings, again }: Confirming,
    io: Io,
): Promise<TwoLooks> {
    let looks = 0;
    let last: View | undefined;
    const read = async () => {
        const view = looks++ === 0 ? first : await again();
        const isConfirmed = last !== undefined && (isSameSight(last, view) || isSameMove(recorded, last, view));
        last = view;
        return { view, isConfirmed };
    };
    // What shows neither node takes nothing back of what the look before it showed.
    const takesBack = (view: View) => !differs(view) && (looks === 1 || !isNeitherSeen(view.sightings));
    const isEnough = (seen: Awaited<ReturnType<typeof read>>) =>
        seen.isConfirmed || looks === MOST_LOOKS || takesBack(seen.view);
    const result = await poll(read, isEnough, pollingFor(settings, Infinity, io));
    const { view, isConfirmed } = result.kind === "done" ? result.value : result.last;
    return { view, isDifferent: isConfirmed && differs(view) };
}
