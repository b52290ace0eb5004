import { type Mutation, plantedIn } from "../mutation.js";

const inConclude = plantedIn("resources/conclude.ts", "conclude", ["network", "cancelled"]);
const inRemember = plantedIn("resources/conclude.ts", "remember", ["network", "cancelled"]);
const inCompare = plantedIn("resources/compare.ts", "compare");
const inIsWishOpen = plantedIn("resources/diff.ts", "isWishOpen");

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
        "const { pending: _ended, ...before } = withResolution(rememberedIn(on.recorded), on.resolved);",
        "const before = withResolution(rememberedIn(on.recorded), on.resolved);",
    ),
    inCompare(
        "records that are no longer true are kept",
        "isDifferent || needsUpdate({ ...comparing, view })",
        "needsUpdate({ ...comparing, view })",
        { caughtBy: "test/provider/faces/records.test.ts" },
    ),
    inCompare(
        "redundancy that is required and missing is no change",
        "hasUntrueRecords(recorded, view) || lacksRedundancy(plan, inputs, view)",
        "hasUntrueRecords(recorded, view)",
        { caughtBy: "test/provider/faces/records.test.ts" },
    ),
    plantedIn("resources/compare.ts", "confirm")(
        "one lost answer changes the record",
        "looks === 2 || !differs(view)",
        "looks++ === 1 || !differs(view)",
        { caughtBy: "test/provider/faces/records.test.ts" },
    ),
    plantedIn("resources/conclude.ts", "nothingDone")(
        "a refused update keeps the record from before a failover",
        "shown(result.view, on)",
        "observedIn(on.recorded)",
        { caughtBy: "test/provider/faces/refused.test.ts" },
    ),
    plantedIn("resources/results.ts", "shortened")(
        "a reason so long that what is recorded beside it is lost",
        "bytes.length <= LONGEST_REASON_BYTES",
        "bytes.length >= 0",
        { caughtBy: "test/provider/resources/partialFailure.test.ts" },
    ),
    plantedIn("resources/carryOut.ts", "carryOut")(
        "an open request that can't be read is passed over",
        "unreadable !== undefined",
        "unreadable === null",
        { caughtBy: "test/provider/faces/handEdited.test.ts" },
    ),
    plantedIn("resources/outputs.ts", "outputsOf")(
        "the wish recorded in place of what was seen",
        "{ ...declared, ...observed, ...remembered }",
        '{ ...declared, ...observed, ...remembered, roles: Object.fromEntries(Object.keys(observed.roles).map((node) => [node, node === inputs.activeNode ? "active" : "standby"])) }',
    ),
    inIsWishOpen(
        "a pair that is only observed switched over",
        "isHandsOff || observeOnly === true || activeNode === undefined",
        "isHandsOff || activeNode === undefined",
        { caughtBy: "test/provider/resources/observeOnly.test.ts" },
    ),
    inIsWishOpen(
        "ignoreChanges does not stop a switchover",
        "isHandsOff || observeOnly === true || activeNode === undefined",
        "observeOnly === true || activeNode === undefined",
        { caughtBy: "test/simulation/focusedPolicy.test.ts" },
    ),
    inIsWishOpen(
        "a failover that is to stay reverted",
        "revertive || fulfilledActiveNode === undefined || pending !== undefined",
        "true",
        { caughtBy: "test/provider/resources/diff.test.ts" },
    ),
];
