import { spansNear, type Span } from "./spans.js";
import type { ChangeWindow } from "./window.js";

const YEAR_MS = 366 * 24 * 3_600_000;

export type WindowsState =
    /** `until`: when the last window closes that can be reached without a gap; a year ahead or more if none ever does. */
    | { readonly kind: "open"; readonly until: Date }
    /** `opensAt` is absent where no window will ever open again. */
    | { readonly kind: "closed"; readonly opensAt?: Date };

/** Whether a window is open at an instant: one that is open is enough. The windows are without a problem. */
export function windowsAt(windows: readonly ChangeWindow[], date: Date): WindowsState {
    const ms = date.getTime();
    if (Number.isNaN(ms)) throw new Error("Change windows were evaluated at a date that is none.");
    const untilMs = openUntil(windows, ms);
    if (untilMs > ms) return { kind: "open", until: new Date(untilMs) };

    const startsMs = spansOf(windows, ms)
        .map(({ startMs }) => startMs)
        .filter((startMs) => startMs > ms);
    return startsMs.length === 0 ? { kind: "closed" } : { kind: "closed", opensAt: new Date(Math.min(...startsMs)) };
}

/** The instant itself where no window is open. */
function openUntil(windows: readonly ChangeWindow[], ms: number): number {
    let untilMs = ms;
    for (;;) {
        const reachedMs = reach(spansOf(windows, untilMs), untilMs);
        if (reachedMs === untilMs || reachedMs - ms >= YEAR_MS) return reachedMs;
        untilMs = reachedMs;
    }
}

/** How far one comes from an instant, from span to span, without a gap. */
function reach(spans: readonly Span[], ms: number): number {
    return [...spans]
        .sort((a, b) => a.startMs - b.startMs)
        .reduce((endMs, span) => (span.startMs <= endMs ? Math.max(endMs, span.endMs) : endMs), ms);
}

const spansOf = (windows: readonly ChangeWindow[], ms: number) => windows.flatMap((window) => spansNear(ms, window));
