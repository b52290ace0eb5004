/**
 * How long after its answer a switchover request may still act. The device's reference says "within five seconds" of the
 * answer; one more second is for the network.
 *
 * The entry points hand it in. Nothing that a user can set changes it.
 */
export const DEVICE_LAG_MS = 6000;

/** For how many lags at the least an open request is only watched: 90 s with the device's. */
const WATCHED_LAGS = 15;

/** How old an open request must be for a run to request another: by its own settings, and by today's. */
export function watchAgeMs(
    { lagMs, settleMs }: { readonly lagMs: number; readonly settleMs: number },
    { settleSeconds = 0 }: { readonly settleSeconds?: number },
): number {
    return Math.max(settleMs, settleSeconds * 1000, WATCHED_LAGS * lagMs);
}
