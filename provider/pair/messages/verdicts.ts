/** One verdict: the word that stands first in a message, and what holds whatever else the message says. */
export interface VerdictEntry {
    readonly word: string;
    /** What has happened. */
    readonly meaning: string;
    /** What to do, in general; the message itself says what to do about its own case. */
    readonly todo: string;
    /** The last sentence of every message with this verdict. */
    readonly never?: string;
}

/** Of the toggle, while a request's end was not seen. */
const NOT_BY_HAND =
    "Do not request a switchover by hand: if the open request took effect, a second one moves calls back.";

/** Every verdict that a message about a pair may give, and docs/messages.md. */
export const VERDICTS = {
    needed: {
        word: "NEEDED",
        meaning: "A preview: `pulumi up` would request a switchover.",
        todo: "Read the preconditions, then approve or don't.",
    },
    alreadyActive: {
        word: "ALREADY ACTIVE",
        meaning: "The desired node is active; this run requested nothing, whatever its preview showed.",
        todo: "You need to do nothing.",
    },
    done: {
        word: "DONE",
        meaning:
            "The desired node is active, seen twice and past the time in which the request could still act. If the pair is not redundant, the message says NOT REDUNDANT.",
        todo: "Repair the other node if the pair is not redundant.",
    },
    resolved: {
        word: "RESOLVED",
        meaning: "The request that an earlier run left open is settled: it took effect, had none, or was undone.",
        todo: "If it was undone, read the other node's log before you run this again.",
    },
    refused: {
        word: "REFUSED",
        meaning: "This run requested nothing: the message lists every reason.",
        todo: "What the message says; then run `pulumi up` again.",
    },
    notSent: {
        word: "NOT SENT",
        meaning: "The request did not leave: no connection for it, or the run was cancelled first.",
        todo: "Check the network and the node, then run `pulumi up` again.",
    },
    rejected: {
        word: "REJECTED",
        meaning: "The device refused the request, and when the request could no longer act, nothing had changed.",
        todo: "What the message says about that very status code; then run `pulumi up` again.",
    },
    noEffect: {
        word: "NO EFFECT",
        meaning: "The device accepted the request, and nothing changed for all of `settleSeconds`.",
        todo: "Read both nodes' own logs. The request may still act: the next `up` looks first.",
    },
    open: {
        word: "OPEN",
        meaning:
            "A request is out, by this run or an earlier one, and no look has shown its end. Every message of every run says so until it is resolved.",
        todo: "Run `pulumi up` again: it looks first. `npx pulumi-oracle-sbc journal` lists what is open.",
        never: NOT_BY_HAND,
    },
    undone: {
        word: "UNDONE",
        meaning:
            "Calls moved to the desired node, and came back. The request counts as open until a later run has looked.",
        todo: "Read the desired node's log before the next run requests another switchover.",
        never: NOT_BY_HAND,
    },
    notRedundant: {
        word: "NOT REDUNDANT",
        meaning:
            "The other node is not seen to be a healthy, synchronized standby: the active node may carry calls alone.",
        todo: "Repair the other node.",
        never: "Do not switch back.",
    },
    failover: {
        word: "FAILOVER",
        meaning: "The pair moved calls by itself, or somebody else did.",
        todo: "The message says whether this run leaves calls there, and which setting decides it.",
    },
    otherActive: {
        word: "OTHER NODE ACTIVE",
        meaning: "Another node than the desired one is active, and the program lets nothing be requested.",
        todo: "Change the setting that the message names if this is not intended.",
    },
    changing: {
        word: "CHANGING",
        meaning: "The pair is changing by itself.",
        todo: "Wait: `up` decides when the pair has settled.",
    },
    notSeen: {
        word: "NOT SEEN",
        meaning: "The pair could not be looked at. What is recorded stays, and says nothing about now.",
        todo: "What each node's own reason in the message says.",
    },
} as const satisfies Readonly<Record<string, VerdictEntry>>;

export type Verdict = keyof typeof VERDICTS;

export function entryOf(verdict: Verdict): VerdictEntry {
    return VERDICTS[verdict];
}
