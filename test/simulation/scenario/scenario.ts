import type { SwitchoverManner } from "../../../simulator/pair/switchoverRequests.js";
import { DISTURBANCE_NAMES } from "../disturbances.js";
import { drawNodeClock, type NodeClock, TRUE_CLOCK } from "../nodeClock.js";
import type { Random } from "../random.js";
import { CALM, type Weather } from "../weather.js";
import { type Dialect, drawDialect } from "./dialect.js";
import { drawPolicy, type Policy } from "./policy.js";
import { drawNames, drawResources, type PlannedResource } from "./resources.js";
import { drawRuns, type PlannedRun } from "./runs.js";
import { drawFreeze } from "./freeze.js";
import type { Settings, Timeouts } from "./settings.js";

/** What one seed draws: everything but the fate of each single request. */
export interface Scenario {
    readonly kind: Kind;
    /** The nodes' names, by site. */
    readonly names: readonly (readonly [string, string])[];
    readonly resources: readonly PlannedResource[];
    readonly timeouts: Timeouts;
    readonly revertive: boolean;
    readonly settings: Settings;
    /** What becomes of the journal between two runs, or that it can't be written. */
    readonly journal: "kept" | "lost" | "failing";
    /** By site. */
    readonly clocks: readonly (readonly [NodeClock, NodeClock])[];
    /** How far the wall clock of each machine is ahead of the true time at first. */
    readonly machinesAheadMs: readonly [number, number];
    readonly weather: Weather;
    /** How the device carries out the first request that reaches it. */
    readonly manner: SwitchoverManner | "never" | undefined;
    /** The pair fails over by itself in the moment in which a request leaves. */
    readonly failsOverWhenAsked: boolean;
    readonly disturbances: readonly { readonly name: string; readonly site: number; readonly atMs: number }[];
    /** The runs before everything is repaired, one after the other or side by side. */
    readonly runs: readonly PlannedRun[];
    readonly isSideBySide: boolean;
    /** A process that is killed leaves the others of its run alive. */
    readonly mayDieAlone: boolean;
    readonly policy: Policy;
    /** Absent: the devices say what is documented. */
    readonly dialect?: Dialect;
}

export const KINDS = [
    "calm",
    "network",
    "slow",
    "device",
    "killed",
    "cancelled",
    "sideBySide",
    "manyPairs",
    "twins",
    "clocks",
    "everything",
] as const;
/** What needs much to come together is drawn more often. */
const DRAWN = [...KINDS, "network", "slow", "device", "device", "killed", "cancelled", "sideBySide", "clocks"] as const;
export type Kind = (typeof KINDS)[number];

/** @param stream gives each part of the draw a stream of its own, so that one shifts nothing of the others */
export function drawScenario(stream: (name: string) => Random): Scenario {
    const random = stream("scenario");
    const kind = random.pick(DRAWN);
    const isWild = kind === "everything";
    const isDisturbed =
        kind === "device" ||
        isWild ||
        (kind === "slow" && random.chance(0.7)) ||
        (kind === "manyPairs" && stream("disturbed").chance(0.4));
    const isSideBySide = kind === "sideBySide" || (isWild && random.chance(0.3));
    const isAboutTime = kind === "slow" || kind === "clocks";
    const names = drawNames(kind, stream("names"));
    const clocks = drawClocks(kind, names.length, stream("clocks"));
    const machinesAheadMs = drawMachines(stream("machines"));
    const [a = TRUE_CLOCK, b = TRUE_CLOCK] = clocks[0] ?? [];
    const policy = drawPolicy(stream("policy"), {
        isLikely: kind === "clocks" || kind === "sideBySide",
        isAboutTime,
        isSideBySide,
        // Most often by the clock that counts; else by another, which must not be taken for it.
        aheadsMs: [a.aheadMs, a.aheadMs, b.aheadMs, machinesAheadMs[0]],
    });
    const journal = drawJournal(kind, stream("journal"));
    // By the clocks that count, the device's and the machine's.
    const freeze = drawFreeze(stream("freeze"), [a.aheadMs, machinesAheadMs[0]]);
    const dialect = drawDialect(stream("dialect"));
    const resources = drawResources(kind, names.length, isSideBySide, stream("resources"));
    return {
        kind,
        names,
        resources,
        timeouts: drawTimeouts(kind, stream("timeouts")),
        revertive: random.chance(0.8),
        settings: {
            ...drawSettings(kind, journal, stream("settings")),
            ...(freeze === undefined ? {} : { freeze }),
        },
        journal,
        clocks,
        machinesAheadMs,
        weather: drawWeather(kind, journal, random),
        manner: drawManner(kind, journal, random),
        failsOverWhenAsked: isDisturbed && random.chance(0.3),
        disturbances: isDisturbed ? drawDisturbances(names.length, random) : [],
        runs: drawRuns({ kind, isSideBySide, alternates: policy.alternates }, stream("runs")),
        isSideBySide,
        mayDieAlone: kind === "manyPairs" || kind === "twins" ? random.chance(0.5) : false,
        policy,
        ...(dialect === undefined ? {} : { dialect }),
    };
}

function drawJournal(kind: Kind, random: Random): Scenario["journal"] {
    const isKept = random.chance(kind === "killed" ? 0.75 : 0.6);
    return isKept ? "kept" : random.chance(0.7) ? "lost" : "failing";
}

/** At their limits often: none at all, shorter than the device takes, longer than it takes to look a few times. */
function drawTimeouts(kind: Kind, random: Random): Timeouts {
    return {
        settleSeconds: random.chance(0.5) ? random.pick([20, 30, 90]) : random.pick([6.5, 7, 12, 30, 90]),
        quietSeconds: random.chance(0.65)
            ? random.pick(kind === "slow" ? [6, 1] : [6])
            : random.pick([0, 0, 0.5, 1, 20]),
        freshSeconds: random.chance(0.6) ? 3 : Math.ceil(random.between(0, 10)),
    };
}

function drawMachines(random: Random): readonly [number, number] {
    const draw = () => (random.chance(0.4) ? 0 : Math.round(random.between(-60_000, 60_000)));
    return [draw(), draw()];
}

function drawSettings(kind: Kind, journal: Scenario["journal"], random: Random): Settings {
    const isLimited = kind === "manyPairs" || kind === "twins";
    const parallelSwitchovers = isLimited ? random.pick([undefined, undefined, 1, 2, 4]) : undefined;
    const stopAfterFailures = isLimited ? random.pick([undefined, undefined, 0, 1, 2]) : undefined;
    const maximumSwitchovers = isLimited ? random.pick([undefined, undefined, 1, 2]) : undefined;
    const setting = random.chance(journal === "failing" ? 0.4 : 0.1)
        ? random.pick(["required", "off"] as const)
        : undefined;
    return {
        ...(parallelSwitchovers === undefined ? {} : { parallelSwitchovers }),
        ...(stopAfterFailures === undefined ? {} : { stopAfterFailures }),
        ...(maximumSwitchovers === undefined ? {} : { maximumSwitchovers }),
        // What is killed is about the journal.
        ...(setting === undefined || (kind === "killed" && setting === "off") ? {} : { journal: setting }),
    };
}

function drawClocks(kind: Kind, sites: number, random: Random): (readonly [NodeClock, NodeClock])[] {
    const isOdd = kind === "clocks" || kind === "everything";
    const isTrue = !isOdd && random.chance(0.5);
    return Array.from({ length: sites }, () =>
        isTrue ? [TRUE_CLOCK, TRUE_CLOCK] : [drawNodeClock(random, isOdd), drawNodeClock(random, isOdd)],
    );
}

/** A lost or late request arrives within what is promised: the quiet period without a journal, the watch with it. */
function drawWeather(kind: Kind, journal: Scenario["journal"], random: Random): Weather {
    const isWild = kind === "everything";
    const isSlow = kind === "slow" || (isWild && random.chance(0.3));
    const isRough =
        isWild || ["network", "killed", "cancelled"].includes(kind) || (kind === "manyPairs" && random.chance(0.6));
    if (!isRough && !isSlow) return CALM;
    const weather: Weather = {
        looks: isRough ? random.pick([0, 0.02, 0.2]) : 0,
        switchovers: isRough ? random.pick([0.4, 1]) : 0,
        slow: isSlow ? random.pick([0.1, 0.4, 0.7]) : 0,
        slowestMs: random.pick([4000, 9000, 9000]),
        longestTravelMs: isWild ? 60_000 : kind === "killed" && journal === "kept" ? 20_000 : 900,
        duplicates: isWild,
    };
    return weather;
}

function drawManner(kind: Kind, journal: Scenario["journal"], random: Random): Scenario["manner"] {
    // A run that is cancelled records its request: the next one waits for it, however late it acts.
    if (kind === "cancelled") return { actsAfterMs: random.between(0, 60_000) };
    if (kind === "killed" && journal === "kept")
        return random.chance(0.5)
            ? undefined
            : random.chance(0.2)
              ? "never"
              : { actsAfterMs: random.between(0, 60_000) };
    if (kind === "manyPairs" || kind === "twins") return random.chance(0.4) ? "never" : undefined;
    if (!["device", "everything", "sideBySide"].includes(kind) || random.chance(0.5)) return undefined;
    if (kind === "sideBySide" && random.chance(0.5)) return undefined;
    return random.pick<() => SwitchoverManner | "never">([
        () => "never",
        () => ({ actsAfterMs: random.between(5000, 40_000) }),
        () => ({ flapsBackAfterMs: random.between(100, 20_000) }),
        () => ({ formerReboots: true }),
    ])();
}

function drawDisturbances(sites: number, random: Random): Scenario["disturbances"] {
    const count = Math.floor(random.between(1, 5));
    return Array.from({ length: count }, () => ({
        name: random.pick(DISTURBANCE_NAMES),
        site: Math.floor(random.between(0, sites)),
        // While a run looks and is quiet, more often than later.
        atMs: random.between(0, random.chance(0.6) ? 9000 : 40_000),
    }));
}
