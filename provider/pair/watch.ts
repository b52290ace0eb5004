import type { Io } from "../device/io.js";
import { poll } from "../poll.js";
import { look, type View } from "./look.js";
import { pollingFor } from "./polling.js";
import { pairName, type PairSettings } from "./settings.js";
import { awaitedFor, isRedundantAsRequired } from "./redundancy.js";
import { keyOf } from "./sameView.js";
import { describeSightings, otherSighting, roleOf, sightingOf, type SeenRole, type Sighting } from "./sighting.js";

/** What was seen after a request. */
export type Watched =
    /** Seen, and confirmed: it is not about to be undone by the request itself. `tookMs`: since the request was sent. */
    | { readonly kind: "switched"; readonly view: View; readonly redundant: boolean; readonly tookMs: number }
    /** Neither roles nor counters nor logs changed: for the whole of `settleMs`, or, after a refusal, past the lag. */
    | { readonly kind: "unchanged"; readonly view: View }
    | { readonly kind: "unclear"; readonly view: View };

export interface Asked {
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

/**
 * Watches a pair after a request, for `settleMs` at the most, until it is switched and redundant again.
 *
 * @param onLook is given each look, for a caller that has to say what was seen of a watch that was interrupted
 */
export async function watch(
    settings: PairSettings,
    asked: Asked,
    io: Io,
    onLook: (view: View) => void,
): Promise<Watched> {
    const watching = new Watching(settings, asked);
    let told = describeSightings(asked.before.sightings);
    const read = async () => {
        const view = await look(settings.sessions, io);
        onLook(view);
        watching.see(view);
        const roles = describeSightings(view.sightings);
        if (roles !== told) {
            const after = `${seconds(view.endedMs - asked.sentMs)} s after the request`;
            io.log(
                `${pairName(settings)}: ${after}: ${roles}${awaitedFor(view, asked.to, settings.preconditions)}.`,
                "progress",
            );
        }
        told = roles;
        return view;
    };
    const isRedundant = (view: View) => isRedundantAsRequired(view, asked.to, settings.preconditions);
    const isOver = (view: View) => watching.isConfirmed && isRedundant(view);
    const isOverUnchanged = (view: View) => asked.isRejected === true && watching.isUnchangedPastLag(view);
    const result = await poll(
        read,
        (view) => isOver(view) || isOverUnchanged(view),
        pollingFor(settings, settings.settleMs - (io.clock.now() - asked.answeredMs), io),
    );
    const view = result.kind === "done" ? result.value : result.last;
    if (watching.isConfirmed) {
        const tookMs = (watching.switchedMs ?? view.endedMs) - asked.sentMs;
        return { kind: "switched", view, redundant: isRedundant(view), tookMs };
    }
    return { kind: watching.isUnchanged(view) ? "unchanged" : "unclear", view };
}

/** The evidence so far. */
class Watching {
    #inARow = 0;
    #confirmed = false;
    #changed = false;
    /** When the present run of good looks began. */
    switchedMs: number | undefined;

    constructor(
        readonly settings: PairSettings,
        readonly asked: Asked,
    ) {}

    see(view: View): void {
        const { before, to, answeredMs } = this.asked;
        this.#changed ||= before.sightings.some((then, index) => {
            const now = view.sightings[index] as Sighting;
            return now.kind === "seen" && keyOf(now) !== keyOf(then);
        });
        // What was confirmed stays so while nobody says otherwise: both nodes' last answers are those that confirmed it.
        if (this.#confirmed && isSilentOn(view, to)) return;
        const isGood = isActiveAlone(view, to);
        this.#inARow = isGood ? this.#inARow + 1 : 0;
        this.switchedMs = isGood ? (this.switchedMs ?? view.endedMs) : undefined;
        // Until the lag is over, the request itself may still undo what is seen: a pair that failed over by itself, or
        // that somebody else switched over, just before the request looks done until the request acts.
        this.#confirmed = this.#inARow >= 2 && view.startedMs - answeredMs >= this.settings.lagMs;
    }

    get isConfirmed(): boolean {
        return this.#confirmed;
    }

    isUnchangedPastLag(last: View): boolean {
        return this.isUnchanged(last) && last.startedMs - this.asked.answeredMs >= this.settings.lagMs;
    }

    isUnchanged(last: View): boolean {
        return !this.#changed && last.sightings.every(({ kind }) => kind === "seen");
    }
}

/** Roles that say of a node that it is not active. A word that is not known here says nothing. */
const NOT_ACTIVE: ReadonlySet<SeenRole> = new Set<SeenRole>(["standby", "outOfService", "transitional"]);

/** The node reports that it is active, and the other, asked at the same time, says that it is not: both are who they should be. */
export function isActiveAlone({ sightings, state }: Pick<View, "sightings" | "state">, node: string): boolean {
    if (state.kind === "wrongDevice") return false;
    const other = otherSighting(sightings, node);
    const isBecomingActive = other.kind === "seen" && other.status.becomingActive;
    return roleOf(sightingOf(sightings, node)) === "active" && NOT_ACTIVE.has(roleOf(other)) && !isBecomingActive;
}

/** A node gave no answer, and the other one does not contradict. */
function isSilentOn({ sightings }: View, node: string): boolean {
    const mine = sightingOf(sightings, node);
    const theirs = otherSighting(sightings, node);
    if (mine.kind === "seen" && theirs.kind === "seen") return false;
    return (
        (mine.kind === "notSeen" || roleOf(mine) === "active") &&
        (theirs.kind === "notSeen" || NOT_ACTIVE.has(roleOf(theirs)))
    );
}

function seconds(ms: number): string {
    return (ms / 1000).toFixed(1);
}
