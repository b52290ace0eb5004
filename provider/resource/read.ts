import type { Io } from "../device/io.js";
import { SbcError } from "../errors.js";
import { look, type View } from "../pair/look.js";
import type { PairSettings } from "../pair/settings.js";
import { isNeitherSeen } from "../pair/sighting.js";
import { lookProblemsOf } from "./inputs/problems.js";
import { recall } from "./recall.js";
import { confirm } from "./compare.js";
import type { Context } from "./context.js";
import { hasUntrueRecords } from "./diff.js";
import { loginsRefused, pairUnreachable, warningWithRecord } from "./unreachable.js";
import { openIn } from "./previewMessages.js";
import { cleaned, withoutNulls } from "./inputs/nulls.js";
import { declaredIn, observe, type Observed, outputsOf, type Recorded, rememberedSince } from "./outputs.js";
import { handsOffMark, hasHandsOffMark } from "./inputs/internal.js";

type Bag = Record<string, unknown>;

/** A pair as it is, for a refresh by the dynamic provider, which is handed the recorded outputs alone. */
export async function readPair(props: Bag, context: Context, io: Io): Promise<{ props: Bag; inputs?: Bag }> {
    const kept = (reason: SbcError) => {
        context.warn(warningWithRecord(reason), io.log);
        return { props: cleaned(props) };
    };
    const declared = withoutNulls(declaredIn(props));
    // The desired node is not among the outputs, and not needed to look.
    const problems = lookProblemsOf(declared);
    if (problems.length > 0) return kept(unusable(problems));
    const { inputs, settings, recorded } = await recall(context, declared, props, io);
    const again = () => look(settings.sessions, io);
    const seen = await seenForRecord(recorded, await again(), settings, io, again);
    if (seen.kind === "recordStands") {
        const refusal = loginsRefused(settings, seen.view);
        if (refusal === undefined && isNeitherSeen(seen.view.sightings)) throw pairUnreachable(settings, seen.view);
        return kept(refusal ?? pairUnreachable(settings, seen.view));
    }
    context.tell(openIn(settings, seen.view), io.log);
    if (seen.kind === "moving") return { props: cleaned(props) };
    const { observed } = seen;
    const isCorrected = (inputs.revertive ?? true) && inputs.observeOnly !== true && !hasHandsOffMark(props);
    const isShown = isCorrected && observed.activeNode !== undefined;
    const outputs = { ...outputsOf(inputs, observed, rememberedSince(recorded, observed)), ...handsOffMark(props) };
    // Drift, as a difference of the property that an operator wrote.
    const shown = isShown ? { inputs: cleaned({ ...declared, activeNode: observed.activeNode }) } : {};
    return { props: cleaned(outputs), ...shown };
}

export function unusable(problems: readonly string[]): SbcError {
    return new SbcError("invalidInput", "The pair can't be looked at with what is recorded.", problems.join(" "));
}

/** What a read may record. */
export type SeenForRecord =
    | { readonly kind: "seen"; readonly view: View; readonly observed: Observed }
    /** Which node is active can't be seen, and nothing contradicts what is recorded. */
    | { readonly kind: "recordStands"; readonly view: View }
    /** Each look showed something else, and none what is recorded. */
    | { readonly kind: "moving"; readonly view: View };

/** @param again a look of its own, never one that was kept */
export async function seenForRecord(
    recorded: Recorded,
    first: View,
    settings: PairSettings,
    io: Io,
    again: () => Promise<View>,
): Promise<SeenForRecord> {
    const differs = (view: View) => hasUntrueRecords(recorded, view);
    const { view, isDifferent } = await confirm(recorded, first, { differs, settings, again }, io);
    if (view.state.kind === "activeNotSeen" && !differs(view)) return { kind: "recordStands", view };
    const isRecordable = isDifferent || !differs(view) || recorded.roles === undefined;
    return isRecordable ? { kind: "seen", view, observed: observe(view) } : { kind: "moving", view };
}
