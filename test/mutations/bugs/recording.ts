import { type Mutation, plantedIn } from "../mutation.js";

const inConclude = plantedIn("resource/outcome.ts", "outcomeOf", ["network", "cancelled"]);
const inRemember = plantedIn("resource/outcome.ts", "remember", ["network", "cancelled"]);
const inCompare = plantedIn("resource/compare.ts", "compare");
const inMayRequest = plantedIn("resource/diff.ts", "mayRequest");
const inMayEverRequest = plantedIn("resource/diff.ts", "mayEverRequest");

const inWhoMoved = plantedIn("pair/switchoverLogs/mover.ts", "whoMoved");
const MOVER = { caughtBy: "test/provider/pair/switchoverLogs/mover.test.ts" };

/** What is reported and recorded, and what a comparison makes of it. */
export const RECORDING: readonly Mutation[] = [
    inConclude("an unknown outcome as a plain failure", 'kind: "unfinished"', 'kind: "failed"'),
    inConclude("an unknown outcome reported as success", 'kind: "unfinished"', 'kind: "recorded"'),
    inRemember(
        "pending not recorded",
        "{ ...withAction(before, result.action), pending: result.pending }",
        "withAction(before, result.action)",
    ),
    inRemember(
        "pending kept for ever",
        "withResolution(rememberedIn(on.recorded), on.resolved)",
        "{ ...withResolution(rememberedIn(on.recorded), on.resolved), ...(on.recorded.pending && { pending: on.recorded.pending }) }",
    ),
    inCompare(
        "records that are no longer true are kept",
        "isDifferent || needsUpdate({ ...comparing, view })",
        "needsUpdate({ ...comparing, view })",
        { caughtBy: "test/provider/faces/records.test.ts" },
    ),
    inCompare(
        "redundancy that is required and missing is no change",
        "hasUntrueRecords(recorded, view) || lacksRedundancy(settings, inputs, view)",
        "hasUntrueRecords(recorded, view)",
        { caughtBy: "test/provider/faces/records.test.ts" },
    ),
    plantedIn("resource/compare.ts", "confirm")(
        "a failover not recorded while something else of the pair changes",
        "isSameSight(last, view) || isSameMove(recorded, last, view)",
        "isSameSight(last, view)",
        { caughtBy: "test/provider/faces/records.test.ts" },
    ),
    plantedIn("resource/compare.ts", "confirm")(
        "what one look contradicted held for true, since the next one showed nothing",
        "looks === 1 || !isNeitherSeen(view.sightings)",
        "true",
        { caughtBy: "test/provider/faces/records.test.ts" },
    ),
    plantedIn("resource/compare.ts", "confirm")(
        "one lost answer changes the record",
        "last !== undefined && (isSameSight(last, view) || isSameMove(recorded, last, view))",
        "last === undefined || isSameSight(last, view) || isSameMove(recorded, last, view)",
        { caughtBy: "test/provider/faces/records.test.ts" },
    ),
    plantedIn("resource/outcome.ts", "nothingDone")(
        "a refused update keeps the record from before a failover",
        "shown(result.view, on)",
        "observedIn(on.recorded)",
        { caughtBy: "test/provider/faces/refused.test.ts" },
    ),
    plantedIn("fitting.ts", "shortenedTo")(
        "a reason so long that what is recorded beside it is lost",
        "bytes.length <= longestBytes",
        "bytes.length >= 0",
        { caughtBy: "test/provider/dynamic/partialFailure.test.ts" },
    ),
    plantedIn("resource/apply.ts", "apply")(
        "an open request that can't be read is passed over",
        "unreadable !== undefined",
        "unreadable === null",
        { caughtBy: "test/provider/faces/handEdited.test.ts" },
    ),
    plantedIn("resource/staysMessage.ts", "describeMove")(
        "a failover told of a pair of which nothing is recorded",
        "was !== undefined && !isSameName(was, active)",
        "was === undefined || !isSameName(was, active)",
        { caughtBy: "test/provider/resource/previewMessages.test.ts" },
    ),
    plantedIn("resource/outputs.ts", "outputsOf")(
        "the desired node recorded in place of what was seen",
        "{ ...declared, ...observed, ...remembered }",
        '{ ...declared, ...observed, ...remembered, roles: Object.fromEntries(Object.keys(observed.roles).map((node) => [node, node === inputs.activeNode ? "active" : "standby"])) }',
    ),
    inMayEverRequest(
        "a pair that is only observed switched over",
        "!isHandsOff && observeOnly !== true && activeNode !== undefined",
        "!isHandsOff && activeNode !== undefined",
        { caughtBy: "test/provider/resource/observeOnly.test.ts" },
    ),
    inMayEverRequest(
        "ignoreChanges does not stop a switchover",
        "!isHandsOff && observeOnly !== true && activeNode !== undefined",
        "observeOnly !== true && activeNode !== undefined",
        { caughtBy: "test/simulation/focusedPolicy.test.ts" },
    ),
    inMayRequest("a failover that is to stay reverted", "revertive || fulfilledActiveNode === undefined", "true", {
        caughtBy: "test/provider/resource/diff.test.ts",
    }),
    inWhoMoved("the pair's own failover credited to the request", '["device", failed]', '["request", failed]', MOVER),
    inWhoMoved("a request credited by words that are not known", "isAsked && !isRejected", "!isRejected", MOVER),
    inWhoMoved("a move from before the request credited to it", "dated.length > 0", "false", MOVER),
    inWhoMoved("one of two moves credited to the request", "!isOnce || failed.length > 0", "failed.length > 0", MOVER),
    plantedIn("pair/switchOver.ts", "tookOf")(
        "the time since a request that did not move calls",
        'by === "device" || by === "other"',
        "false",
        MOVER,
    ),
    plantedIn("resource/outputs.ts", "observeOnce")(
        "the newest entry of one log, while the other one can't be read",
        'newest.kind === "entry" && unreadableLogs.length === 0',
        'newest.kind === "entry"',
        { caughtBy: "test/provider/resource/outputs.test.ts" },
    ),
    plantedIn("resource/inputs/credentials.ts", "nameOfCredentials")(
        "a stack's settings named for a password from the environment",
        "!inputs.credentials && username === VARIABLES.username && password === VARIABLES.password",
        "false",
        { caughtBy: "test/provider/resource/inputs/credentials.test.ts" },
    ),
    plantedIn("resource/inputs/problems.ts", "allProblems")(
        "an argument named as a program has it to whoever gave an option",
        "argument(path) ?? path",
        "path",
        { caughtBy: "test/provider/resource/inputs/credentials.test.ts" },
    ),
];
