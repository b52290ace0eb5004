import { writtenFields } from "../faults/checkFault.js";
import { faultNames, faults, type FaultName, type FaultSpec } from "../faults/faults.js";
import { type ControlFields, parseFields } from "./controlFields.js";
import type { Simulator } from "../simulator.js";
import { simulatorState } from "./simulatorState.js";

export interface ControlAnswer {
    readonly status: number;
    readonly json: unknown;
}

type ControlRoute = (simulator: Simulator, fields: ControlFields) => unknown;

/** Every control request, and what it does in one line each. */
export const controlRoutes: Readonly<Record<string, { readonly meaning: string; readonly run: ControlRoute }>> = {
    "GET /state": { meaning: "roles, health, sync, counters, faults and history", run: simulatorState },
    "GET /log": { meaning: "every request, without secrets", run: ({ requests }) => requests },
    "DELETE /log": { meaning: "empty the log of requests", run: (s) => s.clearRequests() },
    "GET /faults": {
        meaning: "names and meanings of all faults",
        run: () => Object.fromEntries(faultNames.map((name) => [name, faults[name].meaning])),
    },
    "POST /faults": {
        meaning: writtenFields,
        run: (s, fields) => s.setFault(fields.whole as unknown as FaultSpec),
    },
    "DELETE /faults": {
        meaning: "clear all faults, or ?name=",
        run: (s, fields) => s.clearFaults(fields.optionalText("name") as FaultName | undefined),
    },
    "POST /failover": {
        meaning: "{reason?: silent | health | text}: the standby takes over by itself",
        run: (s, fields) => s.failOver(fields.optionalText("reason")),
    },
    "POST /health": {
        meaning: "{node, percent, failOver?: false leaves the roles alone}",
        run: (s, fields) =>
            s.setHealth(fields.text("node"), fields.number("percent"), {
                failOver: fields.whole["failOver"] !== false,
            }),
    },
    "POST /sync": {
        meaning: "{component, state, node?}",
        run: (s, fields) => s.setSync(fields.text("component"), fields.text("state"), fields.optionalText("node")),
    },
    "POST /role": {
        meaning: "{node, role}: any word",
        run: (s, fields) => s.setRole(fields.text("node"), fields.text("role")),
    },
    "POST /sessions": { meaning: "{count}", run: (s, fields) => s.setSessions(fields.number("count")) },
    "POST /lock": {
        meaning: "{node, held?: false gives it back}: somebody else has the configuration lock",
        run: (s, fields) => s.lockBySomebodyElse(fields.text("node"), fields.whole["held"] !== false),
    },
    "POST /crash": { meaning: "{node}: loses its power", run: (s, fields) => s.crash(fields.text("node")) },
    "POST /restore": { meaning: "{node}: boots", run: (s, fields) => s.restore(fields.text("node")) },
    "POST /reboot": { meaning: "{node}: crash, then boot", run: (s, fields) => s.reboot(fields.text("node")) },
};

/** What is not a reading answers with the state after it. */
export function answerControl(simulator: Simulator, method: string, target: string, body: string): ControlAnswer {
    const url = new URL(target, "http://control.invalid");
    const route = Object.hasOwn(controlRoutes, `${method} ${url.pathname}`)
        ? controlRoutes[`${method} ${url.pathname}`]
        : undefined;
    if (route === undefined) {
        const choices = Object.keys(controlRoutes).join(", ");
        return {
            status: 404,
            json: { error: `A control request is one of ${choices}, not ${method} ${url.pathname}.` },
        };
    }
    try {
        const result = route.run(simulator, parseFields(body, url.searchParams));
        return { status: 200, json: result ?? simulatorState(simulator) };
    } catch (error) {
        return { status: 400, json: { error: error instanceof Error ? error.message : String(error) } };
    }
}
