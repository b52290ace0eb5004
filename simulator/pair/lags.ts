/** Shortest and longest, in milliseconds at real speed. */
export type LagRange = readonly [shortestMs: number, longestMs: number];

/** How long each thing takes on a device, before `timeScale`. */
export const realLags = {
    /** From the answer to a switchover request until it acts. Documented: up to five seconds. */
    switchover: [1_000, 5_000],
    /** Documented only as very brief. */
    relinquishingActive: [50, 50],
    /** Documented: becoming-active-time, 100 ms by default; a node was seen to take up to a second. */
    becomingActive: [100, 1_000],
    /** From BecomingStandby until all components are synchronized; documented only as less than the next one. */
    synchronizing: [3_000, 10_000],
    /** Documented: becoming-standby-time, 45 s by default; then OutOfService. */
    becomingStandbyLimit: [45_000, 45_000],
    /** Documented: advertisement-time 500 ms × percent-drift 210 %. */
    maxSilence: [1_050, 1_050],
    /** Documented: initial-time, 1250 ms by default. */
    initial: [1_250, 1_250],
    /** From the answer to a reboot request until the node is gone. Documented: within five seconds. */
    rebootStart: [1_000, 5_000],
    /** How long a rebooting node is gone: about two minutes on a virtual machine. */
    reboot: [120_000, 120_000],
    /** Fault `lateSwitchover`: past the documented five seconds. */
    lateSwitchover: [30_000, 30_000],
    /** Fault `flapBack`: from the new node's being active until it loses the role again. */
    flapBack: [1_500, 1_500],
    /** Fault `slow`. */
    slowAnswer: [3_000, 3_000],
    /** Fault `drip`: between two bytes. */
    dripByte: [20, 20],
} as const satisfies Record<string, LagRange>;

export type LagName = keyof typeof realLags;

/** Draws a lag in milliseconds, already scaled. */
export type DrawLag = (name: LagName) => number;

/** The same `seed` gives the same lags in the same order. */
export function seededLags(timeScale: number, seed: number, overrides: Partial<Record<LagName, LagRange>>): DrawLag {
    const random = seededRandom(seed);
    return (name) => {
        const [shortestMs, longestMs] = overrides[name] ?? realLags[name];
        // A fixed lag draws nothing: how often a client looks must not change what comes next.
        const share = shortestMs === longestMs ? 0 : random();
        return (shortestMs + share * (longestMs - shortestMs)) * timeScale;
    };
}

/** Mulberry32: small, and the same on every machine. */
function seededRandom(seed: number): () => number {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
}
