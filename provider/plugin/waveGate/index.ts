import { checkGate, compareGate, passGate } from "../../resource/waveGate/calls.js";
import { gateId, outputsOf } from "../../resource/waveGate/gate.js";
import type { CreateRequest, DiffAnswer, DiffRequest, Lifecycle, PropertyChange } from "../lifecycle.js";
import type { Marked } from "../rpc/wire.js";
import type { Shared } from "../shared.js";

const CHANGE: PropertyChange = { kind: "update", inputDiff: true };

/** A `WaveGate`, behind the plugin. */
export function createWaveGate(shared: Shared): Lifecycle {
    const { run } = shared.context.parts;
    const diff = async ({ olds, news }: DiffRequest): Promise<DiffAnswer> => {
        const { changed, changes } = await compareGate(olds.value, news.value, run);
        return { detailedDiff: Object.fromEntries(changed.map((name) => [name, CHANGE])), changes };
    };
    const passed = async ({ news, preview }: CreateRequest): Promise<Marked> => {
        const value = preview ? outputsOf(news.value) : await passGate(news.value, run);
        return { value, secrets: news.secrets };
    };
    return {
        check: async ({ news }, call) => {
            const { inputs, failures } = await checkGate(news.value, run, shared.ioFor(call));
            return { inputs: { value: inputs, secrets: news.secrets }, failures };
        },
        diff,
        create: async (request) => ({
            id: request.preview ? "" : gateId(request.news.value),
            outputs: await passed(request),
        }),
        update: passed,
        read: ({ id, inputs, outputs }) => Promise.resolve({ kind: "found", id, inputs, outputs }),
        delete: () => Promise.resolve(),
    };
}
