import type { SwitchoverManner } from "../../../simulator/pair/switchoverRequests.js";
import { DISTURBANCE_NAMES } from "../disturbances.js";
import type { Random } from "../random.js";
import { CALM, type Weather } from "../weather.js";
import type { Kind } from "./kinds.js";
import type { JournalFate } from "./settings.js";

/** How a device carries a request out. */
export type Manner = SwitchoverManner | "never";

/** What befalls a pair from outside. */
export interface Disturbance {
    readonly name: string;
    readonly site: number;
    readonly atMs: number;
}

/** A lost or late request arrives within what is promised: the quiet period without a journal, the watch with it. */
export function drawWeather(kind: Kind, journal: JournalFate, random: Random): Weather {
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

export function drawManner(kind: Kind, journal: JournalFate, random: Random): Manner | undefined {
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
    return random.pick<() => Manner>([
        () => "never",
        () => ({ actsAfterMs: random.between(5000, 40_000) }),
        () => ({ flapsBackAfterMs: random.between(100, 20_000) }),
        () => ({ formerReboots: true }),
    ])();
}

export function drawDisturbances(sites: number, random: Random): Disturbance[] {
    const count = Math.floor(random.between(1, 5));
    return Array.from({ length: count }, () => ({
        name: random.pick(DISTURBANCE_NAMES),
        site: Math.floor(random.between(0, sites)),
        // While a run looks and is quiet, more often than later.
        atMs: random.between(0, random.chance(0.6) ? 9000 : 40_000),
    }));
}
