import { NO_CALLS, type Policy } from "./scenario/policy.js";
import { disturb, heal } from "./disturbances.js";
import type { ProviderCode } from "./provider.js";
import { Random } from "./random.js";
import type { PlannedRun } from "./scenario/runs.js";
import { drawScenario, type Scenario } from "./scenario/scenario.js";
import { Runs } from "./runs.js";
import { TRUE_CLOCK } from "./nodeClock.js";
import { CALM } from "./weather.js";
import { World } from "./world.js";
import { WATCH_MS } from "./checker/facts.js";
import { mustHaveMovedOnce } from "./checker/movedOnce.js";

export interface Outcome {
    readonly seed: number;
    readonly kind: string;
    readonly violations: readonly string[];
    readonly story: readonly string[];
    readonly features: readonly string[];
    /** What each resource reported in each run, or `killed`. */
    readonly reports: readonly string[];
}

/** Longer than any rule needs to come true by itself, once everything is repaired. */
const LONG_WAIT_SECONDS = 3600;

/** How many of the last runs wait for a window from its closing on: twenty minutes of looks, which show little more than one. */
const LONG_WAITS = 0.03;
/** How long the others wait for it. */
const SHORT_WAIT_MS = 20_000;

/** Draws a schedule from a seed, lets it happen, and holds it against what is promised. */
export function runSchedule(seed: number, code: ProviderCode): Promise<Outcome> {
    return runScenario(seed, scenarioOf(seed), code);
}

export function scenarioOf(seed: number): Scenario {
    return drawScenario((name) => new Random(seed, name));
}

/** The same with a scenario of one's own; the seed draws the rest. */
export async function runScenario(seed: number, scenario: Scenario, code: ProviderCode): Promise<Outcome> {
    const world = new World(seed, scenario, code);
    const runs = new Runs(world);
    world.story.tell(`${scenario.kind}: ${JSON.stringify(scenario)}`);
    disturbAsDrawn(world);
    if (scenario.isSideBySide) await runs.sideBySide(scenario.runs, scenario.policy);
    else for (const run of scenario.runs) await runs.oneAfterTheOther(run, scenario.policy);
    mustHaveMovedOnce(world);
    await undisturbed(world, runs);
    const { story, checker } = world;
    return {
        ...{ seed, kind: scenario.kind, violations: checker.violations, story: story.lines },
        ...{ features: [...story.features], reports: runs.reports },
    };
}

function disturbAsDrawn({ seed, scenario, sites, time, story }: World): void {
    const random = new Random(seed, "outside");
    for (const { name, site, atMs } of scenario.disturbances) {
        const place = sites[site];
        if (place) time.after(atMs, () => disturb(name, place, story, random));
    }
}

/**
 * Everything is repaired and at rest, calls end, and nobody holds a lock: the next run waits for what can come true
 * by itself and makes it so, and the one after it has nothing to do.
 */
async function undisturbed(world: World, runs: Runs): Promise<void> {
    const { time, sites, machines, network, scenario, checker } = world;
    await time.run(() => false, 40_000);
    // Twice: what was under way at the first time may have come to rest with no node active.
    for (const _time of [1, 2]) {
        for (const site of sites) heal(site);
        await time.run(() => sites.every(({ isAtRest }) => isAtRest), 10 * 60_000);
    }
    runs.endOrphans();
    network.weather = CALM;
    for (const machine of machines) machine.isFull = false;
    for (const { model } of sites) {
        model.calls = NO_CALLS;
        model.devices.expireTokens();
        const [a, b] = model.clocks;
        model.clocks = [
            { ...a, dates: TRUE_CLOCK.dates },
            { ...b, dates: TRUE_CLOCK.dates },
        ];
    }
    if (!new Random(world.seed, "patience").chance(LONG_WAITS)) await passTime(world, beforeLastWindowMs(world));
    world.isRepaired = true;
    const patient: Policy = { ...scenario.policy, observeOnly: false, waitSeconds: LONG_WAIT_SECONDS };
    const calm: PlannedRun = {
        ...{ stack: "first", machine: 0, isTurnedRound: false, startsAfterMs: 0, fate: {}, fateOf: 0 },
        ...{ isHandsOff: false, isPasswordWrong: false },
    };
    for (const { report, resource } of await runs.oneAfterTheOther(calm, patient)) {
        const kind = report?.kind ?? "nothing";
        if (kind !== "success" && kind !== "unchanged")
            checker.broken("Final repair", "an undisturbed run", `of ${resource.name} ended in ${kind}`);
        if (report?.kind !== "failure" && report?.outputs["pending"])
            checker.broken("Final repair", "an undisturbed run", "left pending");
    }
    // What the journal shows under names alone is settled by its age.
    await time.run(() => false, WATCH_MS);
    const requestsBefore = sites.flatMap(({ requests }) => requests).length;
    for (const { report } of await runs.oneAfterTheOther(calm, patient))
        if (report?.kind !== "unchanged")
            checker.broken("Final repair", "a settled pair", `was changed (${report?.kind ?? "nothing"})`);
    if (sites.flatMap(({ requests }) => requests).length > requestsBefore)
        checker.broken("Final repair", "a settled pair", "was sent a request");
}

async function passTime({ time }: World, ms: number): Promise<void> {
    let isOver = ms === 0;
    time.after(ms, () => (isOver = true));
    await time.run(() => isOver, ms);
}

/** How long nothing happens, once all windows but the last one are over by every clock. */
function beforeLastWindowMs({ scenario, time, sites }: World): number {
    const windows = scenario.policy.windows ?? [];
    const last = windows.at(-1);
    const aheadsMs = sites.flatMap(({ model }) => model.clocks.map(({ aheadMs }) => aheadMs));
    const isOver = windows.slice(0, -1).every(({ endMs }) => endMs - Math.min(...aheadsMs) < time.monotonicMs());
    if (last === undefined || !isOver) return 0;
    return Math.max(0, last.startMs - Math.max(...aheadsMs) - SHORT_WAIT_MS - time.monotonicMs());
}
