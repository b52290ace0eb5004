/** For how many lags at the least an open request is only watched: 90 s with the device's. */
const WATCHED_LAGS = 15;

/** How old an open request must be for a run to request another: by its own settings, and by today's. */
export function watchAgeMs(
    { lagMs, settleMs }: { readonly lagMs: number; readonly settleMs: number },
    { settleSeconds = 0 }: { readonly settleSeconds?: number },
): number {
    return Math.max(settleMs, settleSeconds * 1000, WATCHED_LAGS * lagMs);
}
