import { type Mutation, plantedIn } from "../mutation.js";

const inConclude = plantedIn("resources/conclude.ts", "conclude", ["network", "cancelled"]);
const inRemember = plantedIn("resources/conclude.ts", "remember", ["network", "cancelled"]);
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
    plantedIn("resources/diff.ts", "isChanged")(
        "records that are no longer true are kept",
        "return hasUntrueRecords(recorded, view);",
        "return false;",
        { caughtBy: "test/provider/resources/diff.test.ts" },
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
    plantedIn("resources/outputs.ts", "observe")(
        "the newest entry of one log, while the other one can't be read",
        'newest.kind === "entry" && unreadableLogs.length === 0',
        'newest.kind === "entry"',
        { caughtBy: "test/provider/resources/outputs.test.ts" },
    ),
    plantedIn("resources/credentials.ts", "nameOfCredentials")(
        "a stack's settings named for a password from the environment",
        "!inputs.credentials && username === VARIABLES.username && password === VARIABLES.password",
        "false",
        { caughtBy: "test/provider/resources/credentials.test.ts" },
    ),
    plantedIn("resources/check.ts", "problemsOf")(
        "an argument named as a program has it to whoever gave an option",
        "argument(path) ?? path",
        "path",
        { caughtBy: "test/provider/resources/credentials.test.ts" },
    ),
];
