import type { ChangeWindow } from "../windows/window.js";
import { describeWindows } from "../windows/window.js";
import { windowsAt } from "../windows/windowsAt.js";
import type { Check } from "./check.js";

/** A `Date` header says whole seconds, and the request follows it: a window's last moments are not begun in. */
const MARGIN_MS = 2000;

/**
 * That a change window is open, by the clock of the node that is to be asked.
 *
 * @param now that clock, from the reply's `Date` header
 */
export function checkChangeWindow(windows: readonly ChangeWindow[], now: Date): Check {
    const state = windowsAt(windows, now);
    const isMet = state.kind === "open" && state.until.getTime() - now.getTime() > MARGIN_MS;
    return {
        name: "change window",
        observed: `${describeState(state, isMet)} (the device's clock: ${seconds(now)})`,
        required: `one of ${describeWindows(windows)}`,
        met: isMet,
        remedy: "Run this again while a window is open, or change preconditions.changeWindows.",
        ...(isMet ? {} : { clearsByItself: { inMs: opensInMs(state, windows, now) } }),
    };
}

type State = ReturnType<typeof windowsAt>;

function describeState(state: State, isMet: boolean): string {
    if (state.kind === "open") {
        return isMet ? `open until ${seconds(state.until)}` : `about to close, at ${seconds(state.until)}`;
    }
    return state.opensAt === undefined ? "closed, and never open again" : `closed until ${seconds(state.opensAt)}`;
}

function opensInMs(state: State, windows: readonly ChangeWindow[], now: Date): number {
    const next = state.kind === "open" ? windowsAt(windows, state.until) : state;
    const opensAt = next.kind === "closed" ? next.opensAt : undefined;
    return opensAt === undefined ? Infinity : opensAt.getTime() - now.getTime();
}

function seconds(date: Date): string {
    return date.toISOString().replace(/\.\d+Z$/, "Z");
}
