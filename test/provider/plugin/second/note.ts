import { SbcError } from "../../../../provider/errors.js";
import type { Invoke, Lifecycle } from "../../../../provider/plugin/lifecycle.js";
import { Unfinished } from "../../../../provider/plugin/rpc/unfinished.js";
import { type Marked, unmarked } from "../../../../provider/plugin/rpc/wire.js";
import type { Shared } from "../../../../provider/plugin/shared.js";

/** A second resource, which keeps a text and needs no device: all that one takes behind the plugin. */
export function createNote(shared: Shared): Lifecycle {
    const kept = new Map<string, Marked>();
    const outputsOf = ({ value, secrets }: Marked): Marked => {
        const { parallelSwitchovers } = shared.context.config.limits;
        const length = String(value["text"]).length;
        const outputs = { ...value, length, parallelSwitchovers };
        return { value: outputs, secrets: secrets.touch(["text"]) ? secrets.and(["length"]) : secrets };
    };
    const keep = (id: string, news: Marked): Marked => {
        const outputs = outputsOf(news);
        kept.set(id, outputs);
        if (news.value["text"] === "half") throw new Unfinished(id, outputs, ["Half of it is kept."]);
        return outputs;
    };
    return {
        check: ({ news }) =>
            Promise.resolve({
                inputs: news,
                failures: typeof news.value["text"] === "string" ? [] : [{ property: "", reason: "text is missing." }],
            }),
        diff: ({ olds, news, ignores }) => {
            const isChanged = olds.value["text"] !== news.value["text"] && !ignores("text");
            return Promise.resolve({ detailedDiff: isChanged ? { text: { kind: "update", inputDiff: true } } : {} });
        },
        create: ({ news, preview }, call) => {
            if (!preview) shared.ioFor(call).log("note: kept.", "result");
            return Promise.resolve({ id: "note-1", outputs: preview ? outputsOf(news) : keep("note-1", news) });
        },
        update: ({ id, news, preview }) => Promise.resolve(preview ? outputsOf(news) : keep(id, news)),
        read: ({ id, inputs }) => {
            const outputs = kept.get(id);
            return Promise.resolve(outputs === undefined ? { kind: "gone" } : { kind: "found", id, inputs, outputs });
        },
        delete: ({ id }) => {
            if (kept.delete(id)) return Promise.resolve();
            throw new SbcError("invalidInput", `There is no ${id}.`, "Refresh.");
        },
    };
}

export function createCount({ context }: Shared): Invoke {
    return ({ value }) => {
        const { parallelSwitchovers } = context.config.limits;
        return Promise.resolve({
            result: unmarked({ length: String(value["text"]).length, parallelSwitchovers }),
            failures: [],
        });
    };
}
