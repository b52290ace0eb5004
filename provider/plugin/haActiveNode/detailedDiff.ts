import type { Io } from "../../device/io.js";
import { compare } from "../../resource/compare.js";
import { activeNodeBy, isAnotherPair, isSameNode, mayRequest } from "../../resource/diff.js";
import { declarationProblems } from "../../resource/inputs/problems.js";
import { previewSwitchover } from "../../resource/previewSwitchover.js";
import type { Inputs } from "../../resource/inputs/schema.js";
import { recall } from "../../resource/recall.js";
import { loginsRefused, pairUnreachable } from "../../resource/unreachable.js";
import { declaredIn, type Recorded } from "../../resource/outputs.js";
import { withoutPulumis } from "../../resource/inputs/internal.js";
import { holdsUnknown } from "../../resource/inputs/unknown.js";
import type { View } from "../../pair/look.js";
import { noteUnseen } from "../../pair/run/unseen.js";
import type { DiffAnswer, DiffRequest, PropertyChange } from "../lifecycle.js";
import type { Bag } from "../rpc/wire.js";
import { concealmentFor } from "./concealed.js";
import { diffLines } from "./diffLines.js";
import type { ProcessState } from "./processState.js";
import { changedInputs, changedDesiredNode } from "./inputDiff.js";
import { hasPlainRecords } from "./outputSecrets.js";

/**
 * Compares with the pair itself. Where there is something to do, the update that Pulumi previews next says it on its own
 * line; where there is nothing to do, whatever is not as it should be is said here.
 */
export async function diff(request: DiffRequest, processState: ProcessState, io: Io): Promise<DiffAnswer> {
    const { urn, oldInputs, olds, news } = request;
    const isHandsOff = request.ignores("activeNode");
    const { context, looks } = processState;
    const before = oldInputs?.value ?? declaredIn(olds.value);
    const changed = changedInputs(before, news.value);
    // Without a look, there is only the desired node of last time to compare with.
    const withoutLook = { ...changed, ...changedDesiredNode(before, news.value) };
    // Whatever is not known yet is no other pair.
    if (holdsUnknown(news.value)) return { detailedDiff: withoutLook, changes: true };
    if (isAnotherPair(before["nodes"], news.value["nodes"])) return { detailedDiff: replacing(withoutLook) };

    // After a refresh, Pulumi compares what is recorded with itself: another version's arguments in it are no defect.
    const known = withoutPulumis(news.value);
    if (declarationProblems(known, context.config, 0).length > 0) return { detailedDiff: withoutLook };

    const { inputs, inState, settings, recorded } = await recall(context, known, olds.value, io, urn);
    const compared = { inputs, recorded, settings, isHandsOff, isNew: false };
    const first = await looks.at(urn, settings, io);
    const { view, isChanged } = await compare(compared, first, io, () => looks.again(urn, settings, io));
    const isDeclared = processState.declared.has(urn);
    const refusal = isDeclared ? loginsRefused(settings, view) : undefined;
    if (refusal !== undefined) throw refusal;
    const isFailure = view.state.kind === "activeNotSeen" && context.config.onUnreachable === "error";
    if (isDeclared && isFailure) throw pairUnreachable(settings, view);
    const detailedDiff = {
        ...changed,
        ...(isHandsOff ? {} : desiredNodeChange(inputs, before, recorded, view)),
        ...pendingChange(inState),
    };
    const changes = Object.keys(detailedDiff).length > 0 || hasPlainRecords(news, olds) || isChanged;
    if (isDeclared && !changes && view.state.kind === "activeNotSeen") await noteUnseen(context.parts.run, request.id);
    if (isDeclared) {
        const { notice } = previewSwitchover(context, view, compared, io.clock.now());
        if (changes) {
            const concealment = concealmentFor(urn, news, context);
            const lines = diffLines(notice).map((line) => ({ ...line, text: concealment.text(line.text) }));
            return { detailedDiff, changes, lines };
        }
        if (!looks.saidNotSeen.has(view)) context.tell(notice, io.log, urn);
    }
    return { detailedDiff, changes };
}

/** Other nodes are another pair; whatever else differs comes with them. */
function replacing(changed: Readonly<Record<string, PropertyChange>>): Record<string, PropertyChange> {
    return Object.fromEntries(
        Object.entries(changed).map(([path, change]) => [path, { ...change, replaces: path.startsWith("nodes") }]),
    );
}

/** Pulumi shows what is recorded, which it has just read, beside the desired node: `~ activeNode: "b" => "a"`. */
function desiredNodeChange(
    inputs: Inputs,
    before: Bag,
    recorded: Recorded,
    view: View,
): Record<string, PropertyChange> {
    if (!mayRequest(inputs, recorded, false)) return {};
    if (!isSameNode(activeNodeBy(view, recorded), inputs.activeNode)) {
        return { activeNode: { kind: recorded.activeNode === undefined ? "add" : "update", inputDiff: false } };
    }
    // No switchover is needed, but the desired node has to be recorded as fulfilled.
    const { activeNode: last } = before;
    const isSame = typeof last === "string" && isSameNode(last, inputs.activeNode);
    const isNewDesired = inputs.revertive === false && !isSame;
    return isNewDesired ? { activeNode: { kind: "update", inputDiff: true } } : {};
}

function pendingChange({ pending }: Recorded): Record<string, PropertyChange> {
    return pending === undefined ? {} : { pending: { kind: "delete", inputDiff: false } };
}
