import type { Io } from "../device/io.js";
import { poll } from "../poll.js";
import { Evidence, type RequestedSwitchover } from "./evidence.js";
import { look, type View } from "./look.js";
import { pauseUntil, pollingFor } from "./polling.js";
import { pairName, type PairSettings } from "./settings.js";
import { awaitedFor, isRedundantAsRequired } from "./redundancy.js";
import type { Undone } from "./result.js";
import { isActiveAlone } from "./activeAlone.js";
import { SessionEvidence } from "./sessionEvidence.js";
import { describeSightings } from "./sighting.js";

/** What was seen after a request. */
export type Watched =
    /** Seen, and confirmed: it is not about to be undone by the request itself. `tookMs`: since the request was sent. */
    | {
          readonly kind: "switched";
          readonly view: View;
          readonly redundant: boolean;
          readonly tookMs: number;
          /** How many sessions the node has that is active now; absent if it did not tell in time. */
          readonly sessionsAfter?: number;
      }
    /** Neither roles nor counters nor logs changed: for the whole of `settleMs`, or, after a refusal, past the lag. */
    | { readonly kind: "unchanged"; readonly view: View }
    | { readonly kind: "unclear"; readonly view: View; readonly undone?: Undone };

/**
 * Watches a pair after a request, for `settleMs` at the most, until it is switched and redundant again.
 *
 * @param onLook is given each look, for a caller that has to say what was seen of a watch that was interrupted
 */
export async function watch(
    settings: PairSettings,
    requested: RequestedSwitchover,
    io: Io,
    onLook: (view: View) => void,
): Promise<Watched> {
    const evidence = new Evidence(settings, requested);
    let told = describeSightings(requested.before.sightings);
    let sessions: SessionEvidence | undefined;
    const read = async () => {
        const view = await look(settings.sessions, io);
        onLook(view);
        evidence.see(view);
        // It has a look's time: two in a row have to show this.
        if (isActiveAlone(view, requested.to)) sessions ??= new SessionEvidence(settings, requested.to, io);
        const roles = describeSightings(view.sightings);
        if (roles !== told) {
            const after = `${seconds(view.endedMs - requested.sentMs)} s after the request`;
            io.log(
                `${pairName(settings)}: ${after}: ${roles}${awaitedFor(view, requested.to, settings.preconditions)}.`,
                "progress",
            );
        }
        told = roles;
        return view;
    };
    const isRedundant = (view: View) => isRedundantAsRequired(view, requested.to, settings.preconditions);
    const isOver = (view: View) => evidence.isConfirmed && isRedundant(view);
    const isOverUnchanged = (view: View) => requested.isRejected === true && evidence.isUnchangedPastLag(view);
    const result = await poll(read, (view) => isOver(view) || isOverUnchanged(view), {
        ...pollingFor(settings, settings.settleMs - (io.clock.now() - requested.answeredMs), io),
        everyMs: (view) => pauseUntil(requested.answeredMs + settings.lagMs, view, settings, io),
    });
    const view = result.kind === "done" ? result.value : result.last;
    if (evidence.isConfirmed) {
        const tookMs = (evidence.switchedMs ?? view.endedMs) - requested.sentMs;
        const sessionsAfter = sessions?.end();
        const counted = sessionsAfter === undefined ? {} : { sessionsAfter };
        return { kind: "switched", view, redundant: isRedundant(view), tookMs, ...counted };
    }
    if (evidence.isUnchanged(view)) return { kind: "unchanged", view };
    return { kind: "unclear", view, ...(evidence.undone === undefined ? {} : { undone: evidence.undone }) };
}

function seconds(ms: number): string {
    return (ms / 1000).toFixed(1);
}
