import { type Moment, toTheSecond } from "../../clock.js";
import { deviceNow } from "../deviceDate.js";
import type { Sighting } from "../sighting.js";
import type { PreconditionCheck } from "./precondition.js";

/** While it lasts, no switchover is requested. It is set for a whole stack, or a Provider: no resource can waive it. */
export interface Freeze {
    /** Why, in the words of whoever set it: one line, safe to print. */
    readonly text: string;
    /** How it is taken out where it was set: the end of a sentence. */
    readonly howToEnd: string;
    /** Absent: until it is taken out. */
    readonly until?: FreezeEnd;
}

interface FreezeEnd {
    readonly written: string;
    readonly ms: number;
    /** What the setting is called where it was set, such as `oracle-sbc:freezeUntil`. */
    readonly setting: string;
}

/**
 * That a freeze is over: by the clock of the node that is to be asked, and by this machine's.
 *
 * It is never waited for: a run that was started while nothing may move does not move calls in the moment in which it may.
 */
export function checkFreeze(freeze: Freeze, active: Sighting, now: Moment): PreconditionCheck {
    const { text, howToEnd, until } = freeze;
    const check = { name: "freeze", required: "none" };
    const told = `"${text}"`;
    if (until === undefined)
        return { ...check, observed: told, met: false, remedy: `When the freeze is over, ${howToEnd}.` };
    const device = deviceNow(active, now)?.earliest;
    if (device !== undefined && device.getTime() >= until.ms && now.date.getTime() >= until.ms)
        return { ...check, observed: `over since ${until.written}`, met: true, remedy: "" };
    const clocks = `device: ${device === undefined ? "its Date can't be read" : toTheSecond(device)}, here: ${toTheSecond(now.date)}`;
    return {
        ...check,
        observed: `${told} until ${until.written} (${clocks})`,
        met: false,
        remedy: `Run this again when both clocks are past ${until.setting}.`,
    };
}
