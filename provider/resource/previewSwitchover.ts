import { decide, type Decision } from "../pair/decide.js";
import { askedMs } from "../pair/freshness.js";
import type { View } from "../pair/look.js";
import { hasDesiredNode, type PairSettings } from "../pair/settings.js";
import type { Context } from "./context.js";
import { PairError } from "../pair/messages/pairError.js";
import { mayRequest } from "./diff.js";
import type { Inputs } from "./inputs/schema.js";
import { needsSwitchover, previewMessageOf, type PreviewMessage } from "./previewMessages.js";
import type { Recorded } from "./outputs.js";
import { unreadableRequest } from "./unreadableRequest.js";

export interface PreviewedPair {
    readonly inputs: Inputs;
    readonly recorded: Recorded;
    readonly settings: PairSettings;
    /** The resource exists, and `ignoreChanges` covers its `activeNode`. */
    readonly isHandsOff: boolean;
    /** Nothing is recorded of a new resource. */
    readonly isNew: boolean;
}

/** What an `up` would do, by one look. */
export interface SwitchoverPreview {
    /** Absent if no switchover may be requested whatever the look shows. */
    readonly decision: Decision | undefined;
    readonly notice: PreviewMessage;
}

/**
 * Counts a switchover that is needed among those of this run.
 *
 * @param nowMs on the run's own clock: how old a look is that was kept, is said with what rests on it
 */
export function previewSwitchover(
    context: Context,
    view: View,
    previewedPair: PreviewedPair,
    nowMs = view.endedMs,
): SwitchoverPreview {
    const { decision, notice } = previewByLook(context, view, previewedPair);
    const ageMs = nowMs - askedMs(view);
    return { decision, notice: ageMs < OLD_MS ? notice : aged(notice, Math.round(ageMs / 1000)) };
}

const OLD_MS = 10_000;

function aged(notice: PreviewMessage, lookedAgoSeconds: number): PreviewMessage {
    const { message, refusal } = notice;
    return {
        ...notice,
        ...(message === undefined ? {} : { message: { ...message, lookedAgoSeconds } }),
        ...(refusal === undefined
            ? {}
            : { refusal: new PairError(refusal.code, { ...refusal.content, lookedAgoSeconds }) }),
    };
}

function previewByLook(context: Context, view: View, previewedPair: PreviewedPair): SwitchoverPreview {
    const { inputs, recorded, settings, isHandsOff, isNew } = previewedPair;
    const refusal = unreadableRequest(recorded, settings, view.date);
    if (refusal !== undefined)
        return { decision: undefined, notice: { message: refusal.content, isWarning: true, refusal } };
    const decision =
        mayRequest(inputs, recorded, isHandsOff) && hasDesiredNode(settings) ? decide(view, settings) : undefined;
    const due = needsSwitchover(decision) ? context.countNeeded(settings) : 0;
    const isOverMaximum = due > (context.config.limits.maximumSwitchovers ?? Infinity);
    return {
        decision,
        notice: previewMessageOf(settings, view, { decision, isHandsOff, isNew, isOverMaximum, recorded }),
    };
}
