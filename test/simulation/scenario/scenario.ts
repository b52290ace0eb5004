import { drawNodeClock, type NodeClock, TRUE_CLOCK } from "../nodeClock.js";
import type { Random } from "../random.js";
import type { Weather } from "../weather.js";
import { type Dialect, drawDialect } from "./dialect.js";
import { drawPolicy, type Policy } from "./policy.js";
import { drawNames, drawResources, type PlannedResource } from "./resources.js";
import { drawRuns, type PlannedRun } from "./runs.js";
import { drawFreeze } from "./freeze.js";
import { DRAWN, type Kind } from "./kinds.js";
import { type Disturbance, drawDisturbances, drawManner, drawWeather, type Manner } from "./mishaps.js";
import { drawSettings, drawTimeouts, type JournalFate, type Settings, type Timeouts } from "./settings.js";

/** What one seed draws: everything but the fate of each single request. */
export interface Scenario {
    readonly kind: Kind;
    /** The nodes' names, by site. */
    readonly names: readonly (readonly [string, string])[];
    readonly resources: readonly PlannedResource[];
    readonly timeouts: Timeouts;
    readonly revertive: boolean;
    readonly settings: Settings;
    readonly journal: JournalFate;
    /** By site. */
    readonly clocks: readonly (readonly [NodeClock, NodeClock])[];
    /** How far the wall clock of each machine is ahead of the true time at first. */
    readonly machinesAheadMs: readonly [number, number];
    readonly weather: Weather;
    /** How the device carries out the first request that reaches it. */
    readonly manner: Manner | undefined;
    /** The pair fails over by itself in the moment in which a request leaves. */
    readonly failsOverWhenAsked: boolean;
    readonly disturbances: readonly Disturbance[];
    /** The runs before everything is repaired, one after the other or side by side. */
    readonly runs: readonly PlannedRun[];
    readonly isSideBySide: boolean;
    /** A process that is killed leaves the others of its run alive. */
    readonly mayDieAlone: boolean;
    readonly policy: Policy;
    /** Absent: the devices say what is documented. */
    readonly dialect?: Dialect;
}

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

function drawJournal(kind: Kind, random: Random): JournalFate {
    const isKept = random.chance(kind === "killed" ? 0.75 : 0.6);
    return isKept ? "kept" : random.chance(0.7) ? "lost" : "failing";
}

function drawMachines(random: Random): readonly [number, number] {
    const draw = () => (random.chance(0.4) ? 0 : Math.round(random.between(-60_000, 60_000)));
    return [draw(), draw()];
}

function drawClocks(kind: Kind, sites: number, random: Random): (readonly [NodeClock, NodeClock])[] {
    const isOdd = kind === "clocks" || kind === "everything";
    const isTrue = !isOdd && random.chance(0.5);
    return Array.from({ length: sites }, () =>
        isTrue ? [TRUE_CLOCK, TRUE_CLOCK] : [drawNodeClock(random, isOdd), drawNodeClock(random, isOdd)],
    );
}
