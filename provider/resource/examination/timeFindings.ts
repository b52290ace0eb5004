import { type Finding, notKnown, notOk, ok } from "./finding.js";
import type { NodeSeen } from "./nodeFindings.js";

/** A `Date` has whole seconds, and stands for some moment between question and answer. */
const SKEW_LIMIT_MS = 5000;

/** The node's own clock, and how fast it answers. */
export function timeFindings({ sighting, freshMs }: NodeSeen): Finding[] {
    if (sighting.kind === "notSeen") return [];
    const { status, times } = sighting;
    return [dateFinding(status, times), responseTime(times.answeredMs - times.ms, freshMs)];
}

type Seen = Extract<NodeSeen["sighting"], { kind: "seen" }>;

function dateFinding({ date, hasUnreadableDate }: Seen["status"], times: Seen["times"]): Finding {
    const topic = "Date";
    if (hasUnreadableDate) {
        const follows = "Change windows and cool-downs would never be met: correct the node's web server.";
        return notOk(topic, "the header is there and is no HTTP date", follows);
    }
    if (date === undefined)
        return notKnown(topic, "no such header", "Change windows and cool-downs go by this machine's clock.");
    const middle = times.date.getTime() + (times.answeredMs - times.ms) / 2;
    // Cut to whole seconds, it is half a second late on average.
    const skewMs = Date.parse(date) + 500 - middle;
    const by = `${seconds(Math.abs(skewMs))} ${skewMs < 0 ? "behind" : "ahead of"} this machine`;
    if (Math.abs(skewMs) <= SKEW_LIMIT_MS)
        return ok(topic, `${date}, as this machine's clock within ${seconds(SKEW_LIMIT_MS)}`);
    return notOk(
        topic,
        `${date}, ${by}`,
        "Change windows and cool-downs go by the node's clock. Set the node's NTP, or this machine's.",
    );
}

function responseTime(tookMs: number, freshMs: number): Finding {
    const topic = "response time";
    const fact = `${seconds(tookMs)} for the status; freshSeconds is ${freshMs / 1000}`;
    if (tookMs > freshMs) {
        return notOk(
            topic,
            fact,
            "No request can rest on an answer as old as this: raise timeouts.freshSeconds, or see why the node is slow.",
        );
    }
    if (tookMs > freshMs / 2) return notKnown(topic, fact, "It is near the limit: run this again at a busy hour.");
    return ok(topic, fact);
}

/** How replies end, by their headers: a connection is kept only after one that ends as they say. */
export function framingFindings({ exchanges }: NodeSeen): Finding[] {
    const whole = exchanges.filter(({ status }) => status !== undefined);
    if (whole.length === 0) return [];
    const odd = whole.filter(({ framing }) => framing !== "exact");
    if (odd.length === 0) return [ok("framing", "every reply ends as its headers say")];
    const follows = "Each of these takes a connection of its own, which makes a look slower.";
    return [notOk("framing", `${odd.length} of ${whole.length} replies do not end as their headers say`, follows)];
}

function seconds(ms: number): string {
    return `${(ms / 1000).toFixed(1)} s`;
}
