import { type Mutation, plantedIn } from "../mutation.js";

const inTurns = plantedIn("pair/turns.ts", "createTurns", ["manyPairs"]);
const inWhyNot = plantedIn("pair/turns.ts", "whyNot", ["manyPairs"]);

/** What holds for a whole run: turns, limits, logins. */
export const RUN: readonly Mutation[] = [
    inTurns("every pair at once", "running < parallelSwitchovers", "true"),
    inTurns(
        "failures of a run by printed name",
        "others = failed.filter(({ identity }) => identity !== pair.identity)",
        "others = failed.filter(({ name }) => name !== pair.name)",
    ),
    plantedIn("pair/turns.ts", "FAILED", ["manyPairs"])(
        "an unknown outcome that does not count for stopAfterFailures",
        '"unknown"',
        '"inPlace"',
    ),
    inWhyNot(
        "a run that stops after no failure",
        "stopAfterFailures > 0 && failed.length >= stopAfterFailures",
        "false",
    ),
    inWhyNot("a run without a maximum of switchovers", "asked >= maximumSwitchovers", "false"),
    plantedIn("resources/claims.ts", "Claims.claim")(
        "a pair that is declared twice, in the plugin",
        "owner === undefined",
        "true",
        { face: "plugin", kinds: ["twins", "manyPairs"] },
    ),
    plantedIn("device/logins.ts", "LoginGate.#enter", ["manyPairs", "calm"])(
        "a wrong password tried on every node",
        "known.isAccepted || refused + known.inFlight < MOST_REFUSALS",
        "true",
    ),
    plantedIn("device/logins.ts", "LoginGate.#enter", ["manyPairs", "calm"])(
        "logins under way not counted",
        "refused + known.inFlight < MOST_REFUSALS",
        "refused < MOST_REFUSALS",
    ),
];
