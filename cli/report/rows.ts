import { given } from "../bag.js";
import { isSameName } from "../nodeName.js";
import type { SaidOfPair } from "./joining.js";
import type { Message, Verdict } from "./message.js";
import { ATTENTION, type Attention, type PairRow } from "./model.js";

const BY_VERDICT: Readonly<Partial<Record<Verdict, Attention>>> = {
    OPEN: "open",
    UNDONE: "open",
    REFUSED: "refused",
    "NOT SEEN": "unreachable",
    FAILOVER: "drift",
    "OTHER NODE ACTIVE": "drift",
    NEEDED: "needed",
};

/** Nothing for a pair that needs nothing. */
export function rowOf(said: SaidOfPair): PairRow | undefined {
    const { planned, messages, errors, isFailure, name, site } = said;
    if (messages.length === 0 && errors.length === 0) return undefined;
    const last = lastOfEach(messages);
    const all = <T>(of: (message: Message) => readonly T[]) => [...new Set(last.flatMap(of))];
    const first = <T>(of: (message: Message) => T | undefined) => last.map(of).find((value) => value !== undefined);
    const verdicts = last.map(({ verdict }) => verdict);
    const active = first((message) => message.active);
    const otherwise = active === undefined ? first((message) => message.otherwise) : undefined;
    const desired = first((message) => message.desired) ?? planned?.desired ?? said.desired;
    const moved = all((message) => message.moved);
    const isDrift = moved.length > 0 || hasDrifted(said, verdicts, active);
    return {
        name,
        attention: attentionOf(verdicts, isDrift, errors.length > 0),
        verdicts,
        ...given({ site, active, otherwise, desired, preconditions: first((message) => message.preconditions) }),
        isDrift,
        unmet: all((message) => message.unmet),
        moved: moved.length > 0 || !isDrift ? moved : (planned?.moved ?? []),
        sentences: [...errors, ...all((message) => message.sentences)],
        isFailure,
    };
}

/** A read and a comparison may each have said it: the later one knows more. */
function lastOfEach(messages: readonly Message[]): readonly Message[] {
    return [...new Map(messages.map((message) => [message.verdict, message])).values()];
}

function hasDrifted({ planned }: SaidOfPair, verdicts: readonly Verdict[], active: string | undefined): boolean {
    if (verdicts.includes("FAILOVER") || verdicts.includes("OTHER NODE ACTIVE")) return true;
    return planned?.wasFulfilled === true && active !== undefined && !isSameName(active, planned.desired);
}

function attentionOf(verdicts: readonly Verdict[], isDrift: boolean, hasErrors: boolean): Attention {
    const found = verdicts.map((verdict) => BY_VERDICT[verdict] ?? "warning");
    const all = [...found, ...(isDrift ? (["drift"] as const) : []), ...(hasErrors ? (["failed"] as const) : [])];
    return ATTENTION.find((attention) => all.includes(attention)) ?? "warning";
}
