import { randomUUID } from "node:crypto";
import type { Io } from "../../device/io.js";
import { textBesideOpenRequest } from "../../pair/openRequest/messages.js";
import { pairName } from "../../pair/settings.js";
import { carryOut, type Declared } from "../../resource/apply.js";
import { parseInputs } from "../../resource/inputs/problems.js";
import { idOf } from "../../resource/outputs.js";
import { Interruption } from "../process/interruption.js";
import type { CreateRequest, UpdateRequest } from "../lifecycle.js";
import { Unfinished } from "../rpc/unfinished.js";
import type { Marked } from "../rpc/wire.js";
import type { Face } from "./processState.js";
import { hasSecretNodes, outputSecrets } from "./outputSecrets.js";
import { previewed } from "./plannedOutputs.js";

export async function create({ urn, news, preview }: CreateRequest, face: Face, io: Io) {
    if (preview) return { id: "", outputs: await previewed({ urn, news, isHandsOff: false }, face, io) };
    const inputs = parseInputs(news.value);
    // Pulumi compares nothing before it creates: that it was not shown in this process says nothing.
    const plan = { ...face.context.plan(inputs, {}, hasSecretNodes(news)), isForeseen: true };
    // An id is always in clear. It is opaque: only an import reads one.
    const id = hasSecretNodes(news) ? randomUUID() : idOf(inputs);
    // Creating acts, as it does for every resource of Pulumi: `ignoreChanges` is about one that exists.
    const declared = { inputs, recorded: {}, plan, isNew: true, isHandsOff: false, declarer: urn };
    return { id, outputs: await carriedOut({ urn, id, news, declared }, face, io) };
}

export async function update(request: UpdateRequest, face: Face, io: Io): Promise<Marked> {
    const { urn, id, olds, news, preview, ignoresActiveNode: isHandsOff } = request;
    if (preview) return await previewed({ urn, news, olds, isHandsOff }, face, io);
    const inputs = parseInputs(news.value);
    const recorded = face.context.recordedIn(olds.value, inputs, io.log, urn);
    const plan = face.context.plan(inputs, recorded, hasSecretNodes(news));
    const declared = { inputs, recorded, plan, isNew: false, isHandsOff, declarer: urn };
    return await carriedOut({ urn, id, news, olds, declared }, face, io);
}

interface Carrying {
    readonly urn: string;
    readonly id: string;
    readonly news: Marked;
    readonly olds?: Marked;
    readonly declared: Declared;
}

async function carriedOut({ urn, id, news, olds, declared }: Carrying, face: Face, io: Io): Promise<Marked> {
    let open = declared.plan.pending;
    const conclusion = await carryOut({ ...declared, onOpenRequest: (pending) => (open = pending) }, face.context, io)
        .catch((error: unknown) => {
            if (!(error instanceof Interruption)) throw error;
            const { pending: _before, ...plan } = declared.plan;
            const fact = `${pairName(plan)}: no switchover was requested. ${error.message}`;
            const text = textBesideOpenRequest(fact, open === undefined ? plan : { ...plan, pending: open });
            throw new Interruption(error.kind, `${text} Run this again.`);
        })
        .finally(() => face.looks.forget(urn));
    if (conclusion.kind === "failed") throw conclusion.failure;
    const outputs = { value: conclusion.outputs, secrets: outputSecrets(news, olds) };
    if (conclusion.kind === "recorded") return outputs;
    throw new Unfinished(id, outputs, [conclusion.failure.message], { cause: conclusion.failure });
}
