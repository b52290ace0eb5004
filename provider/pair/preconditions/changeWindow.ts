import { toTheSecond } from "../../clock.js";
import { type DeviceNow, deviceNow } from "../deviceDate.js";
import type { ChangeWindow } from "../windows/window.js";
import { describeWindows } from "../windows/window.js";
import { windowsAt } from "../windows/windowsAt.js";
import { switchoverPrecondition } from "./definition.js";
import type { PreconditionCheck } from "./precondition.js";

export const changeWindows = switchoverPrecondition({
    argument: { kind: "changeWindows" },
    // The node's clock comes with it.
    needs: "status",
    check: ({ value }, { active, now }) => checkChangeWindow(value, deviceNow(active, now)),
});

/** A `Date` header says whole seconds, and the request follows it: a window's last moments are not begun in. */
const MARGIN_MS = 2000;

/**
 * That a change window is open, by the clock of the node that is to be asked, for as long as its time can be told.
 *
 * @param now that clock; absent if it can't be read
 *
 * @internal
 */
export function checkChangeWindow(windows: readonly ChangeWindow[], now: DeviceNow | undefined): PreconditionCheck {
    const check = {
        name: "change window",
        required: `one of ${describeWindows(windows)}`,
    };
    if (now === undefined) {
        return { ...check, observed: "the device's clock (Date) can't be read", met: false, remedy: READ_THE_DATE };
    }
    const { latest, earliest } = now;
    const state = windowsAt(windows, earliest);
    const isMet = state.kind === "open" && state.until.getTime() - latest.getTime() > MARGIN_MS;
    const observed = `${describeState(state, isMet)} (the device's clock: ${toTheSecond(latest)})`;
    if (isMet) return { ...check, observed, met: true, remedy: "" };
    const inMs = opensInMs(state, windows, latest);
    const remedy = Number.isFinite(inMs)
        ? "Run this again while a window is open."
        : "No window opens any more: change preconditions.changeWindows.";
    return { ...check, observed, met: false, remedy, clearsByItself: { inMs } };
}

const READ_THE_DATE =
    "Look at the Date header of the node's answers: it must be of HTTP's form, such as Sun, 06 Nov 1994 08:49:37 GMT.";

type State = ReturnType<typeof windowsAt>;

function describeState(state: State, isMet: boolean): string {
    if (state.kind === "open") {
        return isMet ? `open until ${toTheSecond(state.until)}` : `about to close, at ${toTheSecond(state.until)}`;
    }
    return state.opensAt === undefined ? "closed, and never open again" : `closed until ${toTheSecond(state.opensAt)}`;
}

function opensInMs(state: State, windows: readonly ChangeWindow[], now: Date): number {
    const next = state.kind === "open" ? windowsAt(windows, state.until) : state;
    const opensAt = next.kind === "closed" ? next.opensAt : undefined;
    return opensAt === undefined ? Infinity : opensAt.getTime() - now.getTime();
}
