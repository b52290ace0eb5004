import type { Sighting } from "./sighting.js";

/** A node's own clock by the `Date` header of its last reply; this machine's where it sent none. */
export function deviceDate(sighting: Sighting, local: Date): Date {
    const date = sighting.kind === "seen" ? sighting.status.date : undefined;
    return date === undefined ? local : new Date(date);
}
