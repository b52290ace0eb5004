import { randomUUID } from "node:crypto";
import type { Io } from "../../device/io.js";
import { messageOf, SbcError } from "../../errors.js";
import { type JournalEntry, markOf } from "../../state/journal.js";
import type { Reason } from "../decide.js";
import { switchoverCounts, type View } from "../look.js";
import { pairName, type PairSettings } from "../settings.js";
import type { RunParts } from "../run/runParts.js";
import { isSameName, sightingOf } from "../sighting.js";
import { spellingsOf } from "../run/spellings.js";
import { warnOnce } from "../run/warnOnce.js";

/** A switchover request that is about to leave: it has the same id in the journal and in what is recorded. */
export interface Intent {
    readonly id: string;
    /** When it was written down, by the clock of the node that is asked; absent if that sent no `Date`. */
    readonly atByDevice?: string;
    /** Its outcome was seen, or it was never sent. */
    settled(): Promise<void>;
}

/** Writes down, on disk, that a request is about to leave: a run that is killed after it forgets nothing. */
export async function recordIntent(
    settings: PairSettings,
    from: string,
    view: View,
    { journal, isJournalRequired, resolve }: RunParts,
    io: Io,
): Promise<Intent | { readonly kind: "notRecorded"; readonly reason: Reason }> {
    const asked = sightingOf(view.sightings, from);
    const atByDevice = asked.kind === "seen" ? asked.status.date : undefined;
    const intent = {
        id: randomUUID(),
        ...(atByDevice === undefined ? {} : { atByDevice }),
    };
    try {
        const spelled = await spellingsOf(settings, { resolve }, io);
        await journal.write(entryOf(settings, from, view, { ...intent, spelled, now: io.clock.date() }));
    } catch (error) {
        io.signal.throwIfAborted();
        const observed = `The switchover request can't be written to the journal: ${error instanceof SbcError ? error.fact : messageOf(error)}`;
        const remedy = error instanceof SbcError ? error.remedy : "Look at the folder that oracle-sbc:journal names.";
        if (isJournalRequired) return { kind: "notRecorded", reason: { observed, remedy } };
        const consequence = "If this run is killed, the next one does not know of the request.";
        warnOnce(io, journal, "writing", `${pairName(settings)}: ${observed} ${consequence} ${remedy}`);
    }
    return { ...intent, settled: () => journal.remove(intent.id) };
}

interface Writing extends Omit<Intent, "settled"> {
    readonly spelled: readonly [readonly string[], readonly string[]];
    readonly now: Date;
}

function entryOf(settings: PairSettings, from: string, view: View, intent: Writing): JournalEntry {
    const [a, b] = settings.sessions.map(({ endpoint }) => endpoint);
    if (a === undefined || b === undefined) throw new Error("A pair has two nodes.");
    // A node may be named as a property that every object has.
    const counts = new Map(Object.entries(switchoverCounts(view)));
    return {
        id: intent.id,
        isHashed: settings.hasSecretNodes,
        nodes: [
            markOf(a, settings.hasSecretNodes, intent.spelled[0]),
            markOf(b, settings.hasSecretNodes, intent.spelled[1]),
        ],
        from: isSameName(a.name, from) ? 0 : 1,
        since: intent.now.toISOString(),
        ...(intent.atByDevice === undefined ? {} : { sinceByDevice: intent.atByDevice }),
        settleSeconds: settings.settleMs / 1000,
        switchoverCounts: [counts.get(a.name) ?? null, counts.get(b.name) ?? null],
    };
}
