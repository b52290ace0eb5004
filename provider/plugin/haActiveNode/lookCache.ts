import type { Io } from "../../device/io.js";
import { askedMs } from "../../pair/freshness.js";
import { lookToDecide, type View } from "../../pair/look.js";
import { isSameLook, type LookSettings } from "../../pair/reading.js";
import type { RunBook } from "../../state/runBook.js";
import { RunChanges } from "./runChanges.js";

/** So long a look serves in a run that changes pairs: Pulumi reads and compares one pair within a moment. */
const FRESH_MS = 10_000;

interface Kept {
    readonly settings: LookSettings;
    readonly view: View;
}

/**
 * The last look at each pair, for what only says what would be done. Whatever acts looks for itself.
 *
 * A preview rests on the look of its read, however long it takes. In a run that has begun to change pairs, minutes may lie
 * between read and comparison, in which calls were moved.
 */
export class Looks {
    readonly #last = new Map<string, Kept>();
    readonly #changes: RunChanges;
    /** Of which it was said that they show nothing: once is enough. */
    readonly saidNotSeen = new WeakSet<View>();

    constructor(run: RunBook) {
        this.#changes = new RunChanges(run);
    }

    /** A look at the same nodes, in the same way, that counts still; else a new one. */
    async at(urn: string, settings: LookSettings, io: Io): Promise<View> {
        const kept = this.#last.get(urn);
        if (kept === undefined || !isSameLook(kept.settings, settings)) return await this.again(urn, settings, io);
        const isFresh = io.clock.now() - askedMs(kept.view) < FRESH_MS;
        if (isFresh || !(await this.#changes.areUnderWay(io))) return kept.view;
        return await this.again(urn, settings, io);
    }

    /** A new look, whatever was kept. */
    async again(urn: string, settings: LookSettings, io: Io): Promise<View> {
        const view = await lookToDecide(settings, io);
        const { sessions, activeNode, preconditions } = settings;
        const needed = { sessions, preconditions, ...(activeNode === undefined ? {} : { activeNode }) };
        this.#last.set(urn, { settings: needed, view });
        return view;
    }

    /** Something is about to be done to pairs. */
    beginChange(): void {
        this.#changes.begin();
    }

    /** Something may have been done to the pair since, which more than one resource may look at. */
    forget({ sessions }: Pick<LookSettings, "sessions">): void {
        for (const [urn, kept] of this.#last)
            if (kept.settings.sessions.some((session) => sessions.includes(session))) this.#last.delete(urn);
    }
}
