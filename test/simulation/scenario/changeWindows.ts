import type { Random } from "../random.js";
import { VirtualTime } from "../virtualTime.js";

/** A change window as a program declares it, and when it is open by a node's clock, by this file's own arithmetic. */
export interface DrawnWindow {
    readonly declared: Readonly<Record<string, unknown>>;
    readonly startMs: number;
    readonly endMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Zones with their offset on the day of the simulation, on which none changes its clocks; in the last one it begins. */
const ZONES = [
    ["Etc/UTC", 0],
    ["Europe/Madrid", 60],
    ["Asia/Kolkata", 330],
    ["America/Los_Angeles", -480],
] as const;
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

/**
 * Short ones while the runs act, and a long one after it, so that the desired node can become active in the end.
 *
 * @param aheadMs of the clock that they are drawn by
 */
export function drawWindows(random: Random, aheadMs: number): readonly DrawnWindow[] {
    const early = random.chance(0.6) ? drawOnce(random, aheadMs) : drawRecurring(random, aheadMs);
    return [early, once(20 * MINUTE_MS, 12 * HOUR_MS, random)];
}

function drawOnce(random: Random, aheadMs: number): DrawnWindow {
    // It closes while a run is about to request, or it opens then.
    if (random.chance(0.5)) return once(aheadMs - 30_000, aheadMs + Math.round(random.between(6000, 24_000)), random);
    const startMs = aheadMs + Math.round(random.between(-30_000, 40_000));
    return once(startMs, startMs + Math.round(random.between(3000, 60_000)), random);
}

function once(startMs: number, endMs: number, random: Random): DrawnWindow {
    const offsetMinutes = random.pick([0, 60, 330, -480]);
    const [start, end] = [startMs, endMs].map((ms) => written(ms, offsetMinutes));
    return { declared: { start, end }, startMs, endMs };
}

function written(ms: number, offsetMinutes: number): string {
    const hours = Math.floor(Math.abs(offsetMinutes) / 60);
    const offset = `${offsetMinutes < 0 ? "-" : "+"}${twoDigits(hours)}:${twoDigits(Math.abs(offsetMinutes) % 60)}`;
    return local(ms, offsetMinutes).toISOString().replace("Z", offset);
}

function drawRecurring(random: Random, aheadMs: number): DrawnWindow {
    const [timeZone, offsetMinutes] = random.pick(ZONES);
    const startMs = (Math.round(aheadMs / MINUTE_MS) + Math.floor(random.between(-3, 3))) * MINUTE_MS;
    const endMs = startMs + Math.ceil(random.between(0, 4)) * MINUTE_MS;
    const [from, to] = [startMs, endMs].map((ms) => local(ms, offsetMinutes).toISOString().slice(11, 16));
    const day = DAYS[local(startMs, offsetMinutes).getUTCDay()];
    return { declared: { from, to, timeZone, ...(random.chance(0.5) ? { days: [day] } : {}) }, startMs, endMs };
}

/** Its UTC fields are those of the wall clock at such an offset. */
function local(ms: number, offsetMinutes: number): Date {
    return new Date(VirtualTime.epochMs + ms + offsetMinutes * MINUTE_MS);
}

function twoDigits(value: number): string {
    return String(value).padStart(2, "0");
}
