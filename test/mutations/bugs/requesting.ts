import { type Mutation, plantedIn } from "../mutation.js";

const inLastLook = plantedIn("pair/lookBeforeRequest.ts", "lookBeforeRequest", ["slow", "killed", "clocks"]);
const inRequestWhenQuiet = plantedIn("pair/requestWhenQuiet.ts", "requestWhenQuiet", ["calm", "killed"]);
const inFreshness = plantedIn("pair/freshness.ts", "freshness", ["slow", "clocks"]);
const inEnsureActive = plantedIn("pair/ensureActive.ts", "ensureActive", ["clocks", "sideBySide"]);
const inExclusive = plantedIn("pair/underLock.ts", "underLock", ["sideBySide"]);

/** From the decision to the first byte. */
export const REQUESTING: readonly Mutation[] = [
    inRequestWhenQuiet(
        "no quiet period",
        "settle(settings, settings.quietMs, io, { since, changes })",
        "settle(settings, 0, io, { since })",
    ),
    inLastLook("no look after the connection is open", "lookToDecide(settings, io)", "quiet", {
        caughtBy: "test/provider/pair/ensureActive.test.ts",
    }),
    inLastLook("a change since the quiet period not seen by the last look", "!isSame(quiet, view)", "false", {
        caughtBy: "test/provider/pair/ensureActive.test.ts",
    }),
    inLastLook(
        "windows and cool-downs not checked in the last look",
        "decide(view, settings, now)",
        "decide(view, { ...settings, preconditions: { minimumHealthPercent: settings.preconditions.minimumHealthPercent, synchronized: settings.preconditions.synchronized } }, now)",
        { caughtBy: "test/simulation/focused.test.ts" },
    ),
    inLastLook(
        "windows and cool-downs for the moment of the look",
        "decide(view, settings, now)",
        "decide(view, settings, { ms: view.startedMs, date: view.date })",
        { caughtBy: "test/simulation/focused.test.ts" },
    ),
    inLastLook("the age of answers not checked", 'age.kind === "fresh"', "true"),
    inLastLook("an orphan requests", "!isAskerThere", "false"),
    inFreshness("an answer twice as old as it may be", "ageMs <= freshMs", "ageMs <= 2 * freshMs", {
        caughtBy: "test/provider/pair/freshness.test.ts",
    }),
    inFreshness(
        "one node's answer alone must be fresh",
        "Math.max(...ages.map((age) => age.ageMs))",
        "Math.min(...ages.map((age) => age.ageMs))",
        { caughtBy: "test/provider/pair/freshness.test.ts" },
    ),
    inFreshness(
        "a machine that slept during the look not noticed",
        "ages.some(({ ageMs, wallMs }) => !(Math.abs(ageMs - wallMs) <= CLOCKS_AGREE_WITHIN_MS))",
        "false",
        { caughtBy: "test/simulation/focused.test.ts" },
    ),
    inEnsureActive("a wait without end", "io.clock.now() + settings.waitMs", "Infinity"),
    plantedIn("pair/requestWhenQuiet.ts", "nothingSent", ["device", "everything", "clocks", "sideBySide"])(
        "a pair that is in place taken for redundant",
        "settings.requireRedundancy && !isRedundantAsRequired(view, settings.activeNode, settings.preconditions)",
        "false",
        { caughtBy: "test/provider/pair/preconditions/policy.test.ts" },
    ),
    inExclusive("exclusive without the lock", "!settings.exclusive", "true"),
    inExclusive(
        "the lock given back before the outcome is seen",
        'io.log(`${pairName(settings)}: holding the configuration lock.`, "progress");',
        "const working = work(); await unlock(settings, held.splice(0), io); return await working;",
        { caughtBy: "test/provider/pair/preconditions/policy.test.ts" },
    ),
    plantedIn("pair/look.ts", "lookAt", ["calm", "slow", "clocks", "sideBySide"])(
        "sessions counted once in a run",
        "reader(session, io, maxTokenAgeMs)",
        "((session as { counted?: unknown }).counted ??= reader(session, io, maxTokenAgeMs))",
    ),
];
