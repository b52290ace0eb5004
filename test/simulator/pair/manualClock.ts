import { seededLags, type LagName, type LagRange } from "../../../simulator/pair/lags.js";
import { HaPair, type PairContext } from "../../../simulator/pair/pair.js";
import type { SimulatorClock } from "../../../simulator/pair/clock.js";
import { Power } from "../../../simulator/pair/power.js";
import { Schedule } from "../../../simulator/pair/schedule.js";
import { SwitchoverRequests } from "../../../simulator/pair/switchoverRequests.js";

/** A clock that stands still until it is told to go on. */
class ManualClock implements SimulatorClock {
    #ms = 0;
    #plans: { readonly atMs: number; readonly action: () => void }[] = [];

    now(): Date {
        return new Date(Date.UTC(2026, 0, 1) + this.#ms);
    }

    monotonicMs(): number {
        return this.#ms;
    }

    after(delayMs: number, action: () => void): () => void {
        const plan = { atMs: this.#ms + delayMs, action };
        this.#plans.push(plan);
        return () => (this.#plans = this.#plans.filter((other) => other !== plan));
    }

    advance(byMs: number): void {
        const untilMs = this.#ms + byMs;
        for (;;) {
            const due = this.#plans.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
            if (due === undefined) break;
            this.#plans = this.#plans.filter((plan) => plan !== due);
            this.#ms = due.atMs;
            due.action();
        }
        this.#ms = untilMs;
    }
}

/** Round numbers, so that a test can say when something happens. */
const roundLags: Partial<Record<LagName, LagRange>> = {
    switchover: [2_000, 2_000],
    relinquishingActive: [100, 100],
    becomingActive: [500, 500],
    synchronizing: [5_000, 5_000],
};

/** A pair without servers, on a manual clock. */
export function newPair(canSynchronize: () => boolean = () => true) {
    const clock = new ManualClock();
    const schedule = new Schedule(clock);
    const context: PairContext = {
        clock,
        schedule,
        drawLag: seededLags(1, 1, roundLags),
        canSynchronize,
        onChange: () => requests.onChange(),
    };
    const pair = new HaPair(["sbc-a", "sbc-b"], "sbc-a", context);
    const power = new Power(pair, context);
    const requests: SwitchoverRequests = new SwitchoverRequests(pair, power, context);
    const [a, b] = pair.nodes;
    return { clock, schedule, pair, power, requests, a, b, states: () => [a.state, b.state] };
}
