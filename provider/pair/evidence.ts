import { isActiveAlone, isSilentOn } from "./activeAlone.js";
import type { View } from "./look.js";
import type { Undone } from "./result.js";
import { keyOf } from "./sameView.js";
import type { PairSettings } from "./settings.js";
import type { Sighting } from "./sighting.js";
import { tenths } from "./tenths.js";

export interface RequestedSwitchover {
    /** The last look before the request. */
    readonly before: View;
    /** The node that was asked, the active one then. */
    readonly from: string;
    readonly to: string;
    /** On the run's own clock: when its first byte was about to leave. */
    readonly sentMs: number;
    /** The same: when the request's exchange ended, with or without an answer. */
    readonly answeredMs: number;
    /** The device refused the request: past the lag, a pair that has not changed will not. */
    readonly isRejected?: boolean;
}

/** What the looks after a request have shown so far. */
export class Evidence {
    #inARow = 0;
    #confirmed = false;
    #changed = false;
    /** When the present run of good looks began. */
    switchedMs: number | undefined;
    #firstSwitchedMs: number | undefined;
    #backMs: number | undefined;

    constructor(
        readonly settings: PairSettings,
        readonly requested: RequestedSwitchover,
    ) {}

    see(view: View): void {
        const { before, to, answeredMs } = this.requested;
        this.#changed ||= before.sightings.some((then, index) => {
            const now = view.sightings[index] as Sighting;
            return now.kind === "seen" && keyOf(now) !== keyOf(then);
        });
        // What was confirmed stays so until a node reports otherwise: both nodes' last answers are those that confirmed it.
        if (this.#confirmed && isSilentOn(view, to)) return;
        const isGood = isActiveAlone(view, to);
        this.#inARow = isGood ? this.#inARow + 1 : 0;
        this.switchedMs = isGood ? (this.switchedMs ?? view.endedMs) : undefined;
        this.#firstSwitchedMs ??= this.switchedMs;
        const isBack = this.#firstSwitchedMs !== undefined && isActiveAlone(view, this.requested.from);
        this.#backMs = isBack ? (this.#backMs ?? view.endedMs) : undefined;
        // Until the lag is over, the request itself may still undo what is seen: a pair that failed over by itself, or
        // that somebody else switched over, just before the request looks done until the request acts.
        this.#confirmed = this.#inARow >= 2 && view.startedMs - answeredMs >= this.settings.lagMs;
    }

    get isConfirmed(): boolean {
        return this.#confirmed;
    }

    /** Set if calls moved, and the last look showed them back. */
    get undone(): Undone | undefined {
        const { sentMs } = this.requested;
        if (this.#firstSwitchedMs === undefined || this.#backMs === undefined) return undefined;
        return {
            switchedSeconds: tenths(this.#firstSwitchedMs - sentMs),
            backSeconds: tenths(this.#backMs - sentMs),
        };
    }

    isUnchangedPastLag(last: View): boolean {
        return this.isUnchanged(last) && last.startedMs - this.requested.answeredMs >= this.settings.lagMs;
    }

    isUnchanged(last: View): boolean {
        return !this.#changed && last.sightings.every(({ kind }) => kind === "seen");
    }
}
