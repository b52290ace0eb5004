import type { LockAcrossSwitchover } from "../../../simulator/pair/configurationLock.js";
import type { Random } from "../random.js";
import { type DrawnWindow, drawWindows } from "./changeWindows.js";

/** The rules that every run of a schedule declares, and what of the world they are about. */
export interface Policy {
    readonly cooldownSeconds?: number;
    /** How old the newest entry of the nodes' logs is at the start; absent where there is none. */
    readonly lastSwitchoverMs?: number;
    /** The one node that has it; absent: both. */
    readonly lastSwitchoverOn?: string;
    readonly windows?: readonly DrawnWindow[];
    readonly maximumSessions?: number;
    /** The program waives it. */
    readonly isUnsynchronizedFine?: boolean;
    readonly calls: Calls;
    readonly waitSeconds: number;
    readonly requireRedundancy: boolean;
    readonly exclusive: boolean;
    readonly lockAcrossSwitchover: LockAcrossSwitchover;
    readonly observeOnly: boolean;
    /** A pair that is only observed needs no desired node. */
    readonly hasDesiredNode: boolean;
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
    hasDesiredNode: true,
    alternates: false,
};

export interface PolicyBias {
    readonly isLikely: boolean;
    /** Windows and cool-downs are what clocks and slow answers are about. */
    readonly isAboutTime: boolean;
    /** Two runs meet, which a lock is for. */
    readonly isSideBySide: boolean;
    /** How far the clocks are ahead that a window may be drawn by. */
    readonly aheadsMs: readonly number[];
}

export function drawPolicy(random: Random, { isLikely, isAboutTime, isSideBySide, aheadsMs }: PolicyBias): Policy {
    if (!isLikely && random.chance(0.6)) return NO_POLICY;
    // Little else keeps runs that meet from requesting.
    const timely = isAboutTime ? 0.55 : isSideBySide ? 0.12 : 0.35;
    return {
        ...(random.chance(timely) ? drawCooldown(random) : {}),
        ...(random.chance(timely) ? { windows: drawWindows(random, random.pick(aheadsMs)) } : {}),
        ...(random.chance(isSideBySide ? 0.1 : 0.3) ? { maximumSessions: Math.floor(random.between(0, 100)) } : {}),
        ...(random.chance(0.2) ? { isUnsynchronizedFine: true } : {}),
        calls: {
            atMost: random.between(0, 200),
            endPerSecond: random.between(0, 20),
            everyMs: random.between(5000, 90_000),
        },
        waitSeconds: random.pick([0, 0, 20, 60, 300]),
        requireRedundancy: random.chance(0.2),
        exclusive: random.chance(isSideBySide ? 0.8 : 0.2),
        lockAcrossSwitchover: random.pick(["stays", "moves", "lost"]),
        observeOnly: random.chance(isSideBySide ? 0.03 : 0.1),
        hasDesiredNode: random.chance(0.5),
        alternates: random.chance(0.3),
    };
}

function drawCooldown(random: Random): Partial<Policy> {
    const cooldownSeconds = Math.floor(random.between(1, 120));
    if (random.chance(0.3)) return { cooldownSeconds };
    return {
        cooldownSeconds,
        lastSwitchoverMs: random.between(0, cooldownSeconds * 1500),
        ...(random.chance(0.5) ? { lastSwitchoverOn: random.pick(["sbc-a", "sbc-b"]) } : {}),
    };
}

/** What a program declares for it; nothing where there is no rule. */
export function declaredBy(policy: Policy): Record<string, unknown> {
    const { cooldownSeconds, windows, maximumSessions, waitSeconds, requireRedundancy, exclusive, observeOnly } =
        policy;
    const preconditions = {
        ...(cooldownSeconds === undefined ? {} : { cooldownSeconds }),
        ...(windows === undefined ? {} : { changeWindows: windows.map(({ declared }) => declared) }),
        ...(maximumSessions === undefined ? {} : { maximumSessions }),
        ...(policy.isUnsynchronizedFine === true ? { synchronized: false } : {}),
    };
    return {
        ...(Object.keys(preconditions).length === 0 ? {} : { preconditions }),
        ...(waitSeconds === 0 ? {} : { waitSeconds }),
        ...(requireRedundancy ? { requireRedundancy } : {}),
        ...(exclusive ? { exclusive } : {}),
        ...(observeOnly ? { observeOnly } : {}),
    };
}
