import type { SwitchoverManner } from "../../simulator/switchoverRequests.js";
import { DISTURBANCE_NAMES } from "./disturbances.js";
import { drawPolicy, type Policy } from "./policy.js";
import type { Random } from "./random.js";
import { CALM, type Weather } from "./weather.js";

/** What one seed draws: everything but the fate of each single request. */
export interface Scenario {
    readonly kind: (typeof KINDS)[number];
    readonly wish: string;
    readonly settleSeconds: number;
    readonly revertive: boolean;
    readonly weather: Weather;
    /** How the device carries out the first request that reaches it. */
    readonly manner: SwitchoverManner | "never" | undefined;
    /** The pair fails over by itself in the moment in which a request leaves. */
    readonly failsOverWhenAsked: boolean;
    readonly disturbances: readonly { readonly name: string; readonly atMs: number }[];
    /** The runs before the pair is repaired, one after the other or side by side. */
    readonly runs: readonly PlannedRun[];
    readonly isSideBySide: boolean;
    readonly policy: Policy;
}

export interface PlannedRun {
    /** Of the first, or of a second one with a stack of its own. */
    readonly stack: "first" | "second";
    readonly wish: string;
    /** After the run before it has ended, or after the start of all. */
    readonly startsAfterMs: number;
    /** The process dies at this use of clock or network. */
    readonly killAtStep?: number;
    /** The process dies so long after its switchover request has left. */
    readonly killAfterRequestMs?: number;
    /** The run is cancelled, as by Ctrl-C, so long after its switchover request has left: it ends, and is recorded. */
    readonly cancelAfterRequestMs?: number;
    /** How far the machine's wall clock is ahead. */
    readonly skewMs: number;
}

const KINDS = ["calm", "network", "device", "killed", "cancelled", "sideBySide", "everything"] as const;
export const QUIET_MS = 6000;

/** @param policyRandom a stream of its own, so that the rules shift nothing of the rest */
export function drawScenario(random: Random, policyRandom: Random): Scenario {
    const kind = random.pick(KINDS);
    const wish = random.chance(0.85) ? "sbc-b" : "sbc-a";
    const isWild = kind === "everything";
    const isDisturbed = kind === "device" || isWild;
    const isSideBySide = kind === "sideBySide" || (isWild && random.chance(0.3));
    const isRough = kind === "network" || kind === "killed" || kind === "cancelled" || isWild;
    const policy = drawPolicy(policyRandom, isSideBySide);
    const scenario: Scenario = {
        kind,
        wish,
        settleSeconds: random.pick([20, 30, 90]),
        revertive: random.chance(0.8),
        weather: isRough ? drawWeather(random, isWild) : CALM,
        // A run that is cancelled records its request: the next one waits for it, however late it acts.
        manner:
            kind === "cancelled"
                ? { actsAfterMs: random.between(0, 15_000) }
                : isDisturbed && random.chance(0.5)
                  ? drawManner(random)
                  : undefined,
        failsOverWhenAsked: isDisturbed && random.chance(0.3),
        disturbances: isDisturbed ? drawDisturbances(random) : [],
        runs: drawRuns(random, wish, isSideBySide, kind),
        isSideBySide,
        policy,
    };
    return policy.alternates && kind !== "killed" ? { ...scenario, runs: alternating(scenario.runs) } : scenario;
}

function alternating(runs: readonly PlannedRun[]): PlannedRun[] {
    const other = { "sbc-a": "sbc-b", "sbc-b": "sbc-a" } as Readonly<Record<string, string>>;
    return runs.map((run, index) => (index % 2 === 0 ? run : { ...run, wish: other[run.wish] ?? run.wish }));
}

/** A lost or late request arrives while the quiet period lasts, with the device's five seconds: see `longestTravelMs`. */
function drawWeather(random: Random, isWild: boolean): Weather {
    return {
        looks: random.pick([0, 0.02, 0.2]),
        switchovers: random.pick([0.3, 0.9]),
        longestTravelMs: isWild ? 60_000 : 900,
        duplicates: isWild,
    };
}

function drawManner(random: Random): SwitchoverManner | "never" {
    return random.pick<() => SwitchoverManner | "never">([
        () => "never",
        () => ({ actsAfterMs: random.between(5000, 40_000) }),
        () => ({ flapsBackAfterMs: random.between(100, 20_000) }),
        () => ({ formerReboots: true }),
    ])();
}

function drawDisturbances(random: Random): { name: string; atMs: number }[] {
    const count = Math.floor(random.between(0, 4));
    return Array.from({ length: count }, () => ({
        name: random.pick(DISTURBANCE_NAMES),
        atMs: random.between(0, 40_000),
    }));
}

function drawRuns(random: Random, wish: string, isSideBySide: boolean, kind: Scenario["kind"]): PlannedRun[] {
    const count = isSideBySide ? 2 : Math.floor(random.between(1, 4));
    return Array.from({ length: count }, (_, index) => {
        const isSecondStack = isSideBySide && index === 1;
        return {
            stack: isSecondStack ? "second" : "first",
            wish: isSecondStack && random.chance(0.5) ? "sbc-a" : wish,
            startsAfterMs: random.pick([0, random.between(0, 500), random.between(0, 20_000)]),
            skewMs: kind === "cancelled" ? 0 : random.pick([0, 0, random.between(-60_000, 60_000)]),
            ...drawEnd(random, kind),
        };
    });
}

function drawEnd(random: Random, kind: Scenario["kind"]): Partial<PlannedRun> {
    const mayEndEarly = kind === "killed" || kind === "cancelled" || kind === "everything";
    if (!mayEndEarly || random.chance(0.3)) return {};
    const isCancelled = kind === "cancelled" || (kind === "everything" && random.chance(0.3));
    if (isCancelled) return { cancelAfterRequestMs: random.between(0, 6000) };
    if (random.chance(0.6)) return { killAfterRequestMs: random.between(0, 6000) };
    return { killAtStep: Math.floor(random.between(0, 80)) };
}
