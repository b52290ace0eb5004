import type { SimulatorClock } from "../pair/clock.js";
import type { ExchangeContext } from "./exchange.js";
import type { FaultName, FaultNameAt, FaultSpec } from "../faults/faults.js";
import type { DrawLag } from "../pair/lags.js";
import { nodeStatus } from "./nodeStatus.js";
import type { ResolvedOptions } from "../options.js";
import type { HaPair } from "../pair/pair.js";
import type { Power } from "../pair/power.js";
import type { Schedule } from "../pair/schedule.js";
import type { SwitchoverManner, SwitchoverRequests } from "../pair/switchoverRequests.js";

export interface ActionParts {
    readonly options: ResolvedOptions;
    readonly clock: SimulatorClock;
    readonly drawLag: DrawLag;
    readonly schedule: Schedule;
    readonly pair: HaPair;
    readonly power: Power;
    readonly switchovers: SwitchoverRequests;
    readonly sessions: () => number;
}

/** What the routes do to the pair, with the faults that change it. */
export function routeActions(parts: ActionParts): ExchangeContext["actions"] {
    const { options, clock, drawLag, schedule, pair, power, switchovers } = parts;
    return (device, acts, takeFault) => ({
        concurrentSessions: device.ha.state === "Active" ? parts.sessions() : 0,
        switchoverStatus: options.switchoverStatus,
        statusBody: () => nodeStatus(device.ha, pair, options, clock, takeFault("status")),
        switchOver: () => {
            const fault = takeFault("switchover");
            if (acts && fault?.name !== "acceptedNoEffect") switchovers.take(device.ha, mannerOf(fault, drawLag));
        },
        reboot: () => {
            if (acts) schedule.after("reboot", drawLag("rebootStart"), () => power.reboot(device.ha));
        },
    });
}

type GiveManner = (fault: FaultSpec, drawLag: DrawLag) => SwitchoverManner;

/** What the faults at point `switchover` make of one that is carried out. */
const manners: Partial<Record<FaultName, GiveManner>> = {
    lateSwitchover: ({ delayMs }, drawLag) => ({ actsAfterMs: delayMs ?? drawLag("lateSwitchover") }),
    flapBack: ({ delayMs }, drawLag) => ({ flapsBackAfterMs: delayMs ?? drawLag("flapBack") }),
    rebootDuringSwitchover: () => ({ formerReboots: true }),
} satisfies Record<Exclude<FaultNameAt<"switchover">, "acceptedNoEffect">, GiveManner>;

function mannerOf(fault: FaultSpec | undefined, drawLag: DrawLag): SwitchoverManner {
    return (fault && manners[fault.name]?.(fault, drawLag)) ?? {};
}
