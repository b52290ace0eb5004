import { askedMs } from "../freshness.js";
import type { View } from "../look.js";
import { roleOf } from "../sighting.js";

type Seen = Pick<View, "sightings">;

/** Where calls are, by the roles that nodes report; the first fact of every message. */
export function whereCallsAre({ sightings }: Seen): string {
    const [active, another] = activeIn({ sightings });
    if (active === undefined) {
        const isSeen = sightings.every((sighting) => roleOf(sighting) !== "unseen");
        return isSeen ? "Neither node reports that it is active" : CALLS_NOT_SEEN;
    }
    return another === undefined ? `Calls are on ${active}` : "Both nodes report that they are active";
}

const CALLS_NOT_SEEN = "Where calls are can't be seen";

/** The same, if the last look shows no active node, by an earlier one that did. */
export function whereCallsWere(last: Seen, before: View & { readonly when: string }, nowMs: number): string {
    const [active, another] = activeIn(before);
    if (activeIn(last).length > 0 || active === undefined || another !== undefined) return whereCallsAre(last);
    const seconds = Math.round((nowMs - askedMs(before)) / 1000);
    return `Calls are on ${active}, as seen ${seconds} s ago, ${before.when}`;
}

function activeIn({ sightings }: Seen): readonly string[] {
    return sightings.filter((sighting) => roleOf(sighting) === "active").map(({ node }) => node);
}
