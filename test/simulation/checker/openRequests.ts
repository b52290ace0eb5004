import type { SentRequest } from "../sent.js";
import { DEVICE_LAG_MS, REFUSALS, WATCH_MS } from "./facts.js";
import type { Checking, RequestRule } from "./rules.js";

/** A clock that tells whole seconds, and the way there. */
const TOLERANCE_MS = 2000;

/** Nothing is requested of a pair while an earlier request of it may still act, or its outcome was not seen. */
export const atMostOneOpen: RequestRule = (sent, checking) => {
    for (const earlier of sent.site.requests) {
        if (earlier.process.run === sent.process.run) continue;
        mustHaveEnded(earlier, sent, checking);
        mustNotBeInFlight(earlier, sent, checking);
    }
    mustHaveActed(sent, checking);
};

/** What a run can know of an earlier request, it waits for. */
function mustHaveEnded(earlier: SentRequest, sent: SentRequest, checking: Checking): void {
    const source = knownFrom(earlier, sent, checking);
    if (source === undefined || isResolved(earlier, checking)) return;
    const settleMs = Math.max(earlier.task.timeouts.settleSeconds, sent.task.timeouts.settleSeconds) * 1000;
    const limitMs = Math.max(settleMs, WATCH_MS) - TOLERANCE_MS;
    const ageMs = checking.nowMs - (earlier.entry?.writtenMs ?? earlier.sentMs);
    if (ageMs >= limitMs || mayMisjudgeAge(earlier, sent, checking)) return;
    checking.broken(
        "Open request",
        sent.task,
        `requested ${Math.round(ageMs)} ms after ${earlier.process.name} did, whose request ${source} shows as open`,
    );
}

function knownFrom(earlier: SentRequest, { process, task }: SentRequest, { expected }: Checking): string | undefined {
    const isSameDisk = earlier.process.machine === process.machine && expected.isJournalKept;
    const isOn = earlier.process.run.settings.journal !== "off" && process.run.settings.journal !== "off";
    if (isSameDisk && isOn && earlier.entry !== undefined) return "the journal";
    const isInState = earlier.task.resource === task.resource && earlier.end === "unknown";
    return isInState && task.before["pending"] !== undefined ? "the state" : undefined;
}

function isResolved({ end, site, sentMs, status, entry, process, task }: SentRequest, { nowMs }: Checking): boolean {
    if (end !== undefined && end !== "unknown") return true;
    // Its run saw the end of a refusal and wrote so, and was killed before its report.
    const isSettled = entry !== undefined && !process.machine.disk.has(entry.id);
    if (isSettled && REFUSALS.has(status ?? 0) && nowMs - sentMs >= DEVICE_LAG_MS) return true;
    // The same of an accepted one that had no effect until its watch was over, by a run whose engine was gone.
    const isAccepted = status === 202 || status === 204;
    if (isSettled && isAccepted && nowMs - sentMs >= task.timeouts.settleSeconds * 1000) return true;
    // The pair has changed since, which its logs and roles show; but the request itself may still be to act.
    return nowMs - sentMs >= DEVICE_LAG_MS && site.model.takeOversMs.some((ms) => ms > sentMs);
}

/** By clocks that were set in between, where no node's own tells the time. */
function mayMisjudgeAge(earlier: SentRequest, { process, site }: SentRequest, { expected, world }: Checking): boolean {
    const isAhead = process.machine.aheadMs - earlier.aheadMs > 1000;
    const { dates } = site.model.clockOf(earlier.from);
    const isTold = dates !== "absent" && dates !== "unreadable" && world.scenario.weather.looks === 0;
    return isAhead && !(isTold && !expected.isShared);
}

/** One machine keeps to one run per pair. */
function mustNotBeInFlight(earlier: SentRequest, sent: SentRequest, checking: Checking): void {
    const isSameMachine = earlier.process.machine === sent.process.machine;
    const isUnderWay = !earlier.process.isKilled && earlier.task.endedMs === undefined && earlier.end === undefined;
    if (isSameMachine && isUnderWay && earlier.process.run.orphanedMs === undefined)
        checking.broken(
            "One run per pair",
            sent.task,
            `requested while the request of ${earlier.process.name} was in flight`,
        );
}

/** Without any record, the quiet period still shows a request that acts within the device's lag. */
function mustHaveActed({ site, task }: SentRequest, checking: Checking): void {
    const { quietSeconds } = task.timeouts;
    if (checking.expected.isShared || quietSeconds * 1000 <= DEVICE_LAG_MS) return;
    const young = site.open.find(
        ({ by }) => by !== "operator" && by.task !== task && checking.nowMs - by.sentMs <= quietSeconds * 1000,
    );
    if (young !== undefined && young.by !== "operator")
        checking.broken("Quiet", task, `requested while that of ${young.by.process.name} was still to act`);
}
