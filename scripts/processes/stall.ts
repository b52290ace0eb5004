export interface StallWatch {
    /** Aborted once nothing has moved for the limit, or when the outer signal is. */
    readonly signal: AbortSignal;
    /** Says that something moved. */
    readonly progress: () => void;
    /** Ends the watch; its signal stays as it is. */
    readonly stop: () => void;
}

/** Watches work that may take long as long as it moves. */
export function watchForStall(limitMs: number, outer: AbortSignal): StallWatch {
    const stalled = new AbortController();
    const timer = setTimeout(() => stalled.abort(new Error(`nothing for ${limitMs / 1000} s`)), limitMs);
    return {
        signal: AbortSignal.any([stalled.signal, outer]),
        // Of a timer that was cleared, `refresh` starts nothing again.
        progress: () => void timer.refresh(),
        stop: () => clearTimeout(timer),
    };
}
