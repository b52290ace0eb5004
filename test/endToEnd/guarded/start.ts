import type { Simulator } from "../../../simulator/index.js";
import { stackOfExample } from "../exampleStack.js";
import { DeviceClock, startPair } from "../simulatedPair.js";

/** Open from 21:00 UTC on, in winter. */
export const FRIDAY_NIGHT = [{ days: ["fri"], from: "22:00", to: "04:00", timeZone: "Europe/Madrid" }];
export const AT_ANY_TIME = [{ from: "00:00", to: "24:00", timeZone: "UTC" }];

/** A new stack of `examples/guarded`, on a pair whose clock shows that date. */
export type Guarded = ReturnType<typeof createGuarded>;

/** @param started takes every pair that was started, to be stopped in the end */
export function createGuarded(started: Simulator[]) {
    return async (name: string, date: string, config: Readonly<Record<string, unknown>>) => {
        const clock = new DeviceClock(date);
        const pair = await startPair("chi", { now: clock.now, timeScale: 0.1 });
        started.push(pair);
        return { clock, pair, stack: await stackOfExample("guarded", name, pair, config) };
    };
}
