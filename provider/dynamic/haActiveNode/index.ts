import type { Io } from "../../device/io.js";
import { lookToDecide } from "../../pair/look.js";
import { pairIdentity, type PairIdentity } from "../../pair/identity.js";
import { noteUnseen } from "../../pair/run/unseen.js";
import { apply, type Declared } from "../../resource/apply.js";
import { claimDeclared } from "../../resource/claims.js";
import { declarationProblems } from "../../resource/inputs/problems.js";
import type { ApplyOutcome } from "../../resource/outcome.js";
import { Context } from "../../resource/context.js";
import { compare } from "../../resource/compare.js";
import { isAnotherPair } from "../../resource/diff.js";
import { previewSwitchover } from "../../resource/previewSwitchover.js";
import type { PreviewMessage } from "../../resource/previewMessages.js";
import { loginsRefused, pairUnreachable } from "../../resource/unreachable.js";
import { DynamicSecrets } from "../secrets.js";
import { idOf } from "../../resource/outputs.js";
import { parseBoth, recall } from "../../resource/recall.js";
import { readPair } from "../../resource/read.js";
import { cleaned, withoutNulls } from "../../resource/inputs/nulls.js";
import type { ProcessParts } from "../../resource/parts.js";
import { handsOffMark, hasHandsOffMark, withoutPulumis } from "../../resource/inputs/internal.js";
import { PartialFailure, withoutStack } from "../partialFailure.js";
import { hasSecretNodes, secretRules } from "./secretRules.js";
import { shorterOutputs } from "../../resource/shorterOutputs.js";
import { holdsUnknown } from "../../resource/inputs/unknown.js";

/** Properties as Pulumi's dynamic provider hands them over, `__provider` among them. */
export type Bag = Record<string, unknown>;

/** What Pulumi's dynamic provider calls, and nothing else: each call translates, and provider/pair decides. */
export function createHaActiveNode(given: Io, parts: ProcessParts) {
    const context = new Context(parts);
    const secrets = new DynamicSecrets(secretRules(context));
    const io = secrets.io(given);
    /** Pairs that the program of this run has declared. Pulumi compares others too, to show what a read has changed. */
    const checked = new Set<PairIdentity>();
    const stateOf = (news: Bag, isNew: boolean) => ({ isNew, isHandsOff: !isNew && hasHandsOffMark(news) });
    /** Absent `olds`: of a resource that is new, and always acts. */
    const declare = (news: Bag, olds?: Bag): Declared => {
        const known = parseBoth(context, withoutPulumis(news), olds ?? {}, io.log);
        const settings = context.settings(known.inputs, known.recorded, hasSecretNodes(news));
        return { ...known, settings, ...stateOf(news, olds === undefined) };
    };
    /** The same for what only shows. */
    const recalled = async (news: Bag, olds?: Bag): Promise<Declared> => {
        const { inputs, recorded, settings } = await recall(context, withoutPulumis(news), olds ?? {}, io);
        return { inputs, recorded, settings, ...stateOf(news, olds === undefined) };
    };
    /** Looks, and says what is needed. Throws if it would be refused, and the stack is configured to fail a preview for that. */
    const lookAndTell = async (declared: Declared, id?: string): Promise<boolean> => {
        const { settings, isNew } = declared;
        const again = () => lookToDecide(settings, io);
        const { view, isChanged } = await compare(declared, await again(), io, again);
        const refusal = checked.has(pairIdentity(settings)) ? loginsRefused(settings, view) : undefined;
        if (refusal !== undefined) throw refusal;
        if (!isNew && view.state.kind === "activeNotSeen" && context.config.onUnreachable === "error")
            throw pairUnreachable(settings, view);
        tell(previewSwitchover(context, view, declared).notice);
        if (id !== undefined && !isChanged && view.state.kind === "activeNotSeen") await noteUnseen(parts.run, id);
        return isChanged;
    };
    const tell = (notice: PreviewMessage) => {
        if (notice.refusal !== undefined && context.config.onRefusal === "error") throw notice.refusal;
        context.tell(notice, io.log);
    };

    return secrets.around({
        /** Stores all it needs before it returns: Pulumi lets only the first call wait for it. */
        configure({ config }: { config: { get(key: string): string | undefined } }): Promise<void> {
            context.configure((key) => config.get(`oracle-sbc:${key}`));
            return Promise.resolve();
        },

        check: withoutStack(async (olds: Bag, news: Bag) => {
            const declared = withoutNulls(withoutPulumis(news));
            const problems = declarationProblems(declared, context.config, parts.lagMs);
            const isNew = Object.keys(withoutPulumis(olds)).length === 0;
            if (problems.length === 0) problems.push(...(await claimDeclared(context, undefined, declared, io)));
            if (problems.length === 0 && !holdsUnknown(declared)) {
                checked.add(pairIdentity(declare(declared).settings));
                // Pulumi asks for no difference of a new resource: this says in a preview what creating it would do.
                if (isNew) await lookAndTell(await recalled(declared));
            }
            return {
                inputs: cleaned({ ...declared, ...handsOffMark(news) }),
                // With a property's name, Pulumi would print its value beside the reason.
                failures: problems.map((reason) => ({ property: "", reason })),
            };
        }),

        diff: withoutStack(async (id: string, olds: Bag, news: Bag) => {
            const declared = withoutPulumis(news);
            if (holdsUnknown(declared)) return { changes: true, replaces: [] };
            if (isAnotherPair(olds["nodes"], declared["nodes"])) return { changes: true, replaces: ["nodes"] };
            return { changes: await lookAndTell(await recalled(news, olds), id), replaces: [] };
        }),

        async create(news: Bag) {
            const declared = declare(news);
            const id = idOf(declared.inputs);
            return { id, outs: outsOf(await apply(declared, context, io), id, news) };
        },

        async update(id: string, olds: Bag, news: Bag) {
            return { outs: outsOf(await apply(declare(news, olds), context, io), id, news) };
        },

        read: withoutStack(async (id: string, props: Bag) => ({ id, ...(await readPair(props, context, io)) })),

        /** Forgets. Taking a pair out of a program moves no calls. */
        delete: () => Promise.resolve(),
    });
}

function outsOf(applyOutcome: ApplyOutcome, id: string, news: Bag): Bag {
    if (applyOutcome.kind === "failed") throw applyOutcome.failure;
    const outputs = { ...applyOutcome.outputs, ...handsOffMark(news) };
    if (applyOutcome.kind === "recorded") return cleaned(outputs);
    throw new PartialFailure(id, outputs, news["__provider"], applyOutcome.failure, shorterOutputs);
}
