import { type Mutation, plantedIn } from "../mutation.js";

const inEndOf = plantedIn("pair/openRequest/end.ts", "endOf");
const END = { caughtBy: "test/provider/pair/openRequest/end.test.ts" };
const JOURNAL_ONLY = { caughtBy: "test/provider/faces/journalOnly.test.ts" };
const OPEN = { caughtBy: "test/provider/resource/openRequest.test.ts" };
const SLOW = { caughtBy: "test/provider/pair/slowAnswers.test.ts" };

/** What a run makes of a request of an earlier one, and what it says of its end. */
export const OPEN_REQUESTS: readonly Mutation[] = [
    plantedIn("resource/diff.ts", "mayRequest")(
        "a request from before a later action taken for the cause of a failover",
        "pending !== undefined && !isSuperseded(pending, recorded)",
        "pending !== undefined",
        JOURNAL_ONLY,
    ),
    plantedIn("resource/apply.ts", "mayRequestNow")(
        "what a request of the journal brought taken for a failover that is to stay",
        "withOwnOpenRequest(recorded, await findOpenRequest(settings, run, io))",
        "recorded",
        JOURNAL_ONLY,
    ),
    plantedIn("resource/apply.ts", "fulfilledBy")(
        "a request of which nothing was seen counted as fulfilled",
        'resolved?.outcome !== "switched"',
        "resolved === undefined",
        JOURNAL_ONLY,
    ),
    plantedIn("resource/resolution.ts", "withOwnOpenRequest")(
        "another pair's request recorded for the sake of its names",
        "open === undefined || open.pending.isAtOtherAddresses",
        "open === undefined",
        JOURNAL_ONLY,
    ),
    plantedIn("pair/openRequest/resolve.ts", "resolveOpenRequest")(
        "another pair's request credited with what happened in this one",
        "pending.isAtOtherAddresses\n        ? unknown\n        : endOf(pending, { ...watched, last, isRejected: isRejected(pending, settings) })",
        "endOf(pending, { ...watched, last, isRejected: isRejected(pending, settings) })",
        JOURNAL_ONLY,
    ),
    inEndOf("no effect of a request about which nothing is known", "isAsBefore && isUnchanged", "isAsBefore", END),
    inEndOf(
        "a request whose effect was undone said to have had none",
        "wasSwitched || movesTo(to, from, entries).length > 0",
        "wasSwitched",
        END,
    ),
    plantedIn("resource/resolution.ts", "settledBy")(
        "the end of an open request not recorded",
        'outcome === "unknown"',
        "true",
        OPEN,
    ),
    plantedIn("pair/messages/openRequest.ts", "besideOpenRequest")(
        "an open request missing from an error",
        "pending === undefined",
        "true",
        OPEN,
    ),
    plantedIn("pair/openRequest/await.ts", "awaitOpenRequest")(
        "a slow answer from when an open request could act still",
        "ageOf(pending, first, io) - (io.clock.now() - first.startedMs)",
        "ageOf(pending, first, io)",
        SLOW,
    ),
];
