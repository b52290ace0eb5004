import { randomUUID } from "node:crypto";
import type { Io } from "../../device/io.js";
import { withOpenRequest } from "../../pair/messages/openRequest.js";
import { formatMessage, type PairMessage } from "../../pair/messages/pairMessage.js";
import { pairName } from "../../pair/settings.js";
import { apply, type Declared } from "../../resource/apply.js";
import { idOf } from "../../resource/outputs.js";
import { shorterOutputs } from "../../resource/shorterOutputs.js";
import { parseBoth } from "../../resource/recall.js";
import { Interruption } from "../process/interruption.js";
import type { CreateRequest, UpdateRequest } from "../lifecycle.js";
import { Unfinished } from "../rpc/unfinished.js";
import type { Marked } from "../rpc/wire.js";
import type { ProcessState } from "./processState.js";
import { hasSecretNodes, outputSecrets } from "./outputSecrets.js";
import { previewed } from "./plannedOutputs.js";

export async function create({ urn, news, preview }: CreateRequest, processState: ProcessState, io: Io) {
    if (preview) return { id: "", outputs: await previewed({ urn, news, isHandsOff: false }, processState, io) };
    const known = parseBoth(processState.context, news.value, {}, io.log, urn);
    // Pulumi compares nothing before it creates: that it was not shown in this process says nothing.
    const settings = { ...processState.context.settings(known.inputs, {}, hasSecretNodes(news)), wasPreviewed: true };
    // An id is always in plaintext. It is opaque: only an import reads one.
    const id = hasSecretNodes(news) ? randomUUID() : idOf(known.inputs);
    // Creating acts, as it does for every resource of Pulumi: `ignoreChanges` is about one that exists.
    const declared = { ...known, settings, isNew: true, isHandsOff: false, declarer: urn };
    return { id, outputs: await applied({ id, news, declared }, processState, io) };
}

export async function update(request: UpdateRequest, processState: ProcessState, io: Io): Promise<Marked> {
    const { urn, id, olds, news, preview } = request;
    const isHandsOff = request.ignores("activeNode");
    if (preview) return await previewed({ urn, news, olds, isHandsOff }, processState, io);
    const known = parseBoth(processState.context, news.value, olds.value, io.log, urn);
    const settings = processState.context.settings(known.inputs, known.recorded, hasSecretNodes(news));
    const declared = { ...known, settings, isNew: false, isHandsOff, declarer: urn };
    return await applied({ id, news, olds, declared }, processState, io);
}

interface ApplyCall {
    readonly id: string;
    readonly news: Marked;
    readonly olds?: Marked;
    readonly declared: Declared;
}

async function applied({ id, news, olds, declared }: ApplyCall, processState: ProcessState, io: Io): Promise<Marked> {
    let open = declared.settings.pending;
    processState.looks.beginChange();
    const applyOutcome = await apply(
        { ...declared, onOpenRequest: (pending) => (open = pending) },
        processState.context,
        io,
    )
        .catch((error: unknown) => {
            if (!(error instanceof Interruption)) throw error;
            const message: PairMessage = {
                pair: pairName(declared.settings),
                verdict: "notSent",
                requests: 0,
                why: [error.message],
                remedies: ["Run this again."],
            };
            const text = formatMessage(open === undefined ? message : withOpenRequest(message, open));
            throw new Interruption(error.kind, text);
        })
        .finally(() => processState.looks.forget(declared.settings));
    if (applyOutcome.kind === "failed") throw applyOutcome.failure;
    const outputs = { value: applyOutcome.outputs, secrets: outputSecrets(news, olds) };
    if (applyOutcome.kind === "recorded") return outputs;
    throw new Unfinished(id, outputs, [applyOutcome.failure.message], shorterOutputs);
}
