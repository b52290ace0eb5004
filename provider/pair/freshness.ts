import type { Moment } from "../clock.js";
import type { View } from "./look.js";

/** Whether a request may rest on a look now. */
export type Freshness =
    | { readonly kind: "fresh" }
    /** The oldest answer's age, from when its question was sent; and which node was the slower one to answer. */
    | { readonly kind: "tooOld"; readonly ageMs: number; readonly slower: string; readonly tookMs: number }
    /** The machine was suspended since the look, or its wall clock was set: the age can't be told. */
    | { readonly kind: "clocksDisagree" };

/** When the question behind the oldest answer of a look was sent, on the run's own clock; the look's end, if no node answered. */
export function askedMs({ sightings, endedMs }: Pick<View, "sightings" | "endedMs">): number {
    return Math.min(endedMs, ...sightings.flatMap((each) => (each.kind === "seen" ? [each.times.ms] : [])));
}

const CLOCKS_AGREE_WITHIN_MS = 1000;

/** Pure. By the monotonic clock, which may stop while a machine is suspended, and by the wall clock, which may be set. */
export function freshness({ sightings }: Pick<View, "sightings">, freshMs: number, now: Moment): Freshness {
    const ages = sightings.flatMap((sighting) =>
        sighting.kind === "notSeen"
            ? []
            : [
                  {
                      slower: sighting.node,
                      tookMs: sighting.times.answeredMs - sighting.times.ms,
                      ageMs: now.ms - sighting.times.ms,
                      wallMs: now.date.getTime() - sighting.times.date.getTime(),
                  },
              ],
    );
    if (ages.some(({ ageMs, wallMs }) => !(Math.abs(ageMs - wallMs) <= CLOCKS_AGREE_WITHIN_MS)))
        return { kind: "clocksDisagree" };
    const ageMs = Math.max(...ages.map((age) => age.ageMs));
    // Both are asked at once: the quick answer grows old while the slow one is waited for.
    const [slowest] = [...ages].sort((a, b) => b.tookMs - a.tookMs);
    if (slowest === undefined || ageMs <= freshMs) return { kind: "fresh" };
    return { kind: "tooOld", ageMs, slower: slowest.slower, tookMs: slowest.tookMs };
}
