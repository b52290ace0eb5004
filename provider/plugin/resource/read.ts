import type { Io } from "../../device/io.js";
import { SbcError } from "../../errors.js";
import { declarationProblems, parseInputs } from "../../resources/check.js";
import type { Inputs } from "../../resources/inputs.js";
import { openIn } from "../../resources/notices.js";
import { loginsRefused, pairUnreachable } from "../../resources/unreachable.js";
import { inputsIn, outputsOf, rememberedSince } from "../../resources/outputs.js";
import { seenForRecord, unusable } from "../../resources/readPair.js";
import { withoutPulumis } from "../../resources/pulumisInputs.js";
import type { ReadAnswer, ReadRequest } from "../lifecycle.js";
import { adopt } from "./adopt.js";
import type { Face } from "./face.js";
import { inputSecrets, outputSecrets } from "./marking.js";

/**
 * Puts what the devices say into the state, before every comparison.
 *
 * Pulumi reads with the addresses and credentials that are recorded, and before a `destroy` too. So whatever keeps a pair from
 * being looked at that way is a warning and no failure, and what is recorded stays: the comparison, with what the program
 * says now, is where it counts.
 */
export async function read(request: ReadRequest, face: Face, io: Io): Promise<ReadAnswer> {
    const { id, inputs, outputs } = request;
    if (Object.keys({ ...inputs.value, ...outputs.value }).length === 0) return await adopt(request, face, io);
    // An argument that is not known here stays: to leave it out would lose it.
    const asDeclared = "nodes" in inputs.value ? withoutPulumis(inputs.value) : inputsIn(outputs.value);
    try {
        const declared = usable(asDeclared, face);
        const known = face.context.recordedIn(outputs.value, declared, io.log, request.urn);
        const { plan, recorded } = await face.context.planAndRecall(declared, known, io);
        const again = () => face.looks.again(request.urn, plan, io);
        const first = await face.looks.at(request.urn, plan, io);
        const seen = await seenForRecord(recorded, first, plan, io, again);
        if (seen.kind === "unseen") {
            face.looks.saidUnseen.add(seen.view);
            throw loginsRefused(plan, seen.view) ?? pairUnreachable(plan, seen.view);
        }
        face.context.tell(openIn(plan), io.log, request.urn);
        if (seen.kind === "moving") return { kind: "found", id, inputs, outputs };
        const { observed } = seen;
        const wish = declared.observeOnly === true ? undefined : declared.activeNode;
        return {
            kind: "found",
            id,
            // The wish stays what the program said: that another node is active is for the comparison to show.
            inputs: { value: asDeclared, secrets: inputSecrets(inputs) },
            outputs: {
                value: outputsOf(declared, observed, rememberedSince(recorded, observed, wish)),
                secrets: outputSecrets(inputs, outputs),
            },
        };
    } catch (error) {
        if (!(error instanceof SbcError)) throw error;
        const line = `${error.message} What is recorded stays.`;
        face.context.tell({ line, isWarning: true }, io.log, request.urn);
        return { kind: "found", id, inputs, outputs };
    }
}

/** Recorded by another version, perhaps, with arguments that this one does not know. */
function usable(known: Readonly<Record<string, unknown>>, { context }: Face): Inputs {
    // A look has no wish.
    const declared = { ...known, observeOnly: true };
    const problems = declarationProblems(declared, context.config, 0);
    if (problems.length === 0) return parseInputs(known);
    throw unusable(problems);
}
