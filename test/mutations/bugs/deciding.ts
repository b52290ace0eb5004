import { type Mutation, plantedIn } from "../mutation.js";

const inJudge = plantedIn("pair/pairState.ts", "judge", ["device", "everything"]);
const inSettle = plantedIn("pair/settle.ts", "settle", ["device", "slow"]);
const inDecide = plantedIn("pair/decide.ts", "decide", ["device", "calm", "network"]);

/** Two answers together, and how long they have been the same. */
export const DECIDING: readonly Mutation[] = [
    inSettle(
        "a quiet period that a change does not start afresh",
        "steadySince === undefined || !isSame(steadySince, view)",
        "steadySince === undefined",
        { caughtBy: "test/provider/pair/settle.test.ts" },
    ),
    inSettle("a quiet period without a pause", "view.startedMs - steadySince.endedMs >= quietMs", "true"),
    inSettle(
        "the quiet period from the wrong end",
        "view.startedMs - steadySince.endedMs >= quietMs",
        "view.endedMs - steadySince.startedMs >= quietMs",
        { caughtBy: "test/simulation/focused.test.ts" },
    ),
    inJudge("split brain not seen", "second !== undefined", "false"),
    inJudge("any second role taken for a standby", 'roleOf(other) !== "standby"', "false", {
        caughtBy: "test/provider/pair/pairState.test.ts",
    }),
    plantedIn("pair/pairState.ts", "falseClaimsOf", ["device", "everything"])(
        "an active node that sees no standby believed all the same",
        "peerRole !== undefined && peerRole !== roleOf(peer)",
        "false",
        { caughtBy: "test/provider/pair/pairState.test.ts" },
    ),
    plantedIn("pair/sighting.ts", "roleOf", ["device", "everything"])(
        "another device's role taken for the node's",
        "otherName(sighting) === undefined",
        "true",
        { caughtBy: "test/provider/pair/sighting.test.ts" },
    ),
    plantedIn("pair/redundancy.ts", "unmet", ["device", "everything"])(
        "redundant by the roles alone",
        "takeOverChecks(sightings, other.node, limits)",
        "takeOverChecks(sightings, other.node, limits).slice(0, 0)",
        { caughtBy: "test/provider/pair/redundancy.test.ts" },
    ),
    plantedIn("pair/redundancy.ts", "withoutWaived", ["device", "everything"])(
        "a waived health waited for",
        "Math.min(FIXED.minimumHealthPercent.value, minimumHealthPercent.value)",
        "FIXED.minimumHealthPercent.value",
        { caughtBy: "test/provider/pair/redundancy.test.ts" },
    ),
    plantedIn("pair/preconditions/takeOver.ts", "takeOverChecks", ["device", "everything"])(
        "peers left out of what redundancy rests on",
        "checkPeers(sightings)",
        "{ ...checkPeers(sightings), met: true }",
        { caughtBy: "test/provider/pair/redundancy.test.ts" },
    ),
    plantedIn("pair/describeState.ts", "withLookErrors", ["device", "everything"])(
        "a failed look without its own remedy",
        "({ observed: fact, remedy })",
        '({ observed: fact, remedy: "" })',
        { caughtBy: "test/provider/pair/lookErrors.test.ts" },
    ),
    inDecide(
        "a desired standby taken to be active",
        'isDesiredActive ? { kind: "alreadyActive" } : switchOver(view, settings, now)',
        'true ? { kind: "alreadyActive" } : switchOver(view, settings, now)',
    ),
];
