import type { Io } from "../device/io.js";
import { lookToDecide } from "../pair/look.js";
import { carryOut, type Declared } from "./carryOut.js";
import { declarationProblems, parseInputs } from "./check.js";
import type { Conclusion } from "./conclude.js";
import { Context } from "./context.js";
import { isAnotherPair, isChanged, isWishOpen } from "./diff.js";
import { foretell, type Foretelling } from "./foretell.js";
import { pairUnreachable, type Notice } from "./notices.js";
import { declaredIn, idOf, observe, outputsOf, rememberedSince, type Recorded } from "./outputs.js";
import { withoutNulls } from "./nulls.js";
import type { ProcessParts } from "./parts.js";
import { cleaned, PartialFailure, withoutStack } from "./results.js";
import { holdsUnknown } from "./unknown.js";

/** Properties as Pulumi's dynamic provider hands them over, `__provider` among them. */
export type Bag = Record<string, unknown>;

/** What Pulumi's dynamic provider calls, and nothing else: each call translates, and provider/pair decides. */
export function createHaActiveNode(io: Io, parts: ProcessParts) {
    const context = new Context(parts);
    const declare = (news: Bag, recorded: Recorded): Declared => {
        const inputs = parseInputs(withoutProvider(news));
        return { inputs, recorded, plan: context.plan(inputs, recorded) };
    };
    /** Looks, and says what is due. Throws where it would be refused, and the stack wants that to fail a preview. */
    const lookAndTell = async ({ plan }: Declared, foretelling: Foretelling) => {
        const view = await lookToDecide(plan, io);
        if (!foretelling.isNew && view.state.kind === "unseen" && context.config.onUnreachable === "error")
            throw pairUnreachable(plan, view);
        tell(foretell(context, plan, view, foretelling).notice);
        return view;
    };
    const tell = (notice: Notice) => {
        if (notice.refusal !== undefined && context.config.onRefusal === "error") throw notice.refusal;
        context.tell(notice, io.log);
    };

    return {
        /** Stores all it needs before it returns: Pulumi lets only the first call wait for it. */
        configure({ config }: { config: { get(key: string): string | undefined } }): Promise<void> {
            context.configure((key) => config.get(`oracle-sbc:${key}`));
            return Promise.resolve();
        },

        check: withoutStack(async (olds: Bag, news: Bag) => {
            const declared = withoutNulls(withoutProvider(news));
            const problems = declarationProblems(declared, context.config);
            const isNew = Object.keys(withoutProvider(olds)).length === 0;
            if (isNew && problems.length === 0 && !holdsUnknown(declared)) {
                // Pulumi asks for no difference of a new resource: this says in a preview what creating it would do.
                const pair = declare(declared, {});
                await lookAndTell(pair, { isWishOpen: isWishOpen(pair.inputs, {}), isNew });
            }
            // With a property's name, Pulumi would print its value beside the reason.
            return { inputs: cleaned(declared), failures: problems.map((reason) => ({ property: "", reason })) };
        }),

        diff: withoutStack(async (_id: string, olds: Bag, news: Bag) => {
            const declared = withoutProvider(news);
            if (holdsUnknown(declared)) return { changes: true, replaces: [] };
            if (isAnotherPair(olds["nodes"], declared["nodes"])) return { changes: true, replaces: ["nodes"] };
            const pair = declare(news, olds);
            const view = await lookAndTell(pair, { isWishOpen: isWishOpen(pair.inputs, olds), isNew: false });
            return { changes: isChanged(pair.inputs, olds, view), replaces: [] };
        }),

        async create(news: Bag) {
            const declared = declare(news, {});
            const id = idOf(declared.inputs);
            return { id, outs: outsOf(await carryOut(declared, context, io), id, news) };
        },

        async update(id: string, olds: Bag, news: Bag) {
            return { outs: outsOf(await carryOut(declare(news, olds), context, io), id, news) };
        },

        read: withoutStack(async (id: string, props: Bag) => {
            const declared = declaredIn(props);
            // The wish is not among the outputs, and not needed to look.
            const inputs = parseInputs({ ...declared, activeNode: "not asked for" });
            const observed = observe(await context.see(context.plan(inputs), io));
            const isCorrected = (inputs.revertive ?? true) && inputs.observeOnly !== true;
            const isShown = isCorrected && observed.activeNode !== undefined;
            return {
                id,
                props: cleaned(outputsOf(inputs, observed, rememberedSince(props, observed))),
                // Drift, as a difference of the property that an operator wrote.
                ...(isShown ? { inputs: cleaned({ ...declared, activeNode: observed.activeNode }) } : {}),
            };
        }),

        /** Forgets. Taking a pair out of a program moves no calls. */
        delete: () => Promise.resolve(),
    };
}

function outsOf(conclusion: Conclusion, id: string, { __provider: providerText }: Bag): Bag {
    switch (conclusion.kind) {
        case "recorded":
            return cleaned(conclusion.outputs);
        case "unfinished":
            throw new PartialFailure(id, conclusion.outputs, providerText, conclusion.failure);
        case "failed":
            throw conclusion.failure;
    }
}

function withoutProvider({ __provider: _text, ...rest }: Bag): Bag {
    return rest;
}
