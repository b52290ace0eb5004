import { type Mutation, plantedIn } from "../mutation.js";

const inWatch = plantedIn("pair/watch.ts", "watch", ["network", "device", "killed", "everything"]);
const inSee = plantedIn("pair/evidence.ts", "Evidence.see", ["network", "device", "everything"]);
const inAlone = plantedIn("pair/activeAlone.ts", "isActiveAlone", ["network", "device", "everything"]);
const inSaysNotActive = plantedIn("pair/activeAlone.ts", "saysNotActive", ["network", "device", "everything"]);
const inResultOf = plantedIn("pair/switchOver.ts", "resultOf", ["network", "killed", "everything"]);

/** From the first byte to what is concluded. */
export const WATCHING: readonly Mutation[] = [
    inWatch("success on 204, without a look", "evidence.isConfirmed && isRedundant(view)", "true"),
    inWatch(
        "an end after half of settleSeconds",
        "settings.settleMs - (io.clock.now() - requested.answeredMs)",
        "settings.settleMs / 2",
    ),
    inWatch("an unclear end called no effect", "evidence.isUnchanged(view)", "true"),
    inWatch("a refusal not watched past the lag", "evidence.isUnchangedPastLag(view)", "true"),
    inSee("success after a single look", "this.#inARow >= 2", "this.#inARow >= 1", {
        caughtBy: "test/provider/pair/watch.test.ts",
    }),
    inSee("success before the request has acted", "view.startedMs - answeredMs >= this.settings.lagMs", "true"),
    inSee("the lag from the quiet period", "this.settings.lagMs", "this.settings.quietMs"),
    inSaysNotActive(
        "a silent node counted as not active",
        'if (sighting.kind === "notSeen" || !NOT_ACTIVE.has(roleOf(sighting))) return false;',
        'if (sighting.kind === "notSeen") return true; if (!NOT_ACTIVE.has(roleOf(sighting))) return false;',
        { caughtBy: "test/provider/pair/watch.test.ts" },
    ),
    inAlone(
        "the other node's role not looked at",
        'roleOf(sightingOf(sightings, node)) === "active" && saysNotActive(otherSighting(sightings, node))',
        'roleOf(sightingOf(sightings, node)) === "active"',
        { caughtBy: "test/provider/pair/watch.test.ts" },
    ),
    inSaysNotActive("a node that is becoming active counted as not active", "!becomingActive", "true", {
        caughtBy: "test/provider/pair/confirmedThenLost.test.ts",
    }),
    inSaysNotActive(
        "a node between two roles by declaration counted as not active",
        '!(role === "transitional" && isRoleDeclared)',
        "true",
        { caughtBy: "test/provider/pair/deviceWords.test.ts" },
    ),
    inResultOf(
        "no effect of a request that was not answered",
        'seen.kind === "unchanged" && outcome.kind === "accepted"',
        'seen.kind === "unchanged"',
    ),
    inResultOf(
        "a refusal believed of a pair that has changed",
        'seen.kind === "unchanged" && outcome.kind === "rejected"',
        'outcome.kind === "rejected"',
        { caughtBy: "test/provider/pair/rejected.test.ts" },
    ),
    plantedIn("pair/polling.ts", "pauseUntil")(
        "a result that waits for the next look's turn after the lag",
        "last.startedMs >= dueMs",
        "true",
        { caughtBy: "test/provider/pair/delays.test.ts" },
    ),
    plantedIn("poll.ts", "poll")(
        "the last word to a slow answer from before the end",
        'if (isLast) return { kind: "timedOut", last: value };',
        'if (isLast || clock.now() >= deadline) return { kind: "timedOut", last: value };',
        { caughtBy: "test/provider/pair/slowAnswers.test.ts" },
    ),
];
