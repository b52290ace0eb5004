import { type PreconditionCheck, describeChecklist, describeCount } from "../preconditions/precondition.js";
import { entryOf, type Verdict } from "./verdicts.js";

/** What there is to say about a pair, as facts: sentences are put together in this file alone. */
export interface PairMessage {
    /** Both names, as declared. */
    readonly pair: string;
    readonly verdict: Verdict;
    /** By the last look, without a full stop: see calls.ts. Absent if nothing was looked at. */
    readonly calls?: string;
    /** How long ago that was, if the look is not of now. */
    readonly lookedAgoSeconds?: number;
    /** Said beside the active node in a preview. */
    readonly desired?: string;
    /** How many switchovers this run has requested of this pair; absent from what only looks. */
    readonly requests?: number;
    /** Sentences. */
    readonly why: readonly string[];
    /** What to do: sentences. */
    readonly remedies: readonly string[];
    /** The preconditions of the switchover that is needed; empty or absent if none is. */
    readonly checks?: readonly PreconditionCheck[];
}

/** In lines: verdict, calls and requests; then a sentence a line; then the checklist. */
export function formatMessage(message: PairMessage): string {
    return factLines(message).concat(remedyLines(message)).join("\n") + describeChecklist(message.checks ?? []);
}

/** What was observed. */
export function factLines(message: PairMessage): readonly string[] {
    return [headOf(message), ...unique(message.why)];
}

/** What to do, and what not. */
export function remedyLines({ verdict, remedies }: PairMessage): readonly string[] {
    const { never } = entryOf(verdict);
    return unique([...remedies, ...(never === undefined ? [] : [never])]);
}

/** In one line, with the preconditions counted: for a preview, in which hundreds of pairs may each have one. */
export function formatLine(message: PairMessage): string {
    const { checks = [] } = message;
    const counted = checks.length === 0 ? [] : [`${describeCount(checks)}.`];
    return [...factLines(message), ...counted, ...remedyLines(message)].join(" ");
}

/** The same message in other words. */
export function inOtherWords(message: PairMessage, words: (text: string) => string): PairMessage {
    const { calls, desired, checks } = message;
    return {
        ...message,
        pair: words(message.pair),
        ...(calls === undefined ? {} : { calls: words(calls) }),
        ...(desired === undefined ? {} : { desired: words(desired) }),
        why: message.why.map(words),
        remedies: message.remedies.map(words),
        ...(checks === undefined ? {} : { checks: checks.map((check) => checkInOtherWords(check, words)) }),
    };
}

function checkInOtherWords(check: PreconditionCheck, words: (text: string) => string): PreconditionCheck {
    const { name, observed, required, remedy } = check;
    return {
        ...check,
        name: words(name),
        observed: words(observed),
        required: words(required),
        remedy: words(remedy),
    };
}

function headOf({ pair, verdict, calls, lookedAgoSeconds: ago, desired, requests }: PairMessage): string {
    const age = ago === undefined ? "" : `, by a look ${ago} s ago`;
    const where = calls === undefined ? [] : [`${calls}${age}${desired === undefined ? "" : `; desired ${desired}`}.`];
    const count = requests === undefined ? [] : [`Requests to this pair by this run: ${requests}.`];
    return [`${pair}: ${entryOf(verdict).word}.`, ...where, ...count].join(" ");
}

function unique(sentences: readonly string[]): string[] {
    return [...new Set(sentences.filter((sentence) => sentence !== ""))];
}
