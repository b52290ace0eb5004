import type { Io } from "../../device/io.js";
import { withoutPulumis } from "../../resource/inputs/internal.js";
import { cleaned } from "../../resource/inputs/nulls.js";
import type { ProcessParts } from "../../resource/parts.js";
import { checkGate, compareGate, passGate } from "../../resource/waveGate/calls.js";
import { gateId } from "../../resource/waveGate/gate.js";
import { withoutStack } from "../partialFailure.js";

type Bag = Record<string, unknown>;

/** What Pulumi's dynamic provider calls for a `WaveGate`. */
export function createWaveGate(io: Io, { run }: ProcessParts) {
    const passed = async (news: Bag): Promise<Bag> => cleaned(await passGate(news, run));
    return {
        check: withoutStack((_olds: Bag, news: Bag) => checkGate(news, run, io)),
        diff: withoutStack(async (_id: string, olds: Bag, news: Bag) => {
            const { changes } = await compareGate(olds, news, run);
            return { changes, replaces: [] };
        }),
        create: async (news: Bag) => ({ id: gateId(news), outs: await passed(news) }),
        update: async (_id: string, _olds: Bag, news: Bag) => ({ outs: await passed(news) }),
        read: (id: string, props: Bag) => Promise.resolve({ id, props: withoutPulumis(props) }),
        delete: () => Promise.resolve(),
    };
}
