import { TOKEN_AGE_FOR_REQUEST_MS } from "../device/switchoverRequest.js";
import type { Io } from "../device/io.js";
import { poll } from "../poll.js";
import { ChangesSeen } from "./changesSeen.js";
import { decide, mayClearWithin, type Decision, type Reason } from "./decide.js";
import { withLookErrors } from "./describeState.js";
import { lookToDecide, type View } from "./look.js";
import { pauseUntil, pollingFor } from "./polling.js";
import { lookEveryMs, pairName, type DesiredPair, type PairSettings } from "./settings.js";
import { Progress } from "./progress.js";
import { isRedundantAsRequired, missingForRedundancy } from "./redundancy.js";
import { isSame } from "./sameView.js";
import { describeSightings } from "./sighting.js";

export interface Settled {
    readonly view: View;
    readonly decision: Exclude<Decision, { kind: "wait" }>;
}

export interface SettleOptions {
    /** On the run's own clock: until then, a refusal whose every reason may clear on its own is waited out. */
    readonly waitUntilMs?: number;
    /** A look that was just made: it is the first one here, unless the next one would be due already. */
    readonly since?: View;
    /** What changed so far in the periods that were to be quiet: a refusal after it says so. */
    readonly changes?: ChangesSeen;
}

/**
 * Looks and decides until the decision stands: at once where the wanted node is active and the other one at rest, with
 * the second look where nothing may be sent, and after `quietMs` of looks that all said the same where a switchover is
 * due. While the pair is changing by itself, none stands.
 *
 * A switchover takes up to five seconds after its request was answered, so a request that an earlier, killed run or
 * somebody else sent shows itself within the quiet period. A pair that does not settle within `settleMs` is a refusal.
 */
export async function settle(
    settings: DesiredPair,
    quietMs: number,
    io: Io,
    { waitUntilMs = 0, since, changes }: SettleOptions = {},
): Promise<Settled> {
    const progress = new Progress(io);
    const restUntilMs = io.clock.now() + settings.settleMs + quietMs;
    const seen = changes ?? new ChangesSeen();
    let steadySince: View | undefined;
    let refusals = 0;
    let given = since !== undefined && io.clock.now() - since.endedMs < lookEveryMs(settings) ? since : undefined;
    const read = async () => {
        const view = given ?? (await lookToDecide(settings, io, TOKEN_AGE_FOR_REQUEST_MS));
        given = undefined;
        seen.see(view);
        if (steadySince === undefined || !isSame(steadySince, view)) steadySince = view;
        const decision = decide(view, settings);
        const leftMs = waitUntilMs - io.clock.now();
        const isWaitedOut = decision.kind === "refuse" && mayClearWithin(decision.reasons, leftMs);
        tell(settings, { view, decision }, isWaitedOut ? leftMs : undefined, progress);
        if (decision.kind === "switchOver" && quietMs > 0) tellQuiet(settings, quietMs, steadySince, view, progress);
        // What is waited out is no refusal: a lost answer in the midst of a wait would be the second one.
        refusals = decision.kind === "refuse" && !isWaitedOut ? refusals + 1 : 0;
        // Every answer of the first look is older than its end, every answer of this one younger than its start.
        const isQuiet = quietMs === 0 || view.startedMs - steadySince.endedMs >= quietMs;
        // One lost answer, or a peer's role that is half a second old, is no reason yet.
        const stands = {
            alreadyActive: isAtRest(settings, view, decision) || io.clock.now() >= restUntilMs,
            switchOver: isQuiet,
            refuse: refusals >= 2,
            wait: false,
        }[decision.kind];
        const quietUntilMs = decision.kind === "switchOver" ? steadySince.endedMs + quietMs : -Infinity;
        const pauseMs = isWaitedOut ? 5 * lookEveryMs(settings) : pauseUntil(quietUntilMs, view, settings, io);
        return { view, decision, stands, pauseMs };
    };
    const result = await poll(read, ({ stands }) => stands, {
        ...pollingFor(settings, Math.max(settings.settleMs + quietMs, waitUntilMs - io.clock.now()), io),
        everyMs: ({ pauseMs }) => pauseMs,
    });
    const { view, decision } = result.kind === "done" ? result.value : result.last;
    const isDone = result.kind === "done" || decision.kind === "refuse" || decision.kind === "alreadyActive";
    if (!isDone || decision.kind === "wait") return notSettled(settings, view, seen);
    return { view, decision: decision.kind === "refuse" ? withChanges(decision, changes) : decision };
}

/** Whether what is in place is also what will be recorded: a standby that is on its way is waited for. */
function isAtRest(settings: DesiredPair, view: View, decision: Decision): boolean {
    if (decision.kind !== "alreadyActive") return false;
    return settings.requireRedundancy
        ? isRedundantAsRequired(view, settings.activeNode, settings.preconditions)
        : decision.isSettling !== true;
}

/** So often at the most, whoever waits for the quiet period to end says so. */
const QUIET_REPEAT_MS = 3_000;

function tellQuiet(settings: PairSettings, quietMs: number, since: View, view: View, progress: Progress): void {
    const quietForMs = Math.max(0, view.startedMs - since.endedMs);
    if (quietForMs >= quietMs) return;
    const quiet = `quiet for ${Math.floor(quietForMs / 1000)} of ${quietMs / 1000} s (${describeSightings(view.sightings)})`;
    const line = `${pairName(settings)}: ${quiet}; a switchover is requested after that.`;
    progress.tell("quiet", line, QUIET_REPEAT_MS);
}

function tell(
    settings: DesiredPair,
    { view, decision }: { readonly view: View; readonly decision: Decision },
    leftMs: number | undefined,
    progress: Progress,
): void {
    const pair = pairName(settings);
    if (decision.kind === "wait") {
        progress.tell(decision.observed, `${pair}: ${decision.observed}; waiting for it to end.`);
    } else if (decision.kind === "alreadyActive" && !isAtRest(settings, view, decision)) {
        const seen = describeSightings(view.sightings);
        const missing = missingForRedundancy(view, settings.activeNode, settings.preconditions);
        const isStandby = settings.requireRedundancy && !missing.some(({ isRole }) => isRole);
        const what = isStandby ? missing.map(({ awaited }) => awaited).join(", ") : "the other node to be standby";
        progress.tell(`${seen} ${what}`, `${pair}: ${settings.activeNode} is active (${seen}); waiting for ${what}.`);
    } else if (decision.kind === "refuse" && leftMs !== undefined) {
        const unmet = decision.checks.filter(({ met }) => !met);
        progress.tell(
            unmet.map(({ name }) => name).join(),
            `${pair}: waiting for up to ${Math.ceil(leftMs / 1000)} s. ${decision.reasons.map(({ observed }) => observed).join(" ")}`,
        );
    }
}

/** A refusal for a pair that keeps changing. */
function notSettled(settings: PairSettings, view: View, changes: ChangesSeen): Settled {
    const observed = `The pair did not settle within ${settings.settleMs / 1000} s (last seen ${describeSightings(view.sightings)}).`;
    const remedy = "Look at the pair's own log for what keeps it changing, or raise timeouts.settleSeconds.";
    return stillChanging(view, { observed, remedy }, changes);
}

/** The same for a reason of the caller's. */
export function stillChanging(view: View, { observed, remedy }: Reason, { sentence }: ChangesSeen): Settled {
    const all = sentence === undefined ? observed : `${observed} ${sentence}`;
    return {
        view,
        decision: { kind: "refuse", reasons: withLookErrors(view, { observed: all, remedy }), checks: [] },
    };
}

type Refusal = Extract<Decision, { kind: "refuse" }>;

/** What is refused after a change was steady before it: both belong into the error. */
function withChanges(refusal: Refusal, changes: ChangesSeen | undefined): Refusal {
    const [first, ...rest] = refusal.reasons;
    if (changes?.sentence === undefined || first === undefined) return refusal;
    return { ...refusal, reasons: [{ ...first, observed: `${first.observed} ${changes.sentence}` }, ...rest] };
}
