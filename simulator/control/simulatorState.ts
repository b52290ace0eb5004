import type { Simulator } from "../simulator.js";

/** What `GET /state` of the control endpoint answers. */
export function simulatorState(simulator: Simulator) {
    return {
        nodes: simulator.nodes.map((node) => ({ ...node })),
        activeFaults: simulator.activeFaults,
        switchoversReceived: simulator.switchoversReceived(),
        switchoversCarriedOut: simulator.switchoversCarriedOut(),
        switchoverOutcomes: simulator.switchoverOutcomes,
        activeHistory: simulator.activeHistory,
        roleHistory: simulator.roleHistory,
    };
}
