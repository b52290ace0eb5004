import type { Io } from "../../device/io.js";
import { SbcError } from "../../errors.js";
import type { Context } from "../../resource/context.js";
import { lookProblems } from "../../resource/inputs/problems.js";
import { openIn } from "../../resource/previewMessages.js";
import { loginsRefused, pairUnreachable, warningWithRecord } from "../../resource/unreachable.js";
import { inputsIn, outputsOf, rememberedSince } from "../../resource/outputs.js";
import { recall } from "../../resource/recall.js";
import { seenForRecord, unusable } from "../../resource/read.js";
import { withoutPulumis } from "../../resource/inputs/internal.js";
import type { ReadAnswer, ReadRequest } from "../lifecycle.js";
import { importById } from "./importById.js";
import type { ProcessState } from "./processState.js";
import { inputSecrets, outputSecrets } from "./outputSecrets.js";

/**
 * Puts what the devices say into the state, before every comparison.
 *
 * Pulumi reads with the addresses and credentials that are recorded, and before a `destroy` too. So whatever keeps a pair from
 * being looked at that way is a warning and no failure, and what is recorded stays: the comparison, with what the program
 * says now, is where it counts.
 */
export async function read(request: ReadRequest, processState: ProcessState, io: Io): Promise<ReadAnswer> {
    const { id, inputs, outputs } = request;
    if (Object.keys({ ...inputs.value, ...outputs.value }).length === 0)
        return await importById(request, processState, io);
    // An argument that is not known here stays: to leave it out would lose it.
    const asDeclared = "nodes" in inputs.value ? withoutPulumis(inputs.value) : inputsIn(outputs.value);
    try {
        const { context } = processState;
        checkUsable(asDeclared, context);
        const recalled = await recall(context, asDeclared, outputs.value, io, request.urn);
        const { inputs: declared, settings, recorded } = recalled;
        const again = () => processState.looks.again(request.urn, settings, io);
        const first = await processState.looks.at(request.urn, settings, io);
        const seen = await seenForRecord(recorded, first, settings, io, again);
        if (seen.kind === "recordStands") {
            processState.looks.saidNotSeen.add(seen.view);
            throw loginsRefused(settings, seen.view) ?? pairUnreachable(settings, seen.view);
        }
        processState.context.tell(openIn(settings, seen.view), io.log, request.urn);
        if (seen.kind === "moving") return { kind: "found", id, inputs, outputs };
        const { observed } = seen;
        const desired = declared.observeOnly === true ? undefined : declared.activeNode;
        return {
            kind: "found",
            id,
            // The desired node stays what the program declared: that another node is active is for the comparison to show.
            inputs: { value: asDeclared, secrets: inputSecrets(inputs) },
            outputs: {
                value: outputsOf(declared, observed, rememberedSince(recorded, observed, desired)),
                secrets: outputSecrets(inputs, outputs),
            },
        };
    } catch (error) {
        if (!(error instanceof SbcError)) throw error;
        processState.context.warn(warningWithRecord(error), io.log, request.urn);
        return { kind: "found", id, inputs, outputs };
    }
}

/** Recorded by another version, perhaps, with arguments that this one does not know. */
function checkUsable(known: Readonly<Record<string, unknown>>, context: Context): void {
    const problems = lookProblems(known, context.config);
    if (problems.length > 0) throw unusable(problems);
}
