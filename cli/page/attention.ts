import { SECRET } from "../stack/index.js";
import { stateWords } from "../status/words.js";
import { type FindingKind, MEANINGS, type Severity } from "./meanings.js";
import type { PageAction, PagePair } from "./model.js";
import { isSameName } from "../nodeName.js";
import { roleWord } from "./roles.js";
import { timeText } from "./times.js";

export interface Finding {
    readonly kind: FindingKind;
    /** In a few words, for a mark beside a pair. */
    readonly word: string;
    /** A sentence or two: what is so, and what to do. */
    readonly text: string;
}

/** Of a pair whose nodes could not even be asked. */
export const NOT_LOOKED_AT = "notLookedAt";

type Found = Omit<Finding, "word"> & { readonly word?: string };

/** What is to be said of a pair, the most urgent first; none if it is as desired. Pure. */
export function findingsOf(pair: PagePair): readonly Finding[] {
    const rules = [openRequest, calls, contradiction, unseen, drift, lastOutcome, redundancy];
    const all = rules.map((rule) => rule(pair));
    return all.flatMap((found) => (found === undefined ? [] : [{ word: MEANINGS[found.kind].word, ...found }]));
}

/** Whether somebody should look: a failover that is declared to stay is worth a note only. */
export function needsAttention(findings: readonly Finding[]): boolean {
    return severityOf(findings) !== "note";
}

/** Of the most urgent; `note` if there is none. */
export function severityOf(findings: readonly Finding[]): Severity {
    const [first] = findings;
    return first === undefined ? "note" : MEANINGS[first.kind].severity;
}

function openRequest({ pending }: PagePair): Found | undefined {
    if (pending === undefined) return undefined;
    const { since, from, to } = pending;
    const nodes = from && to ? `from ${from} to ${to} ` : "";
    const when = since ? `is open since ${timeText(since)}` : "is open";
    return {
        kind: "open",
        text: `A switchover ${nodes}${when}: no look showed its end. Do not request one by hand: if it took effect, a second one moves calls back. Run pulumi up, which watches it.`,
    };
}

function calls(pair: PagePair): Found | undefined {
    const { nodes, activeNode, look } = pair;
    if (activeNode !== undefined || rolesSeen(nodes).length === 0) return undefined;
    const active = nodes.filter(({ role }) => role === "active");
    if (active.length > 1) {
        return { kind: "calls", text: "Both nodes report that they are active. Check the link between them." };
    }
    if (nodes.some(({ role }) => role === "unseen") || contradiction(pair) !== undefined) return undefined;
    const said = look === undefined ? "No node reported that it is active when last looked at." : look.description;
    return { kind: "calls", text: `${said} Calls may not be carried: look at both nodes.` };
}

/** What a look tells besides the roles; `ready` and the others are told of by their own rules. */
const CONTRADICTIONS: readonly string[] = ["switching", "wrongDevice", "disagree", "notAPair"];

function contradiction({ look }: PagePair): Found | undefined {
    if (look === undefined || !CONTRADICTIONS.includes(look.state)) return undefined;
    return { kind: "odd", word: stateWords(look.state), text: look.description };
}

function unseen({ nodes, activeNode, look }: PagePair): Found | undefined {
    if (look?.state === NOT_LOOKED_AT) return { kind: "unseen", word: "not looked at", text: look.description };
    const silent = nodes.filter(({ role }) => role === "unseen").map(({ name }) => name);
    if (silent.length === 0) return undefined;
    const where = activeNode === undefined ? "Where calls are can't be seen." : `Calls are on ${activeNode}.`;
    const why = look === undefined ? `${silent.join(" and ")} gave no answer when last looked at.` : look.description;
    return { kind: "unseen", text: `${where} ${why}` };
}

function drift(pair: PagePair): Found | undefined {
    const { activeNode, desiredNode, fulfilledActiveNode, isRevertive, isObserveOnly } = pair;
    if (activeNode === undefined || desiredNode === undefined || isSameName(activeNode, desiredNode)) return undefined;
    if (activeNode === SECRET || desiredNode === SECRET) return undefined;
    const fact = `Calls are on ${activeNode}; desired ${desiredNode}.`;
    if (isObserveOnly) return { kind: "drift", text: `${fact} The pair is only observed: they stay there.` };
    const isFulfilled = fulfilledActiveNode !== undefined && isSameName(fulfilledActiveNode, desiredNode);
    if (isRevertive || !isFulfilled)
        return { kind: "drift", text: `${fact} pulumi up requests a switchover, if its preconditions are met.` };
    return { kind: "away", text: `${fact} The pair is not revertive: after a failover they stay there.` };
}

function lastOutcome({ history, pending }: PagePair): Found | undefined {
    const [last] = history;
    const ended = last === undefined ? undefined : outcomeOf(last);
    if (last === undefined || ended === undefined || pending !== undefined) return undefined;
    const text = `The switchover requested at ${timeText(last.at)} ${ended.text}`;
    return { kind: "unknown", word: ended.word, text };
}

function outcomeOf({ outcome, from }: PageAction): { word: string; text: string } | undefined {
    if (outcome === "unknown") return { word: "outcome unknown", text: "was not seen to its end." };
    if (outcome === "noEffect") {
        return { word: "no effect", text: "had no effect, though the device accepted it. Read the nodes' logs." };
    }
    if (outcome !== "undone") return undefined;
    const next = "Read the other node's log before a run requests one again.";
    return { word: "undone", text: `was undone: calls came back to ${from}. ${next}` };
}

function redundancy({ redundant, activeNode, nodes, look }: PagePair): Found | undefined {
    if (redundant !== false || activeNode === undefined || nodes.some(({ role }) => role === "unseen"))
        return undefined;
    const other = nodes.find(({ name }) => !isSameName(name, activeNode));
    const role = other?.role === undefined ? "" : `, ${roleWord(other.role)}`;
    const when = look === undefined ? ", when last looked at" : "";
    return {
        kind: "alone",
        text: `${activeNode} carries calls alone: ${other?.name ?? "the other node"}${role}, could not take over${when}.`,
    };
}

function rolesSeen(nodes: PagePair["nodes"]): readonly string[] {
    return nodes.flatMap(({ role }) => role ?? []);
}
