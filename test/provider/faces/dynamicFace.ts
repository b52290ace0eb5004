import { DynamicProvider } from "../resources/dynamicProvider/dynamicProvider.js";
import { type Bag, keeping } from "./callFailure.js";
import type { Face, StartFace } from "./face.js";

/** Behind Pulumi's own server for dynamic providers. The text that names the provider goes with every bag by itself. */
export const startDynamicFace: StartFace = async (config = {}, env = {}) => {
    const namespaced = Object.entries(config).map(([key, value]) => [`oracle-sbc:${key}`, value] as const);
    const provider = await DynamicProvider.start(Object.fromEntries(namespaced), env);
    const check: Face["check"] = async (news, olds = {}) => {
        const { inputs, failures } = await provider.check(news, olds);
        return { inputs: own(inputs), failures };
    };
    const diff: Face["diff"] = ({ id, outputs }, news) => provider.diff(id, outputs, news);
    return {
        get told() {
            return provider.printed.map((line) => line.replace(/^warning: /, ""));
        },
        forgetTold: () => void (provider.printed.length = 0),
        check,
        diff,
        preview: async (news, stored) => {
            const { failures } = await check(news, stored?.inputs);
            if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join(" "));
            // Of a resource that is new, Pulumi asks for no more.
            return stored === undefined ? { changes: true, replaces: [] } : await diff(stored, news);
        },
        create: (inputs) =>
            keeping(own, async () => {
                const { id, outs } = await provider.create(inputs);
                return { urn: "", id, inputs, outputs: own(outs) };
            }),
        update: (stored, inputs) =>
            keeping(own, async () => {
                const outs = await provider.update(stored.id, stored.outputs, inputs);
                return { ...stored, inputs, outputs: own(outs) };
            }),
        read: async (stored) => {
            const { id, props, inputs } = await provider.read(stored.id, stored.outputs);
            return { ...stored, id, inputs: inputs === undefined ? stored.inputs : own(inputs), outputs: own(props) };
        },
        delete: ({ id, outputs }) => provider.delete(id, outputs),
        stop: () => provider.stop(),
    };
};

function own({ __provider: _text, ...rest }: Bag): Bag {
    return rest;
}
