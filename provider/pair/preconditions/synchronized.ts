import type { SyncComponent } from "../../device/status.js";
import { listed } from "../../device/words.js";
import { declaredStates, describeDeclared } from "../declaredWords.js";
import type { Sightings } from "../sighting.js";
import { takeOverPrecondition } from "./definition.js";
import type { PreconditionCheck } from "./precondition.js";
import { isUnreadable, READ_ON_THE_DEVICE, UNREADABLE } from "./readable.js";

export const synchronized = takeOverPrecondition({
    argument: { kind: "flag" },
    default: true,
    check: ({ value, isDeclared }, { sightings }) => (value ? checkSynchronized(sightings, isDeclared) : undefined),
});

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
    const bad = all.filter(({ meaning }) => meaning !== "good");
    const isReported = all.length > 0;
    const unreadable = sightings.filter((sighting) => isUnreadable(sighting, "haSyncState"));
    // Any other word may stand there for good: what it means is not known, so nothing says that it changes.
    const mayClear = unreadable.length === 0 && bad.length > 0 && bad.every(isOutOfStep);
    return {
        name: "synchronization",
        observed:
            bad.length > 0
                ? describeBad(bad, all.length)
                : unreadable.length > 0
                  ? `${UNREADABLE} on ${unreadable.map(({ node }) => node).join(" and ")}`
                  : isReported
                    ? `complete${describeDeclared(declaredStates(sightings))}`
                    : "not reported",
        required: "true for every component in use",
        met: bad.length === 0 && unreadable.length === 0 && (isReported || !isDeclared),
        remedy: remedyFor(bad, unreadable.length > 0),
        ...(mayClear ? { clearsByItself: {} } : {}),
    };
}

type Component = SyncComponent & { readonly node: string };

const isOutOfStep = ({ meaning }: SyncComponent) => meaning === "outOfStep";

function remedyFor(bad: readonly Component[], isUnreadable: boolean): string {
    const words = statesOf(bad.filter((each) => !isOutOfStep(each)));
    const remedies = [
        ...(bad.some(isOutOfStep) ? ["Wait until the nodes are synchronized, or repair the link between them."] : []),
        ...(words.length > 0 ? [remedyForUnknown(words)] : []),
        ...(isUnreadable && bad.length === 0
            ? [`${READ_ON_THE_DEVICE} To require no synchronization, set preconditions.synchronized: false.`]
            : []),
    ];
    if (remedies.length > 0) return remedies.join(" ");
    return "The nodes report no synchronization: leave out preconditions.synchronized, or set it to false.";
}

function remedyForUnknown(words: readonly string[]): string {
    const printed = words.map((word) => (word === "" ? "no state" : `"${word}"`));
    const start = `What ${listed(printed)} means is not documented: look at the device. If it is good,`;
    const declare = words.includes("") ? "" : " declare it in deviceWords.synchronized, or";
    return `${start}${declare} set preconditions.synchronized: false.`;
}

/** Each state once, as it is printed. */
function statesOf(components: readonly Component[]): string[] {
    return [...new Set(components.map(({ state }) => state.printed))];
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
