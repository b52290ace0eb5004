import type { View } from "./look.js";
import { isSame, keyOf } from "./sameView.js";
import { describeSightings, type Sighting } from "./sighting.js";

/** What changed while a pair was to be quiet: whoever refuses after it says so. */
export class ChangesSeen {
    #last: View | undefined;
    #count = 0;
    #change = "";

    see(view: View): void {
        const before = this.#last;
        this.#last = view;
        if (before === undefined || isSame(before, view)) return;
        this.#count += 1;
        this.#change = describeChange(before, view);
    }

    /** A sentence; absent if nothing changed. */
    get sentence(): string | undefined {
        if (this.#count === 0) return undefined;
        const often = this.#count === 1 ? "once" : `${this.#count} times, last`;
        return `Meanwhile it changed ${often} ${this.#change}.`;
    }
}

function describeChange(before: View, after: View): string {
    const then = describeSightings(before.sightings);
    const now = describeSightings(after.sightings);
    if (then !== now) return `from (${then}) to (${now})`;
    const moved = before.sightings.filter((each, index) => keyOf(each) !== keyOf(after.sightings[index] as Sighting));
    return `in what ${moved.map(({ node }) => node).join(" and ")} reported of peer, counter or log, with the same roles`;
}
