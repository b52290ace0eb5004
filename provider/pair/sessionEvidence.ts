import type { Io } from "../device/io.js";
import { getSessionCount, getSessionCountWithoutLogin, type SessionCount } from "../device/sessionCount.js";
import type { View } from "./look.js";
import { type PairSettings, sessionOf } from "./settings.js";
import { sightingOf } from "./sighting.js";

/**
 * A node's number of sessions for the record, read beside looks that go on meanwhile. Nothing waits for it: what has not come
 * when it is needed is left out.
 */
export class SessionEvidence {
    readonly #over = new AbortController();
    #count: number | undefined;

    /** Not with `exclusive`: on a device that ends a token for such a request, the configuration lock would be stuck. */
    constructor(settings: PairSettings, node: string, io: Io) {
        if (settings.exclusive) return;
        const signal = AbortSignal.any([io.signal, this.#over.signal]);
        void getSessionCountWithoutLogin(sessionOf(settings, node), { ...io, signal }).then(
            (count) => (this.#count = this.#over.signal.aborted ? undefined : count),
        );
    }

    /** What has come by now. What has not is not waited for, and its request is out no more. */
    end(): number | undefined {
        this.#over.abort();
        return this.#count;
    }
}

/** What a look counted for a precondition, which needs no second request. */
export function countedIn({ sightings }: View, node: string): number | undefined {
    const sighting = sightingOf(sightings, node);
    const readings = sighting.kind === "seen" ? sighting.readings : undefined;
    const counted = readings?.get(getSessionCount) as SessionCount | undefined;
    return counted?.kind === "counted" ? counted.count : undefined;
}
