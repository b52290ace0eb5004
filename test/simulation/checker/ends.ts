import { NODES } from "../pairModel.js";
import type { SentRequest } from "../sent.js";
import type { Report } from "../stack/stack.js";
import { DEVICE_LAG_MS, REFUSALS, SURE_MS } from "./facts.js";
import type { Checking } from "./rules.js";
import { word } from "./words.js";

type Recorded = Extract<Report, { outputs: unknown }>;

/** Holds what is reported of a request against what became of it. Two resources with one pair: whose it is, is not known. */
export function checkEnd(sent: SentRequest, report: Report, checking: Checking): void {
    const { task } = sent;
    sent.end = endBy(sent, report);
    if (task.isTwin) return;
    if (report.kind === "unchanged") checking.broken("Outcome", task, "sent a request and reported no change");
    if (report.kind === "failure" || (report.kind === "partialFailure" && sent.end === "rejected"))
        return mustBeRejected(sent, report.message, checking);
    if (sent.end === "switched") mustBeSure(sent, checking);
    if (sent.end === "noEffect") mustHaveHadNoEffect(sent, checking);
    if (sent.end === "unknown" && report.outputs["pending"] === undefined)
        checking.broken("Outcome", task, "has an unknown outcome without a pending request");
    mustHaveOneId(sent, report, checking);
}

function endBy({ status, task }: SentRequest, report: Report): Exclude<SentRequest["end"], undefined> {
    if (report.kind === "failure") return REFUSALS.has(status) ? "rejected" : "unknown";
    const { id, outcome, status: recorded } = lastActionIn(report.outputs);
    const isEarlier = id !== undefined && id === lastActionIn(task.before).id;
    // It records the look alone: the last action is that of an earlier run.
    if (report.kind === "partialFailure" && REFUSALS.has(status) && (isEarlier || recorded !== status))
        return "rejected";
    if (outcome === "switched" || outcome === "noEffect") return outcome;
    if (outcome === "rejected" || outcome === "refused") return "rejected";
    return report.kind === "partialFailure" ? "unknown" : "switched";
}

interface RecordedAction {
    readonly id?: string;
    readonly outcome?: string;
    readonly status?: number;
}

function lastActionIn(outputs: Readonly<Record<string, unknown>>): RecordedAction {
    return outputs["lastAction"] ?? {};
}

/** A failure after a request that is not recorded says that nothing was switched. */
function mustBeRejected(
    { task, site, status, sentMs, endedMs }: SentRequest,
    message: string,
    checking: Checking,
): void {
    if (!REFUSALS.has(status))
        return checking.broken("Outcome", task, `sent a request and reported a plain failure: ${message}`);
    const lagOverMs = (endedMs ?? sentMs) + DEVICE_LAG_MS;
    const isChanged = site.model.takeOversMs.some((ms) => ms > sentMs && ms <= lagOverMs);
    if (isChanged)
        checking.broken("Rejected", task, "said that nothing was switched, and the pair changed within the lag");
    if (checking.nowMs < lagOverMs)
        checking.broken("Rejected", task, "said that nothing was switched before the lag was over");
}

/** Success: seen twice, by looks that are not from before the lag was over. */
function mustBeSure(sent: SentRequest, checking: Checking): void {
    const { site, process, task, sentMs, endedMs = sentMs } = sent;
    if (checking.nowMs < endedMs + SURE_MS)
        checking.broken(
            "Lag",
            task,
            `said done ${Math.round(checking.nowMs - endedMs)} ms after the end of the exchange`,
        );
    const isOwnOpen = site.open.some(({ by, isDuplicated }) => by === sent && !isDuplicated);
    if (isOwnOpen && checking.nowMs - sentMs <= SURE_MS)
        checking.broken("Lag", task, "said done while its own request was still to act");
    for (const node of NODES) {
        const after = site
            .statusesFor(process, node)
            .filter((one) => one.sentMs > sentMs)
            .slice(-2);
        const isSeen = after.every((one) => (word(one, "role") === "active") === (node === task.desired));
        if (after.length < 2 || !isSeen)
            checking.broken("Seen success", task, `said done after less than two looks at ${node}`);
        if (after.some((one) => node !== task.desired && /becoming.?active/i.test(word(one, "role"))))
            checking.broken("Seen success", task, `said done while ${node} was becoming active`);
    }
}

function mustHaveHadNoEffect({ site, process, task, sentMs, status }: SentRequest, checking: Checking): void {
    if (status !== 202 && status !== 204)
        checking.broken(
            "No effect",
            task,
            `said that the request had no effect, which was answered ${status ?? "nothing"}`,
        );
    if (checking.nowMs - sentMs < task.timeouts.settleSeconds * 1000)
        checking.broken("No effect", task, "said that the request had no effect before settleSeconds were over");
    for (const node of NODES) {
        const answers = site.statusesFor(process, node);
        const before = answers.filter((one) => one.sentMs <= sentMs).at(-1);
        const isChanged = answers.some(
            (one) => one.sentMs > sentMs && (!before || word(one, "role") !== word(before, "role")),
        );
        if (isChanged)
            checking.broken("No effect", task, `said that the request had no effect, but ${node} changed its role`);
    }
}

/** The same request has the same id in the journal, in `pending` and in `lastAction`. */
function mustHaveOneId({ entry, task, process }: SentRequest, { outputs }: Recorded, checking: Checking): void {
    const { id: actionId } = lastActionIn(outputs);
    const { id: pendingId } = (outputs["pending"] ?? { id: actionId }) as { id?: string };
    const isOn = process.run.settings.journal !== "off" && !process.machine.isFull;
    if (isOn && (actionId !== entry?.id || pendingId !== actionId))
        checking.broken(
            "Write-ahead journal",
            task,
            `recorded the request as ${actionId ?? "nothing"} and ${pendingId ?? "nothing"}, and its entry is ${entry?.id ?? "nowhere"}`,
        );
}
