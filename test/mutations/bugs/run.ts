import { type Mutation, plantedIn } from "../mutation.js";

const inMayBegin = plantedIn("pair/run/limits.ts", "mayBegin", ["manyPairs"]);
const inWhyNot = plantedIn("pair/run/limits.ts", "whyNot", ["manyPairs"]);
const inStricter = plantedIn("pair/run/limits.ts", "stricter", ["manyPairs"]);
const inBegin = plantedIn("pair/run/runLimits.ts", "begin", ["manyPairs"]);
const inClaim = plantedIn("pair/run/claims.ts", "claim", ["twins", "manyPairs"]);
const inEnter = plantedIn("device/logins.ts", "enter", ["manyPairs", "twins", "calm"]);

/** What holds for a whole run: turns, limits, claims, logins. */
export const RUN: readonly Mutation[] = [
    inMayBegin("every pair at once", "running.length >= parallelSwitchovers", "false"),
    inMayBegin(
        "a switchover begins that the outcome of another may forbid",
        "running.length === 0 || requested + running.length < maximumSwitchovers",
        "true",
        { caughtBy: "test/provider/pair/run/runLimits.test.ts" },
    ),
    inWhyNot(
        "failures of a run by printed name",
        "failed.filter((other) => other.pair !== pair)",
        'failed.filter((other) => other.name !== JSON.parse(pair).map((node: string[]) => node[1]).sort().join("/"))',
        { caughtBy: "test/provider/pair/run/runLimits.test.ts" },
    ),
    inWhyNot(
        "a run that stops after no failure",
        "stopAfterFailures > 0 && others.length >= stopAfterFailures",
        "false",
        { caughtBy: "test/provider/pair/run/runLimits.test.ts" },
    ),
    inWhyNot("a run without a maximum of switchovers", "requested >= maximumSwitchovers", "false", {
        caughtBy: "test/provider/pair/run/runLimits.test.ts",
    }),
    inStricter(
        "the laxest limits of several processes",
        "Math.min(one.parallelSwitchovers, other.parallelSwitchovers)",
        "Math.max(one.parallelSwitchovers, other.parallelSwitchovers)",
        { caughtBy: "test/provider/pair/run/runLimits.property.test.ts" },
    ),
    inBegin(
        "a turn out of its order and without room",
        "record.waiting[0]?.id !== turn.id || !mayBegin(limits, record)",
        "false",
    ),
    plantedIn("pair/run/runLimits.ts", "FAILED", ["manyPairs"])(
        "an unknown outcome that does not count for stopAfterFailures",
        '"unknown"',
        '"alreadyActive"',
        { caughtBy: "test/simulation/focusedPolicy.test.ts" },
    ),
    plantedIn("resource/inputs/stackValues.ts", "stackValues", ["manyPairs"])(
        "a Provider of its own does not know the stack's settings",
        'parsed(env["PULUMI_CONFIG"])',
        "parsed(undefined)",
        { caughtBy: "test/provider/resource/inputs/stackConfig.test.ts" },
    ),
    plantedIn("resource/context.ts", "Context", ["manyPairs"])(
        "limits for each provider process alone",
        "createRunLimiter(parts.run, () => this.config.limits)",
        "createRunLimiter(new (require('../state/runBook.js').MemoryRunBook)(), () => this.config.limits)",
    ),
    inClaim("a pair that is declared twice", "taken !== undefined", "false", {
        caughtBy: "test/provider/pair/run/claims.test.ts",
    }),
    plantedIn("pair/run/spellings.ts", "spellings", ["twins"])(
        "a pair that is declared twice, in two spellings",
        "[host, ...addresses].map(normalHost)",
        "[host]",
        { caughtBy: "test/provider/pair/run/claims.test.ts" },
    ),
    inEnter("a wrong password tried on every node", "logins.refused >= MOST_REFUSALS", "false"),
    inEnter("logins under way not counted", "logins.refused + logins.underWay.length >= MOST_REFUSALS", "false"),
    plantedIn("state/claimFiles.ts", "ClaimFiles.#makeFile")(
        "a claim of a process that has died kept for ever",
        "!isDead(owner)",
        "true",
        { caughtBy: "test/provider/state/claimFiles.test.ts" },
    ),
    plantedIn("state/claimFiles.ts", "ClaimFiles.take")(
        "endpoints of a refused claim kept",
        "await this.#release(resource, []);",
        "",
        { caughtBy: "test/provider/state/claimFiles.test.ts" },
    ),
];
