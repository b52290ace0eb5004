import { printed } from "../../../provider/device/io.js";
import { plain } from "../plugin/haActiveNode/marks.js";
import { ResourcePlugin } from "../plugin/haActiveNode/resourcePlugin.js";
import { type Bag, keeping } from "./callFailure.js";
import { resetIgnored } from "./engineReset.js";
import type { Face, StartFace } from "./face.js";
import { addressesIn } from "./runDeclarations.js";

let resources = 0;

/** Also where a state of one process is handed to another. */
function newUrn(): string {
    return `urn:pulumi:test::faces::oracle-sbc:index:HaActiveNode::pair-${++resources}`;
}

/** Behind the file that ships. What is secret arrives in clear here: which of it is marked is the plugin's own to promise. */
export const startPluginFace: StartFace = async (config = {}, env = {}, build = "shortened") => {
    const plugin = await ResourcePlugin.start(config, env, build);
    const resourceOf = new Map<string, { readonly urn: string; readonly isCreated: boolean }>();
    const register = (news: Bag, isCreated: boolean, urn = newUrn()) => {
        resourceOf.set(addressesIn(news).join(), { urn, isCreated });
        return urn;
    };
    const found = (news: Bag) => resourceOf.get(addressesIn(news).join());
    /** Pulumi checks each resource before it creates it. */
    const toCreate = (news: Bag) => {
        const known = found(news);
        return register(news, true, known?.isCreated === false ? known.urn : undefined);
    };
    const checkAs = async (urn: string, news: Bag, olds: Bag = {}) => {
        const { inputs, failures } = await plugin.check(news, olds, urn);
        return { inputs: plain(inputs), failures };
    };
    const check: Face["check"] = (news, olds) => checkAs(found(news)?.urn ?? register(news, false), news, olds);
    const diff: Face["diff"] = async (stored, news, ignoreChanges = []) => {
        register(news, true, stored.urn);
        const kept = resetIgnored(news, stored.inputs, ignoreChanges);
        const { changes, replaces } = await plugin.diff(stored, kept, { ignoreChanges });
        return { changes, replaces };
    };
    return {
        get told() {
            return plugin.lines.map(({ message }) => printed(message, "notice"));
        },
        forgetTold: () => void (plugin.lines.length = 0),
        check,
        diff,
        preview: async (program, stored, ignoreChanges = []) => {
            const news = stored === undefined ? program : resetIgnored(program, stored.inputs, ignoreChanges);
            const urn = stored?.urn ?? register(news, false);
            const { failures } = await checkAs(urn, news, stored?.inputs);
            if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join(" "));
            const difference =
                stored === undefined ? { changes: true, replaces: [] } : await diff(stored, news, ignoreChanges);
            if (stored === undefined || difference.replaces.length > 0)
                await plugin.create(news, { urn, preview: true });
            else if (difference.changes) await plugin.update(stored, news, { preview: true, ignoreChanges });
            return difference;
        },
        create: (inputs) =>
            keeping(plain, async () => {
                const urn = toCreate(inputs);
                const { id, outputs } = await plugin.create(inputs, { urn });
                return { urn, id, inputs, outputs: plain(outputs) };
            }),
        update: (stored, news, ignoreChanges = []) =>
            keeping(plain, async () => {
                const inputs = resetIgnored(news, stored.inputs, ignoreChanges);
                register(inputs, true, stored.urn);
                const outputs = await plugin.update(stored, inputs, { ignoreChanges });
                return { ...stored, inputs, outputs: plain(outputs) };
            }),
        read: async (stored) => {
            const { id, inputs, outputs } = await plugin.read(stored);
            return { ...stored, id, inputs: plain(inputs), outputs: plain(outputs) };
        },
        compareForDisplay: async (stored) => {
            const { changes, replaces } = await plugin.diffForDisplay(stored, stored.inputs);
            return { changes, replaces };
        },
        delete: (stored) => plugin.delete(stored),
        stop: () => plugin.stop(),
    };
};
