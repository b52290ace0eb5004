import { ignoringOf } from "../../../sdk/nodejs/ignoredArguments.js";
import { plain } from "../plugin/haActiveNode/marks.js";
import { DynamicProvider } from "../dynamic/dynamicProvider.js";
import { type Bag, keeping } from "./callFailure.js";
import { resetIgnored } from "./engineReset.js";
import type { Face, Paths, Stored, StartFace } from "./face.js";

/** Behind Pulumi's own server for dynamic providers. The text that names the provider goes with every bag by itself. */
export const startDynamicFace: StartFace = async (config = {}, env = {}, build = "shortened") => {
    const namespaced = Object.entries(config).map(([key, value]) => [`oracle-sbc:${key}`, value] as const);
    const provider = await DynamicProvider.start(Object.fromEntries(namespaced), env, build);
    const check: Face["check"] = async (news, olds = {}) => {
        const { inputs, failures } = await provider.check(news, olds);
        return { inputs: own(inputs), failures };
    };
    const diff: Face["diff"] = (stored, news, ignoreChanges) =>
        provider.diff(stored.id, stored.outputs, asRegistered(news, stored, ignoreChanges));
    return {
        get told() {
            return provider.printed.map((line) => line.replace(/^warning: /, ""));
        },
        forgetTold: () => void (provider.printed.length = 0),
        check,
        diff,
        preview: async (news, stored, ignoreChanges) => {
            const { failures } = await check(asRegistered(news, stored, ignoreChanges), stored?.inputs);
            if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join(" "));
            // Of a resource that is new, Pulumi asks for no more.
            return stored === undefined ? { changes: true, replaces: [] } : await diff(stored, news, ignoreChanges);
        },
        create: (news, ignoreChanges) =>
            keeping(own, async () => {
                const inputs = asRegistered(news, undefined, ignoreChanges);
                const { id, outs } = await provider.create(inputs);
                return { urn: "", id, inputs, outputs: own(outs) };
            }),
        update: (stored, news, ignoreChanges) =>
            keeping(own, async () => {
                const inputs = asRegistered(news, stored, ignoreChanges);
                const outs = await provider.update(stored.id, stored.outputs, inputs);
                return { ...stored, inputs, outputs: own(outs) };
            }),
        read: async (stored) => {
            const { id, props, inputs } = await provider.read(stored.id, stored.outputs);
            return { ...stored, id, inputs: inputs === undefined ? stored.inputs : own(inputs), outputs: own(props) };
        },
        compareForDisplay: ({ id, inputs, outputs }) => provider.diff(id, outputs, inputs),
        delete: ({ id, outputs }) => provider.delete(id, outputs),
        stop: () => provider.stop(),
    };
};

/** What the class registers of the program's arguments, as the engine hands it on. */
function asRegistered(news: Bag, stored: Stored | undefined, ignoreChanges: Paths = []): Bag {
    const { inputs, options } = ignoringOf({ ignoreChanges: [...ignoreChanges] });
    const registered = { ...news, ...inputs };
    return stored === undefined
        ? registered
        : resetIgnored(registered, stored.inputs, options.ignoreChanges ?? ignoreChanges);
}

/** As the engine hands it on: what is secret arrives in plaintext. */
function own({ __provider: _text, ...rest }: Bag): Bag {
    return plain(rest);
}
