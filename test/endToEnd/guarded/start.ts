import { stackOfExample } from "../exampleStack.js";
import { DeviceClock, startPair } from "../simulatedPair.js";
import { stopped } from "../../provider/stopped.js";

/** Open from 21:00 UTC on, in winter. */
export const FRIDAY_NIGHT = [{ days: ["fri"], from: "22:00", to: "04:00", timeZone: "Europe/Madrid" }];
export const AT_ANY_TIME = [{ from: "00:00", to: "24:00", timeZone: "UTC" }];

/** A new stack of `examples/guarded`, on a pair whose clock shows that date. */
export type Guarded = ReturnType<typeof createGuarded>;

/** To be called within a `describe`, in whose end all pairs are stopped. */
export function createGuarded() {
    const keep = stopped(after);
    return async (name: string, date: string, config: Readonly<Record<string, unknown>>) => {
        const clock = new DeviceClock(date);
        const pair = keep(await startPair("chi", { now: clock.now, timeScale: 0.1 }));
        return { clock, pair, stack: await stackOfExample("guarded", name, pair, config) };
    };
}
