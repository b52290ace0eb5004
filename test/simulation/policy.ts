import type { LockAcrossSwitchover } from "../../simulator/configurationLock.js";
import { drawWindows, type DrawnWindow } from "./changeWindows.js";
import type { Random } from "./random.js";

/** The rules that every run of a schedule declares, and what of the world they are about. */
export interface Policy {
    readonly cooldownSeconds?: number;
    /** How old the newest entry of both nodes' logs is at the start; absent where there is none. */
    readonly lastSwitchoverMs?: number;
    readonly windows?: readonly DrawnWindow[];
    readonly maximumSessions?: number;
    readonly calls: Calls;
    readonly waitSeconds: number;
    readonly requireRedundancy: boolean;
    readonly exclusive: boolean;
    readonly lockAcrossSwitchover: LockAcrossSwitchover;
    readonly observeOnly: boolean;
    /** A pair that is observed needs no wish. */
    readonly hasWish: boolean;
    /** Every second run wants the other node. */
    readonly alternates: boolean;
}

/** Calls that come in waves, and end one after the other. */
export interface Calls {
    readonly atMost: number;
    readonly endPerSecond: number;
    readonly everyMs: number;
}

export const NO_CALLS: Calls = { atMost: 0, endPerSecond: 0, everyMs: 1 };

export const NO_POLICY: Policy = {
    calls: NO_CALLS,
    waitSeconds: 0,
    requireRedundancy: false,
    exclusive: false,
    lockAcrossSwitchover: "moves",
    observeOnly: false,
    hasWish: true,
    alternates: false,
};

/** @param isSideBySide whether two runs meet, which a lock is for */
export function drawPolicy(random: Random, isSideBySide: boolean): Policy {
    if (random.chance(0.6)) return NO_POLICY;
    return {
        ...(random.chance(0.4) ? drawCooldown(random) : {}),
        ...(random.chance(0.4) ? { windows: drawWindows(random) } : {}),
        ...(random.chance(0.3) ? { maximumSessions: Math.floor(random.between(0, 100)) } : {}),
        calls: {
            atMost: random.between(0, 200),
            endPerSecond: random.between(0, 20),
            everyMs: random.between(5000, 90_000),
        },
        waitSeconds: random.pick([0, 0, 20, 60, 300]),
        requireRedundancy: random.chance(0.2),
        exclusive: random.chance(isSideBySide ? 0.7 : 0.2),
        lockAcrossSwitchover: random.pick(["stays", "moves", "lost"]),
        observeOnly: random.chance(0.1),
        hasWish: random.chance(0.5),
        alternates: random.chance(0.3),
    };
}

function drawCooldown(random: Random): Partial<Policy> {
    const cooldownSeconds = Math.floor(random.between(1, 120));
    return random.chance(0.3)
        ? { cooldownSeconds }
        : { cooldownSeconds, lastSwitchoverMs: random.between(0, cooldownSeconds * 1500) };
}

/** What a program declares for it; nothing where there is no rule. */
export function declaredBy(policy: Policy): Record<string, unknown> {
    const { cooldownSeconds, windows, maximumSessions, waitSeconds, requireRedundancy, exclusive, observeOnly } =
        policy;
    const preconditions = {
        ...(cooldownSeconds === undefined ? {} : { cooldownSeconds }),
        ...(windows === undefined ? {} : { changeWindows: windows.map(({ declared }) => declared) }),
        ...(maximumSessions === undefined ? {} : { maximumSessions }),
    };
    return {
        ...(Object.keys(preconditions).length === 0 ? {} : { preconditions }),
        ...(waitSeconds === 0 ? {} : { waitSeconds }),
        ...(requireRedundancy ? { requireRedundancy } : {}),
        ...(exclusive ? { exclusive } : {}),
        ...(observeOnly ? { observeOnly } : {}),
    };
}
