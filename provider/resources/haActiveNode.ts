import type { Io } from "../device/io.js";
import { decide } from "../pair/decide.js";
import { ensureActive } from "../pair/ensureActive.js";
import { lookToDecide, type View } from "../pair/look.js";
import { awaitPending } from "../pair/pending.js";
import type { Plan } from "../pair/plan.js";
import { parseInputs, problemsOf } from "./check.js";
import { conclude } from "./conclude.js";
import { credentialsFor } from "./config.js";
import { Context } from "./context.js";
import { isAnotherPair, isChanged, isWishOpen } from "./diff.js";
import type { Inputs } from "./inputs.js";
import { isDue, noticeOf, pairUnreachable } from "./notices.js";
import {
    declaredIn,
    idOf,
    observe,
    outputsOf,
    rememberedIn,
    type Observed,
    type Recorded,
    type Remembered,
} from "./outputs.js";
import { cleaned, withoutStack } from "./results.js";
import { holdsUnknown } from "./unknown.js";

/** Properties as Pulumi's dynamic provider hands them over, `__provider` among them. */
export type Bag = Record<string, unknown>;

/** What Pulumi's dynamic provider calls, and nothing else: each call translates, and provider/pair decides. */
export function createHaActiveNode(io: Io, env: NodeJS.ProcessEnv) {
    const context = new Context(io, env);
    return {
        /** Stores all it needs before it returns: Pulumi lets only the first call wait for it. */
        configure({ config }: { config: { get(key: string): string | undefined } }): Promise<void> {
            context.configure((key) => config.get(`oracle-sbc:${key}`));
            return Promise.resolve();
        },

        check: withoutStack(async (olds: Bag, news: Bag) => {
            const declared = withoutProvider(news);
            const problems = problemsOf(declared);
            if (!holdsUnknown(declared["credentials"])) {
                const credentials = credentialsFor(declared, context.config);
                if (typeof credentials === "string") problems.push(credentials);
            }
            const isNew = Object.keys(withoutProvider(olds)).length === 0;
            if (isNew && problems.length === 0 && !holdsUnknown(declared)) {
                await announce(parseInputs(declared), context);
            }
            // With a property's name, Pulumi would print its value beside the reason.
            return { inputs: cleaned(declared), failures: problems.map((reason) => ({ property: "", reason })) };
        }),

        diff: withoutStack(async (_id: string, olds: Bag, news: Bag) => {
            const declared = withoutProvider(news);
            if (holdsUnknown(declared)) return { changes: true, replaces: [] };
            if (isAnotherPair(olds["nodes"], declared["nodes"])) return { changes: true, replaces: ["nodes"] };
            const [inputs, recorded] = [parseInputs(declared), olds as Recorded];
            const plan = context.plan(inputs, recorded);
            const view = await lookToDecide(plan, io);
            const isUnseen = view.state.kind === "unseen";
            if (isUnseen && context.config.onUnreachable === "error") throw pairUnreachable(plan, view);
            notice(context, plan, view, { isWishOpen: isWishOpen(inputs, recorded), isNew: false });
            return { changes: isChanged(inputs, olds, view), replaces: [] };
        }),

        async create(news: Bag) {
            const inputs = parseInputs(withoutProvider(news));
            const plan = context.plan(inputs);
            if (!isWishOpen(inputs, {})) return { id: idOf(inputs), outs: await recordOnly(inputs, {}, context) };
            const result = await ensureActive(plan, context.turns, io);
            const on = { inputs, recorded: {}, plan, providerText: news["__provider"], log: io.log };
            return { id: idOf(inputs), outs: conclude(result, on) };
        },

        async update(id: string, olds: Bag, news: Bag) {
            const [inputs, recorded] = [parseInputs(withoutProvider(news)), olds as Recorded];
            const plan = context.plan(inputs, recorded);
            if (!isWishOpen(inputs, recorded)) return { outs: await recordOnly(inputs, recorded, context) };
            const result = await ensureActive(plan, context.turns, io);
            return {
                outs: conclude(result, { id, inputs, recorded, plan, providerText: news["__provider"], log: io.log }),
            };
        },

        read: withoutStack(async (id: string, props: Bag) => {
            const recorded = props as Recorded;
            const declared = declaredIn(props);
            // The wish is not among the outputs, and not needed to look.
            const inputs = parseInputs({ ...declared, activeNode: "not asked for" });
            const observed = observe(await context.see(context.plan(inputs)));
            const isShown = (inputs.revertive ?? true) && observed.activeNode !== undefined;
            return {
                id,
                props: cleaned(outputsOf(inputs, observed, rememberedSince(recorded, observed))),
                // Drift, as a difference of the property that an operator wrote.
                ...(isShown ? { inputs: cleaned({ ...declared, activeNode: observed.activeNode }) } : {}),
            };
        }),

        /** Forgets. Taking a pair out of a program moves no calls. */
        delete: () => Promise.resolve(),
    };
}

/** Pulumi asks for no difference of a new resource: this says in a preview what creating it would do. */
async function announce(inputs: Inputs, context: Context): Promise<void> {
    const plan = context.plan(inputs);
    const view = await lookToDecide(plan, context.io);
    notice(context, plan, view, { isWishOpen: isWishOpen(inputs, {}), isNew: true });
}

/** Says what is due. Throws where it would be refused, and the stack wants that to fail a preview. */
function notice(
    context: Context,
    plan: Plan,
    view: View,
    { isWishOpen, isNew }: { readonly isWishOpen: boolean; readonly isNew: boolean },
): void {
    const { onRefusal, limits } = context.config;
    const decision = isWishOpen ? decide(view, plan) : undefined;
    const due = isDue(decision) ? context.foresee(plan) : 0;
    const isOverMaximum = due > (limits.maximumSwitchovers ?? Infinity);
    const { line, refusal } = noticeOf(plan, view, { decision, isNew, isOverMaximum });
    if (refusal !== undefined && onRefusal === "error") throw refusal;
    context.tell(line);
}

/** For a wish that was carried out before, where a failover since then is to stay: looks, and asks for nothing. */
async function recordOnly(inputs: Inputs, recorded: Recorded, context: Context): Promise<Bag> {
    const plan = context.plan(inputs, recorded);
    if (plan.pending) await awaitPending(plan, plan.pending, context.io);
    const observed = observe(await context.see(plan));
    const { pending: _resolved, ...remembered } = rememberedIn(recorded);
    return cleaned(outputsOf(inputs, observed, remembered));
}

/** What is imported was never looked at: then the node that is active counts as the wish that was carried out. */
function rememberedSince(recorded: Recorded, { activeNode }: Observed): Remembered {
    const isImported = recorded.roles === undefined && activeNode !== undefined;
    return { ...(isImported ? { fulfilledActiveNode: activeNode } : {}), ...rememberedIn(recorded) };
}

function withoutProvider({ __provider: _text, ...rest }: Bag): Bag {
    return rest;
}
