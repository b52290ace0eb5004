import { printed } from "../../../provider/device/io.js";
import { plain } from "../plugin/resource/marks.js";
import { ResourcePlugin } from "../plugin/resource/resourcePlugin.js";
import { keeping } from "./callFailure.js";
import type { Face, StartFace } from "./face.js";

/** Behind the file that ships. What is secret arrives in clear here: which of it is marked is the plugin's own to promise. */
export const startPluginFace: StartFace = async (config = {}, env = {}) => {
    const plugin = await ResourcePlugin.start(config, env);
    let resources = 0;
    const newUrn = () => `urn:pulumi:test::faces::oracle-sbc:index:HaActiveNode::pair-${++resources}`;
    const check: Face["check"] = async (news, olds = {}) => {
        const { inputs, failures } = await plugin.check(news, olds);
        return { inputs: plain(inputs), failures };
    };
    const diff: Face["diff"] = async (stored, news) => {
        const { changes, replaces } = await plugin.diff(stored, news);
        return { changes, replaces };
    };
    return {
        get told() {
            return plugin.lines.map(({ message }) => printed(message, "notice"));
        },
        forgetTold: () => void (plugin.lines.length = 0),
        check,
        diff,
        preview: async (news, stored) => {
            const { failures } = await check(news, stored?.inputs);
            if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join(" "));
            const found = stored === undefined ? { changes: true, replaces: [] } : await diff(stored, news);
            if (stored === undefined || found.replaces.length > 0)
                await plugin.create(news, { urn: newUrn(), preview: true });
            else if (found.changes) await plugin.update(stored, news, { preview: true });
            return found;
        },
        create: (inputs) =>
            keeping(plain, async () => {
                const urn = newUrn();
                const { id, outputs } = await plugin.create(inputs, { urn });
                return { urn, id, inputs, outputs: plain(outputs) };
            }),
        update: (stored, inputs) =>
            keeping(plain, async () => {
                const outputs = await plugin.update(stored, inputs);
                return { ...stored, inputs, outputs: plain(outputs) };
            }),
        read: async (stored) => {
            const { id, inputs, outputs } = await plugin.read(stored);
            return { ...stored, id, inputs: plain(inputs), outputs: plain(outputs) };
        },
        delete: (stored) => plugin.delete(stored),
        stop: () => plugin.stop(),
    };
};
