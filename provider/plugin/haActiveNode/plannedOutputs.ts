import type { Io } from "../../device/io.js";
import { hasDesiredNode } from "../../pair/settings.js";
import { previewSwitchover } from "../../resource/previewSwitchover.js";
import { needsSwitchover } from "../../resource/previewMessages.js";
import { recall } from "../../resource/recall.js";
import { loginsRefused } from "../../resource/unreachable.js";
import { observe, OUTPUT_NAMES, outputsOf, rememberedIn } from "../../resource/outputs.js";
import { holdsUnknown } from "../../resource/inputs/unknown.js";
import { type Bag, type Marked, UNKNOWN } from "../rpc/wire.js";
import type { ProcessState } from "./processState.js";
import { outputSecrets } from "./outputSecrets.js";

interface Previewing {
    readonly urn: string;
    readonly news: Marked;
    /** Absent for a resource that is new. */
    readonly olds?: Marked;
    readonly isHandsOff: boolean;
}

/**
 * Says what an `up` would do, with every precondition, and gives the outputs that it would leave: what will be seen after a
 * switchover is not known before. Throws where it would be refused, and the stack wants that to fail a preview.
 */
export async function previewed(previewing: Previewing, processState: ProcessState, io: Io): Promise<Marked> {
    const { urn, news, olds, isHandsOff } = previewing;
    const secrets = outputSecrets(news, olds);
    if (holdsUnknown(news.value)) return { value: allUnknown(news.value), secrets };
    const { context, looks } = processState;
    const { inputs, settings, recorded } = await recall(context, news.value, olds?.value ?? {}, io, urn);
    const view = await looks.at(urn, settings, io);
    const refusal = loginsRefused(settings, view);
    if (refusal !== undefined) throw refusal;
    const isNew = olds === undefined;
    const previewedPair = { inputs, recorded, settings, isHandsOff, isNew };
    const { decision, notice } = previewSwitchover(context, view, previewedPair, io.clock.now());
    if (notice.refusal !== undefined && context.config.onRefusal === "error") throw notice.refusal;
    context.tell(notice, io.log, urn);
    const isOpen = needsSwitchover(decision) || recorded.pending !== undefined || view.state.kind === "activeNotSeen";
    if (isOpen) return { value: allUnknown(news.value), secrets };
    const fulfilled =
        decision === undefined || !hasDesiredNode(settings) ? {} : { fulfilledActiveNode: settings.activeNode };
    return { value: outputsOf(inputs, observe(view), { ...rememberedIn(recorded), ...fulfilled }), secrets };
}

function allUnknown(declared: Bag): Bag {
    return { ...declared, ...Object.fromEntries(OUTPUT_NAMES.map((name) => [name, UNKNOWN])) };
}
