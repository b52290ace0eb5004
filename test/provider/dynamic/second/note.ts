import type { Io } from "../../../../provider/device/io.js";
import { PartialFailure, withoutStack } from "../../../../provider/dynamic/partialFailure.js";
import { DynamicSecrets } from "../../../../provider/dynamic/secrets.js";
import { SbcError } from "../../../../provider/errors.js";
import { claimDeclared } from "../../../../provider/resource/claims.js";
import { Context } from "../../../../provider/resource/context.js";
import { withoutPulumis } from "../../../../provider/resource/inputs/internal.js";
import { cleaned } from "../../../../provider/resource/inputs/nulls.js";
import type { ProcessParts } from "../../../../provider/resource/parts.js";

type Bag = Record<string, unknown>;

/** A second provider object, which keeps a text about two nodes and asks them for nothing: all that one takes here. */
export function createNote(given: Io, parts: ProcessParts) {
    const context = new Context(parts);
    const secrets = new DynamicSecrets({
        namedBy: "nodes",
        alsoNaming: [],
        derivedOutputs: (isSecret) => (isSecret("text") ? ["length"] : []),
        concealment: (resource, bag) => context.concealment(resource, bag["nodes"]),
    });
    const io = secrets.io(given);
    const firstOf = ({ nodes }: Bag) => (nodes as { name: string }[])[0]?.name;
    const outputsOf = (news: Bag): Bag => {
        const { parallelSwitchovers } = context.config.limits;
        return cleaned({ ...withoutPulumis(news), length: String(news["text"]).length, parallelSwitchovers });
    };
    const keep = (id: string, news: Bag): Bag => {
        io.log(`${firstOf(news)}: kept.`, "result");
        if (news["text"] !== "half") return outputsOf(news);
        const failure = new SbcError("refused", `${firstOf(news)}: half of it is kept.`, "Run this again.");
        throw new PartialFailure(id, outputsOf(news), news["__provider"], failure, () => []);
    };
    return secrets.around({
        configure({ config }: { config: { get(key: string): string | undefined } }): Promise<void> {
            context.configure((key) => config.get(`oracle-sbc:${key}`));
            return Promise.resolve();
        },
        check: withoutStack(async (_olds: Bag, news: Bag) => {
            const problems = await claimDeclared(context, undefined, withoutPulumis(news), io);
            return { inputs: withoutPulumis(news), failures: problems.map((reason) => ({ property: "", reason })) };
        }),
        diff: (_id: string, olds: Bag, news: Bag) =>
            Promise.resolve({ changes: olds["text"] !== news["text"], replaces: [] }),
        // eslint-disable-next-line @typescript-eslint/require-await -- what it throws is to be a rejection
        create: async (news: Bag) => ({ id: `note of ${firstOf(news)}`, outs: keep(`note of ${firstOf(news)}`, news) }),
        // eslint-disable-next-line @typescript-eslint/require-await -- as above
        update: async (id: string, _olds: Bag, news: Bag) => ({ outs: keep(id, news) }),
        read: (id: string, props: Bag) => Promise.resolve({ id, props: withoutPulumis(props) }),
        delete: () => Promise.resolve(),
    });
}
