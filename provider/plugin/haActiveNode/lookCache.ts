import type { Io } from "../../device/io.js";
import { lookToDecide, type View } from "../../pair/look.js";
import { isSameLook, type LookSettings } from "../../pair/reading.js";

/** So long a look serves the calls that follow each other: Pulumi reads, compares and previews one pair within a moment. */
const FRESH_MS = 10_000;

interface Kept {
    readonly settings: LookSettings;
    readonly view: View;
}

/** The last look at each pair, for what only says what would be done. Whatever acts looks for itself. */
export class Looks {
    readonly #last = new Map<string, Kept>();
    /** Of which it was said that they show nothing: once is enough. */
    readonly saidNotSeen = new WeakSet<View>();

    /** A look at the same nodes, in the same way, that is fresh; else a new one. */
    async at(urn: string, settings: LookSettings, io: Io): Promise<View> {
        const kept = this.#last.get(urn);
        if (kept !== undefined && isSameLook(kept.settings, settings) && io.clock.now() - kept.view.endedMs < FRESH_MS)
            return kept.view;
        return await this.again(urn, settings, io);
    }

    /** A new look, whatever was kept. */
    async again(urn: string, settings: LookSettings, io: Io): Promise<View> {
        const view = await lookToDecide(settings, io);
        this.#last.set(urn, { settings, view });
        return view;
    }

    /** Something may have been done to the pair since. */
    forget(urn: string): void {
        this.#last.delete(urn);
    }
}
