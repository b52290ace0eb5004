import { type Mutation, plantedIn } from "../mutation.js";

const inRecordIntent = plantedIn("pair/intent.ts", "recordIntent", ["calm", "network", "killed"]);
const inEntryOf = plantedIn("pair/intent.ts", "entryOf", ["calm"]);
const inRecall = plantedIn("pair/openRequest.ts", "recallRequests", ["killed", "cancelled"]);
const inMatchOf = plantedIn("pair/openRequest.ts", "matchOf", ["killed", "cancelled"]);
const inIsStale = plantedIn("pair/openRequest.ts", "isStale", ["killed", "cancelled"]);
const inAwait = plantedIn("pair/awaitOpenRequest.ts", "awaitOpenRequest", ["killed", "cancelled"]);
const inAgeOf = plantedIn("pair/awaitOpenRequest.ts", "ageOf", ["killed", "cancelled"]);
const inSwitchOver = plantedIn("pair/switchOver.ts", "switchOver", ["killed", "cancelled"]);
const inInTurn = plantedIn("pair/ensureActive.ts", "requestInTurn", ["sideBySide"]);

/** The write-ahead journal, and what a later run makes of it. */
export const JOURNAL: readonly Mutation[] = [
    inRecordIntent(
        "the journal not written",
        "await journal.write(entryOf(plan, from, view, { ...intent, spelled, now: io.clock.date() }));",
        "void entryOf;",
    ),
    inRecordIntent(
        "the journal written while the request leaves",
        "await journal.write(entryOf(plan, from, view, { ...intent, spelled, now: io.clock.date() }));",
        "void io.clock.sleep(5000, new AbortController().signal).then(() => journal.write(entryOf(plan, from, view, { ...intent, spelled, now: io.clock.date() }))).catch(() => undefined);",
    ),
    inRecordIntent(
        "a required journal not required",
        'if (isJournalRequired) return { kind: "notRecorded", reason: { observed, remedy } };',
        "",
        { caughtBy: "test/provider/pair/openRequest.test.ts" },
    ),
    inEntryOf(
        "the journal names the other node",
        "isSameName(a.name, from) ? 0 : 1",
        "isSameName(a.name, from) ? 1 : 0",
    ),
    inEntryOf("the journal without the settings of the run", "plan.settleMs / 1000", "0"),
    inSwitchOver("the journal's entry removed before the outcome is seen", 'result.kind !== "unknown"', "true", {
        caughtBy: "test/provider/pair/openRequest.test.ts",
    }),
    plantedIn("pair/requestWhenQuiet.ts", "requestUnlessChanged", ["killed", "cancelled"])(
        "the journal's entry removed when the request leaves",
        "isLeaving = true;",
        "await intent.settled();",
    ),
    inRecall("the journal not read", "await run.journal.read()", "{ entries: [] as never[], problems: [] as never[] }"),
    inMatchOf(
        "the journal matched by endpoint only",
        "[...byEndpoint, ...matching((one, other) => one.name === other.name)]",
        "byEndpoint",
        {
            caughtBy: "test/provider/pair/openRequest.test.ts",
        },
    ),
    inMatchOf(
        "the journal matched by both endpoints only",
        "const [known] = [...byEndpoint, ...matching((one, other) => one.name === other.name)];",
        "const [known] = byEndpoint.length === 2 ? byEndpoint : [];",
        { caughtBy: "test/provider/pair/openRequest.test.ts" },
    ),
    inMatchOf(
        "the journal matched by the other node's place",
        "known.then === entry.from ? known.now : 1 - known.now",
        "known.then === entry.from ? 1 - known.now : known.now",
    ),
    inIsStale("an entry of the journal taken for stale", "SEEN_ENDS.has(lastAction.outcome)", "true", {
        caughtBy: "test/provider/pair/openRequest.test.ts",
    }),
    inIsStale(
        "an entry of the journal before a recorded action taken for stale, whoever's clock that is by",
        "entry.id === lastAction.id",
        "Date.parse(lastAction.at) > sentAt(entry)",
        { caughtBy: "test/provider/pair/openRequest.test.ts" },
    ),
    inAwait("an open request not waited for as long as it was declared", "watchAgeMs(plan, pending)", "plan.settleMs"),
    plantedIn("pair/watchAge.ts", "watchAgeMs", ["killed", "cancelled"])(
        "an open request given up after a few lags",
        "WATCHED_LAGS * lagMs",
        "2 * lagMs",
    ),
    plantedIn("pair/watchAge.ts", "watchAgeMs", ["killed", "cancelled"])(
        "an open request given up by today's settings alone",
        "settleSeconds * 1000",
        "0",
        { caughtBy: "test/provider/pair/openRequest.test.ts" },
    ),
    plantedIn("pair/awaitOpenRequest.ts", "watchFor", ["killed", "cancelled"])(
        "an open request taken for done after a single look",
        "inARow >= 2 && view.startedMs - first.endedMs >= plan.lagMs",
        "inARow >= 1",
        { caughtBy: "test/provider/pair/pending.test.ts" },
    ),
    inAgeOf("the age of an open request by the older of two clocks", "Math.min(...known)", "Math.max(...known)", {
        caughtBy: "test/provider/pair/pending.test.ts",
    }),
    inAgeOf(
        "an open request of unknown age taken for old",
        "known.length === 0 ? 0 : Math.max(0, Math.min(...known))",
        "known.length === 0 ? Infinity : Math.min(...known)",
        { caughtBy: "test/provider/pair/pending.test.ts" },
    ),
    inInTurn(
        "an open request that another run left during the wait for the lock not seen",
        "open !== undefined",
        "false",
        { caughtBy: "test/provider/pair/openRequest.test.ts" },
    ),
    plantedIn("pair/pairLock.ts", "underPairLock", ["sideBySide"])(
        "two runs of one machine work on one pair",
        "[...new Set(endpoints)].sort()",
        "[]",
        { caughtBy: "test/simulation/focused.test.ts" },
    ),
];
