import type { Random } from "./random.js";
import type { Story } from "./story.js";

const DATE_FORMS = ["imf", "rfc850", "asctime", "absent", "unreadable"] as const;
export type DateForm = (typeof DATE_FORMS)[number];

/** A node's own clock, and how it tells the time in a `Date` header. */
export interface NodeClock {
    /** How far it is ahead of the true time. */
    readonly aheadMs: number;
    readonly dates: DateForm;
}

export const TRUE_CLOCK: NodeClock = { aheadMs: 0, dates: "imf" };

export function drawNodeClock(random: Random, isOdd: boolean): NodeClock {
    return {
        aheadMs: random.chance(0.4) ? 0 : Math.round(random.between(-300_000, 300_000)),
        dates: isOdd && random.chance(0.5) ? random.pick(DATE_FORMS) : "imf",
    };
}

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

/** The header's text; `undefined` for a node that sends none. */
export function dateHeader(date: Date, form: DateForm, story: Story): string | undefined {
    const imf = date.toUTCString();
    if (form === "imf") return imf;
    story.has(`Date header ${form}`);
    const [, day = "", month = "", year = "", time = ""] = imf.split(/[ ,]+/);
    switch (form) {
        case "rfc850":
            return `${DAYS[date.getUTCDay()]}, ${day}-${month}-${year.slice(2)} ${time} GMT`;
        case "asctime":
            return `${imf.slice(0, 3)} ${month} ${String(Number(day)).padStart(2)} ${time} ${year}`;
        case "absent":
            return undefined;
        case "unreadable":
            return `${day} ${month} ${year} ${time} (device time)`;
    }
}
