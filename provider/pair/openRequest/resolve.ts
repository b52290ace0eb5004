import type { Io } from "../../device/io.js";
import { isRefusal } from "../../device/switchoverRequest.js";
import { look, type View } from "../look.js";
import { isSuperseded, type OpenRequest } from "./find.js";
import { endOf, type RequestEnd } from "./end.js";
import { formatMessage } from "../messages/pairMessage.js";
import { resolvedMessage } from "../messages/resolved.js";
import type { OpenSwitchover, PendingSwitchover, DesiredPair, PairSettings } from "../settings.js";
import type { RunParts } from "../run/runParts.js";
import { isActiveAlone } from "../activeAlone.js";

/** What a run knows of an earlier run's open request when it has watched for as long as its effect could come. */
export interface Resolution extends RequestEnd {
    readonly pending: OpenSwitchover;
    /** Set if it is open still: no look has shown its end, though it is too old to be waited for. */
    readonly open?: Watched;
}

export interface Watched {
    readonly request: OpenRequest;
    /** This run's first look. */
    readonly first: View;
    /** Whether a look of this run showed the desired node as the only active one. */
    readonly wasSwitched: boolean;
}

/**
 * Says how an open request ended, by a look that shows the pair, and settles it in the journal.
 *
 * @param isConfirmed whether two looks in a row have shown the desired node active
 */
export async function resolveOpenRequest(
    settings: PairSettings,
    watched: Watched,
    last: View,
    isConfirmed: boolean,
    run: Pick<RunParts, "journal" | "onOpenRequest">,
    io: Io,
): Promise<Resolution> {
    const { pending, entries } = watched.request;
    const isSettled = isConfirmed ? !pending.isAtOtherAddresses : isShown(last);
    if (isSettled) await Promise.all(entries.map((id) => run.journal.remove(id)));
    const unknown: Resolution = { pending, outcome: "unknown", switchoverCounts: {} };
    const isOver = isSuperseded(pending, settings);
    if (!isOver && !isConfirmed && !isShown(last)) return { ...unknown, open: watched };
    run.onOpenRequest?.(undefined);
    if (isOver) return unknown;
    // At other addresses it may be another pair: this one's roles, counters and logs say nothing of it.
    const end = pending.isAtOtherAddresses
        ? unknown
        : endOf(pending, { ...watched, last, isRejected: isRejected(pending, settings) });
    io.log(formatMessage(resolvedMessage(settings, last, pending, end)), "result");
    return { ...end, pending };
}

/** The same when a later look of the run shows the pair, which none before it did. */
export async function resolveLater(
    settings: PairSettings,
    resolved: Resolution | undefined,
    view: View,
    run: Pick<RunParts, "journal" | "onOpenRequest">,
    io: Io,
): Promise<Resolution | undefined> {
    const watched = resolved?.open;
    if (watched === undefined || !isShown(view)) return resolved;
    const { to } = watched.request.pending;
    if (!isActiveAlone(view, to)) return await resolveOpenRequest(settings, watched, view, false, run, io);
    const second = await look(settings.sessions, io);
    return await resolveOpenRequest(settings, watched, second, isActiveAlone(second, to), run, io);
}

/** What is still open at the end of a run, in place of what was open at its beginning. */
export function withOpen(settings: DesiredPair, resolved: Resolution | undefined): DesiredPair;
export function withOpen(settings: PairSettings, resolved: Resolution | undefined): PairSettings;
export function withOpen(settings: PairSettings, resolved: Resolution | undefined): PairSettings {
    const { pending: _before, ...rest } = settings;
    return resolved?.open === undefined ? rest : { ...rest, pending: resolved.pending };
}

/** Both nodes answered, and neither is between two roles. */
function isShown({ sightings, state }: View): boolean {
    return sightings.every(({ kind }) => kind === "seen") && state.kind !== "switching" && state.kind !== "wrongDevice";
}

function isRejected({ id }: PendingSwitchover, { lastAction }: PairSettings): boolean {
    return id !== undefined && lastAction?.id === id && isRefusal(lastAction.status);
}
