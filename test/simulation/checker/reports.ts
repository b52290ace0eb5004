import { PASSWORD } from "../devices.js";
import { NODES } from "../pairModel.js";
import { otherNode } from "../site.js";
import type { Report } from "../stack/stack.js";
import type { Task } from "../task.js";
import { checkEnd } from "./ends.js";
import { LOOK_MS, WATCH_MS } from "./facts.js";
import type { Checking } from "./rules.js";
import { isUnsynchronized, word } from "./words.js";

type Recorded = Extract<Report, { outputs: unknown }>;

/** Holds what a resource reports at the end of its run against what its process has seen. */
export function checkReport(task: Task, report: Report, checking: Checking): void {
    mustKeepSecrets(task, report, checking);
    mustEndInTime(task, checking);
    const own = task.site.requests.filter((request) => request.task === task).at(-1);
    if (own !== undefined) checkEnd(own, report, checking);
    if (report.kind === "success" || report.kind === "unchanged") mustBeDone(task, report, own !== undefined, checking);
    if (report.kind !== "failure") rolesMustBeSeen(task, report, checking);
    const { observeOnly, requireRedundancy } = task.rules;
    if (observeOnly && report.kind === "partialFailure") checking.broken("observeOnly", task, "half failed");
    if (observeOnly && report.kind === "failure" && !isBlind(task, report.message))
        checking.broken("observeOnly", task, `failed: ${report.message}`);
    if (requireRedundancy && !observeOnly && report.kind === "success") mustBeRedundant(task, checking);
}

/** Nothing could be looked at, or nothing may be tried: that alone may fail what only observes. */
function isBlind({ run, site, process }: Task, message: string): boolean {
    const isSeen = NODES.some((node) => site.lastStatus(process, node) !== undefined);
    return (
        !isSeen ||
        process.run.isCancelled ||
        run.settings.isPasswordWrong === true ||
        message.includes("can't be seen") ||
        // Nodes that were renamed, while ignoreChanges keeps the old name of the desired one.
        message.includes("is not a node of this pair")
    );
}

/** Done means: the wanted node said last that it is active, and the other did not. */
function mustBeDone(task: Task, { kind, outputs }: Recorded, hasAsked: boolean, checking: Checking): void {
    const { site, process, desired, rules } = task;
    const other = otherNode(desired);
    const mine = site.lastStatus(process, desired);
    const theirs = site.lastStatus(process, other);
    // A failover that is to stay: what is recorded must be true, and is held against the answers elsewhere.
    const isToStay = !task.revertive && !hasAsked && outputs["fulfilledActiveNode"] === site.nameOf(desired);
    // A pair that can't be looked at is judged on what is recorded, where nothing else changed.
    const isUnseen = kind === "unchanged" && mine === undefined;
    if (isToStay || isUnseen || rules.observeOnly || task.isHandsOff) return;
    if (!mine || word(mine, "role") !== "active")
        checking.broken("Seen success", task, `said done, but ${desired} did not say that it is active`);
    // Declared as in place with a warning: the wanted node active, the other one silent now.
    const isSilent = (outputs["roles"] as Record<string, string>)[site.nameOf(other)] === "unseen" && !hasAsked;
    if (theirs && word(theirs, "role") === "active" && !isSilent)
        checking.broken("Seen success", task, `said done, but ${other} said that it is active`);
}

function mustBeRedundant({ site, process, desired, ...task }: Task, checking: Checking): void {
    const other = otherNode(desired);
    const mine = site.lastStatus(process, desired);
    const theirs = site.lastStatus(process, other);
    const who = { site, process, desired, ...task };
    if (mine === undefined || word(mine, "role") !== "active") return;
    if (theirs === undefined || word(theirs, "role") !== "standby")
        return checking.broken("Redundancy", who, `said redundant, but ${other} did not say that it is standby`);
    if (task.rules.isUnsynchronizedFine !== true && isUnsynchronized(mine, theirs))
        checking.broken("Redundancy", who, "said redundant of an unsynchronized pair");
}

function rolesMustBeSeen(task: Task, report: Recorded, checking: Checking): void {
    const { site, process } = task;
    const roles = rolesIn(report.outputs);
    // Neither node gave an answer to the last look: what was recorded before stands.
    const isUnseen = report.kind === "partialFailure" && report.message.includes("Where calls are can't be seen");
    for (const node of NODES) {
        const said = site.statusesFor(process, node).map((one) => word(one, "role"));
        const recorded = roles[site.nameOf(node)] ?? "";
        const isAsBefore = recorded === rolesIn(task.before)[site.nameOf(node)];
        const isOld = (report.kind === "unchanged" && isChanging(task)) || (isUnseen && isAsBefore);
        if (["active", "standby"].includes(recorded) && said.length > 0 && !said.includes(recorded) && !isOld)
            checking.broken("Seen roles", task, `recorded ${node} as ${recorded}, which it never said`);
    }
}

function rolesIn(outputs: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
    return (outputs["roles"] ?? {}) as Record<string, string>;
}

/** No two looks in a row showed the same of both nodes: what stays recorded is what was seen before them. */
function isChanging({ site, process }: Task): boolean {
    const lastTwo = NODES.map((node) => site.statusesFor(process, node).slice(-2));
    const isSame = lastTwo.every(
        ([before, last]) => last !== undefined && word(before!, "role") === word(last, "role"),
    );
    // Both nodes are asked at once. An answer that was lost leaves the one of another look beside it.
    const isOfOneLook = [0, 1].every((look) => {
        const sent = lastTwo.map((statuses) => statuses[look]?.sentMs ?? NaN);
        return Math.max(...sent) - Math.min(...sent) < LOOK_MS;
    });
    return !isSame || !isOfOneLook;
}

function mustKeepSecrets(task: Task, report: Report, checking: Checking): void {
    const text = JSON.stringify([task.process.printed, report]);
    const secrets = [PASSWORD, encodeURIComponent(PASSWORD), Buffer.from(PASSWORD).toString("base64")];
    if (secrets.some((secret) => text.includes(secret))) checking.broken("Secrets", task, "gave away the password");
}

/** Waiting ends; without anything from outside, at once. By the machine's own clock: who sleeps waits for nothing. */
function mustEndInTime(task: Task, checking: Checking): void {
    const { timeouts, rules, site, process, isTwin } = task;
    const settleMs = timeouts.settleSeconds * 1000;
    const quietMs = timeouts.quietSeconds * 1000;
    // It waits for the turns of others, or for what they hold.
    if (isTwin || process.run.processes.length > 1 || task.resource.isOneOfMany || checking.expected.isShared) return;
    const isQuick =
        checking.expected.isCalm && site.requests.length === 0 && checking.world.scenario.weather.slow === 0;
    const watchMs = Math.max(settleMs, WATCH_MS);
    const workMs = isQuick ? settleMs + 2 * quietMs : 6 * (settleMs + quietMs) + watchMs + 120_000;
    const tookMs = process.machine.monotonicMs() - task.startedMonotonicMs;
    if (tookMs > rules.waitSeconds * 1000 + workMs + 10_000)
        checking.broken("Ends", task, `took ${Math.round(tookMs)} ms, and may wait for ${rules.waitSeconds} s`);
}
