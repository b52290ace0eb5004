import { TRUE_CLOCK } from "./nodeClock.js";
import { NODES } from "./pairModel.js";
import { NO_POLICY } from "./scenario/policy.js";
import type { PlannedRun } from "./scenario/runs.js";
import type { Scenario } from "./scenario/scenario.js";
import { CALM } from "./weather.js";

/** A run to which nothing happens. */
export const PLAIN_RUN: PlannedRun = {
    ...{ stack: "first", machine: 0, isTurnedRound: false, startsAfterMs: 0, fate: {}, fateOf: 0 },
    ...{ isHandsOff: false, isPasswordWrong: false },
};

/** One run of one resource that wants the other node, in calm weather: what a test is about, it changes. */
export function plain(changes: Partial<Scenario> = {}): Scenario {
    return {
        kind: "calm",
        names: [NODES],
        resources: [
            {
                ...{ name: "pair", stack: "first", site: 0, desired: "sbc-b", process: 0 },
                ...{ spelling: "ip", isReversed: false, isTwin: false },
            },
        ],
        timeouts: { settleSeconds: 30, quietSeconds: 6, freshSeconds: 3 },
        revertive: true,
        settings: {},
        journal: "kept",
        clocks: [[TRUE_CLOCK, TRUE_CLOCK]],
        machinesAheadMs: [0, 0],
        weather: CALM,
        manner: undefined,
        failsOverWhenAsked: false,
        disturbances: [],
        runs: [PLAIN_RUN],
        isSideBySide: false,
        mayDieAlone: false,
        policy: NO_POLICY,
        ...changes,
    };
}
