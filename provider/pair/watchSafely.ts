import type { Io } from "../device/io.js";
import { messageOf } from "../errors.js";
import type { RequestedSwitchover } from "./evidence.js";
import type { View } from "./look.js";
import type { LastShown } from "./result.js";
import type { PairSettings } from "./settings.js";
import { roleOf } from "./sighting.js";
import { watch, type Watched } from "./watch.js";

/** What was seen, and what ended the watch before its time. */
export type WatchedSafely = Watched & { readonly interruption?: string; readonly lastShown: LastShown };

/** From here on a request is on its way: whatever goes wrong, its outcome is unknown and nothing else. */
export async function watchSafely(
    settings: PairSettings,
    requested: RequestedSwitchover,
    io: Io,
): Promise<WatchedSafely> {
    let last = requested.before;
    let lastShown: LastShown = { ...requested.before, when: "before the request" };
    const onLook = (view: View) => {
        last = view;
        if (view.sightings.some((sighting) => roleOf(sighting) === "active"))
            lastShown = { ...view, when: "after the request" };
    };
    try {
        const watched = await watch(settings, requested, io, onLook);
        return { ...watched, lastShown };
    } catch (error) {
        const interruption = io.signal.aborted ? whyCancelled(io.signal) : `${messageOf(error)}.`;
        return { kind: "unclear", view: last, interruption, lastShown };
    }
}

/** A reason of the caller's own is a sentence; the runtime's default says nothing. */
function whyCancelled({ reason }: AbortSignal): string {
    const isOwn = reason instanceof Error && reason.name !== "AbortError";
    return `${isOwn ? reason.message.replace(/\.$/, "") : "The run was cancelled"} while watching.`;
}
