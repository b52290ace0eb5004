import type { SyncComponent } from "../../device/status.js";
import { listed } from "../../device/words.js";
import type { Sightings } from "../sighting.js";
import { takeOverPrecondition } from "./definition.js";
import type { PreconditionCheck } from "./precondition.js";
import { isUnreadable, READ_ON_THE_DEVICE, UNREADABLE } from "./readable.js";

export const synchronized = takeOverPrecondition({
    argument: { kind: "flag" },
    default: true,
    check: ({ value, isDeclared }, { sightings }) => (value ? checkSynchronized(sightings, isDeclared) : undefined),
});

// `disabled` is not in use. What `enabled` means is not documented, so it is not read as synchronized.
const GOOD_STATES = new Set(["true", "disabled"]);

/** More than both nodes of any documented pair report: of a list this long, the count says more than the names. */
const LONG_LIST = 32;

/**
 * Media, signalling and configuration synchronized, by both nodes' answers.
 *
 * The device's own manual makes it a condition for the node that takes over; what a device does with a request that it
 * can't carry out is not documented.
 */
export function checkSynchronized(sightings: Sightings, isDeclared: boolean): PreconditionCheck {
    const all = componentsOf(sightings);
    const bad = all.filter(({ state }) => !GOOD_STATES.has(state.raw));
    const isReported = all.length > 0;
    const unreadable = sightings.filter((sighting) => isUnreadable(sighting, "haSyncState"));
    // Any other word may stand there for good: what it means is not known, so nothing says that it changes.
    const mayClear = unreadable.length === 0 && bad.length > 0 && bad.every(({ state }) => state.raw === "false");
    return {
        name: "synchronization",
        observed:
            bad.length > 0
                ? describeBad(bad, all.length)
                : unreadable.length > 0
                  ? `${UNREADABLE} on ${unreadable.map(({ node }) => node).join(" and ")}`
                  : isReported
                    ? "complete"
                    : "not reported",
        required: "true for every component in use",
        met: bad.length === 0 && unreadable.length === 0 && (isReported || !isDeclared),
        remedy: remedyFor(bad, unreadable.length > 0),
        ...(mayClear ? { clearsByItself: {} } : {}),
    };
}

type Component = SyncComponent & { readonly node: string };

function remedyFor(bad: readonly Component[], isUnreadable: boolean): string {
    const isOutOfStep = bad.some(({ state }) => state.raw === "false");
    const words = [...new Set(bad.filter(({ state }) => state.raw !== "false").map(({ state }) => state.printed))];
    const unknown = words.map((word) => (word === "" ? "no state" : `"${word}"`));
    const remedies = [
        ...(isOutOfStep ? ["Wait until the nodes are synchronized, or repair the link between them."] : []),
        ...(unknown.length > 0
            ? [
                  `What ${listed(unknown)} means is not documented, so waiting may never end: check synchronization on the device itself, and set preconditions.synchronized: false if it is good.`,
              ]
            : []),
        ...(isUnreadable && bad.length === 0
            ? [`${READ_ON_THE_DEVICE} To require no synchronization, set preconditions.synchronized: false.`]
            : []),
    ];
    if (remedies.length > 0) return remedies.join(" ");
    return "The nodes report no synchronization: leave out preconditions.synchronized, or set it to false.";
}

function describeBad(bad: readonly Component[], total: number): string {
    const words = listed(
        bad.map(({ node, name, state }) => `${name.printed} on ${node} is ${state.printed || "without a state"}`),
    );
    return total > LONG_LIST ? `${bad.length} of ${total} are not synchronized: ${words}` : words;
}

function componentsOf(sightings: Sightings): Component[] {
    return sightings.flatMap((sighting) =>
        sighting.kind === "notSeen"
            ? []
            : sighting.status.syncComponents.map((component) => ({ ...component, node: sighting.node })),
    );
}
