import type { SyncComponent } from "../../device/status.js";
import { listed } from "../../device/words.js";
import type { Sightings } from "../sighting.js";
import type { Check } from "./check.js";

// `disabled` is not in use. What `enabled` means is not documented, so it is not read as synchronized.
const GOOD_STATES = new Set(["true", "disabled"]);

/** Every synchronization component that either node reports as something other than `true` or `disabled`. */
export function unsynchronizedComponents(sightings: Sightings): string[] {
    return componentsOf(sightings)
        .filter(({ state }) => !GOOD_STATES.has(state.raw))
        .map(({ node, name, state }) => `${name.printed} on ${node} is ${state.printed || "without a state"}`);
}

/**
 * Media, signalling and configuration synchronized, by both nodes' answers.
 *
 * The device's own manual makes it a condition for the node that takes over; what a device does with a request that it
 * can't carry out is not documented.
 */
export function checkSynchronized(sightings: Sightings, isDeclared: boolean): Check {
    const bad = unsynchronizedComponents(sightings);
    const isReported = componentsOf(sightings).length > 0;
    return {
        name: "synchronization",
        observed: bad.length > 0 ? listed(bad) : isReported ? "complete" : "not reported",
        required: "true for every component in use",
        met: bad.length === 0 && (isReported || !isDeclared),
        remedy: "Wait until the nodes are synchronized, or repair the link between them.",
        ...(bad.length > 0 ? { clearsByItself: {} } : {}),
    };
}

function componentsOf(sightings: Sightings): (SyncComponent & { node: string })[] {
    return sightings.flatMap((sighting) =>
        sighting.kind === "unseen"
            ? []
            : sighting.status.syncComponents.map((component) => ({ ...component, node: sighting.node })),
    );
}
