import type { Io } from "../../device/io.js";
import { poll } from "../../poll.js";
import { look, type View } from "../look.js";
import { findOpenRequest, type OpenRequest, recallRequests } from "./find.js";
import { requestOf } from "../messages/openRequest.js";
import { pollingFor } from "../polling.js";
import { pairName, type PendingSwitchover, type PairSettings } from "../settings.js";
import { resolveOpenRequest, type Resolution } from "./resolve.js";
import type { RunParts } from "../run/runParts.js";
import { isActiveAlone } from "../activeAlone.js";
import { watchAgeMs } from "./watchAge.js";

export interface AwaitOptions {
    /** Ids of requests whose end this run has seen. */
    readonly ended?: ReadonlySet<string>;
    /** Whether a switchover is needed: only then is one waited for that may be another pair's. */
    readonly isNeeded?: boolean;
}

/**
 * Watches the open request of an earlier run, if there is one, while its effect can still come. Requests nothing.
 *
 * Returns when the node that it was to make active is, twice in a row and past the device's lag, or when the request is so
 * old that another may be sent. Either way the pair is judged afresh after it.
 */
export async function awaitOpenRequest(
    settings: PairSettings,
    run: Pick<RunParts, "journal" | "resolve" | "onOpenRequest">,
    io: Io,
    { ended, isNeeded = false }: AwaitOptions = {},
): Promise<Resolution | undefined> {
    const { open: request, stale } = await recallRequests(settings, run, io, ended);
    await Promise.all(stale.map((id) => run.journal.remove(id)));
    if (request === undefined || (request.pending.isAtOtherAddresses && !isNeeded)) return undefined;
    const { pending } = request;
    run.onOpenRequest?.(pending);
    const first = await look(settings.sessions, io);
    // As old as it was when the look began: a slow one does not show how it ended meanwhile.
    const ageMs = ageOf(pending, first, io) - (io.clock.now() - first.startedMs);
    const leftMs = watchAgeMs(settings, pending) - ageMs;
    if (leftMs > 0)
        io.log(
            `${pairName(settings)}: watching for the end of the ${requestOf(pending)}; requesting nothing.`,
            "progress",
        );
    const seen = await watchFor(settings, request, first, leftMs, run, io);
    if (seen.kind === "gone") return undefined;
    const watched = { request, first, wasSwitched: seen.wasSwitched };
    return await resolveOpenRequest(settings, watched, seen.view, seen.isConfirmed, run, io);
}

interface Seen {
    /** `gone`: another run has seen its end, and removed it from the journal. */
    readonly kind: "seen" | "gone";
    readonly view: View;
    readonly isConfirmed: boolean;
    readonly wasSwitched: boolean;
}

async function watchFor(
    settings: PairSettings,
    { pending }: OpenRequest,
    first: View,
    leftMs: number,
    run: Pick<RunParts, "journal" | "resolve">,
    io: Io,
): Promise<Seen> {
    let inARow = 0;
    let wasSwitched = false;
    const count = (view: View) => {
        const isSwitched = isActiveAlone(view, pending.to);
        inARow = isSwitched ? inARow + 1 : 0;
        wasSwitched ||= isSwitched;
        return view;
    };
    count(first);
    const read = async () => {
        const view = count(await look(settings.sessions, io));
        const isConfirmed = inARow >= 2 && view.startedMs - first.endedMs >= settings.lagMs;
        const isGone = !isConfirmed && (await findOpenRequest(settings, run, io))?.pending.id !== pending.id;
        return { kind: isGone ? "gone" : "seen", view, isConfirmed } as const;
    };
    const isOver = ({ kind, isConfirmed }: Pick<Seen, "kind" | "isConfirmed">) => isConfirmed || kind === "gone";
    const watching = pollingFor(settings, leftMs, io);
    const result = leftMs > 0 ? await poll(read, isOver, watching) : undefined;
    const last = result === undefined ? undefined : result.kind === "done" ? result.value : result.last;
    const seen = last ?? { kind: "seen", view: first, isConfirmed: false };
    // Too old to act: a single look that shows the desired node active needs one more, and no lag.
    if (isOver(seen) || inARow === 0) return { ...seen, wasSwitched };
    const view = inARow >= 2 ? seen.view : count(await look(settings.sessions, io));
    return { kind: "seen", view, isConfirmed: inARow >= 2, wasSwitched };
}

/**
 * By the clock of the node that was asked, and by this machine's: the younger of the two counts, since the clocks of two
 * machines may differ. A request of the future is as old as this run.
 */
function ageOf(pending: PendingSwitchover, { sightings }: View, io: Io): number {
    const asked = sightings.find(({ node }) => node === pending.from);
    const deviceDate = asked?.kind === "seen" ? asked.status.date : undefined;
    const agesMs = [
        io.clock.date().getTime() - Date.parse(pending.since),
        Date.parse(deviceDate ?? "") - Date.parse(pending.sinceByDevice ?? ""),
    ];
    const known = agesMs.filter((ageMs) => !Number.isNaN(ageMs));
    return known.length === 0 ? 0 : Math.max(0, Math.min(...known));
}
