import { NODES } from "../pairModel.js";
import type { SentRequest } from "../sent.js";
import { VirtualTime } from "../virtualTime.js";
import { HAND_MS, LOOK_MS, WAY_MS } from "./facts.js";
import type { Checking, RequestRule } from "./rules.js";
import { word } from "./words.js";

/** What the program declares as preconditions, by the devices' own clocks in the moment of sending. */
export const policy: RequestRule = (sent, checking) => {
    mustNotBeFrozen(sent, checking);
    mustBeInWindow(sent, checking);
    mustHaveCooledDown(sent, checking);
    mustHaveFewSessions(sent, checking);
    mustBeAlone(sent, checking);
};

/** What must not send at all. */
export const handsOff: RequestRule = ({ site, task }, checking) => {
    if (task.rules.observeOnly) checking.broken("observeOnly", task, "requested a switchover");
    // Of two resources with one pair and one desired node, the request may be the other's.
    const others = checking.world.tasks.filter(
        (other) =>
            other !== task && other.process === task.process && other.site === site && other.desired === task.desired,
    );
    if (task.isHandsOff && others.every(({ isHandsOff }) => isHandsOff))
        checking.broken("ignoreChanges", task, "requested although changes of activeNode are ignored");
    const { fulfilledActiveNode, pending } = task.before;
    const isUncertain = others.length > 0;
    // What the journal has of a run that saw no end of its request: what that brought is no failover of the device's own.
    const isOwnDoing = site.requests.some(
        ({ entry, process, end = "unknown" }) =>
            process.run !== task.process.run &&
            process.machine === task.process.machine &&
            entry !== undefined &&
            end === "unknown",
    );
    // What stands there of another pair's request makes no failover of this pair one of its own.
    const { id } = (pending ?? {}) as { id?: string };
    const isAnotherPairs = checking.world.sites.some(
        (other) => other !== site && other.requests.some(({ entry }) => id !== undefined && entry?.id === id),
    );
    const isOwnOpen = pending !== undefined && !isAnotherPairs;
    const isFulfilled = fulfilledActiveNode === site.nameOf(task.desired);
    if (!task.revertive && isFulfilled && !isOwnOpen && !isUncertain && !isOwnDoing)
        checking.broken("revertive: false", task, "requested although its desired node was made active before");
};

/**
 * The node's time now, in ms since the epoch of virtual time; this machine's if it tells none; `undefined`: unreadable. Two if
 * the machine's clock has just been set: what comes between a decision and the first byte is seen by no run.
 */
function clocksOf({ site, process }: SentRequest, node: string, { nowMs }: Checking): readonly number[] | undefined {
    const { aheadMs, dates } = site.model.clockOf(node);
    if (dates === "unreadable") return undefined;
    const aheadsMs = dates === "absent" ? process.machine.aheadsWithin(HAND_MS) : [aheadMs];
    return aheadsMs.map((ahead) => nowMs + ahead);
}

/** Over when it leaves, by the clock of the node that is asked and by the machine's. */
function mustNotBeFrozen(sent: SentRequest, checking: Checking): void {
    const { freeze } = sent.process.run.settings;
    if (freeze === undefined) return;
    const { untilMs = Infinity } = freeze;
    const device = Math.max(...(clocksOf(sent, sent.from, checking) ?? []));
    const machine = checking.nowMs + Math.max(...sent.process.machine.aheadsWithin(HAND_MS));
    if (device < untilMs || machine < untilMs)
        checking.broken("Freeze", sent.task, `requested at ${device} ms by ${sent.from}, frozen until ${untilMs} ms`);
}

/** Open when it leaves, and still when it arrives, by the clock of the node that is asked. */
function mustBeInWindow(sent: SentRequest, checking: Checking): void {
    const { windows } = sent.task.rules;
    if (windows === undefined) return;
    const clocks = clocksOf(sent, sent.from, checking);
    if (clocks === undefined)
        return checking.broken(
            "Dates",
            sent.task,
            `requested within a window, though ${sent.from} tells no readable time`,
        );
    const isOpen = (now: number) => windows.some(({ startMs, endMs }) => startMs <= now && now + WAY_MS < endMs);
    if (!clocks.some(isOpen))
        checking.broken(
            "Window",
            sent.task,
            `requested outside every change window (at ${clocks.map(Math.round).join(" or ")} ms by ${sent.from})`,
        );
}

/** By the entries that the last answers had, which are of whole seconds. */
function mustHaveCooledDown(sent: SentRequest, checking: Checking): void {
    const { site, process, task } = sent;
    const { cooldownSeconds } = task.rules;
    if (cooldownSeconds === undefined) return;
    for (const node of NODES) {
        const times = [...(site.lastStatus(process, node)?.body ?? "").matchAll(/<time>([^<]*)</g)];
        const clocks = clocksOf(sent, node, checking);
        if (clocks === undefined && times.length > 0)
            checking.broken("Dates", task, `requested after a cool-down, though ${node} tells no readable time`);
        if (clocks === undefined) continue;
        for (const [, time = ""] of times) {
            const at = Date.parse(time.replace(/(\d\d)$/, ":$1")) - VirtualTime.epochMs;
            const agesMs = clocks.map((now) => now - at);
            if (!agesMs.some((ageMs) => ageMs >= cooldownSeconds * 1000))
                checking.broken(
                    "Cool-down",
                    task,
                    `requested ${agesMs.join(" or ")} ms after the entry of ${time} in the log of ${node}`,
                );
        }
    }
}

/** By a count that belongs to the last look. */
function mustHaveFewSessions({ site, process, task, from }: SentRequest, checking: Checking): void {
    const { maximumSessions } = task.rules;
    if (maximumSessions === undefined) return;
    // An earlier one, which is recorded as evidence, may be answered after it.
    const counts = site.counts.filter((one) => one.process === process && one.node === from);
    const count = [...counts].sort((one, other) => one.sentMs - other.sentMs).at(-1);
    if (count === undefined) return checking.broken("Sessions", task, "requested without having counted sessions");
    const sessions = Number(word(count, "sysGlobalConSessions") || NaN);
    if (!(sessions <= maximumSessions)) checking.broken("Sessions", task, `requested with ${sessions} sessions up`);
    const [last, before] = [...site.statusesFor(process, from)].reverse();
    const lookedMs = last?.sentMs ?? NaN;
    // A status that broke off is asked for again, beside the count of the same look.
    const isOfEarlierLook = before === undefined || count.sentMs < before.atMs;
    if (count.sentMs < lookedMs - HAND_MS && isOfEarlierLook && !task.isTwin)
        checking.broken("Sessions", task, "requested on a count that is older than the last look");
}

/** Where nothing takes the lock away: of the runs that take it, one is between its look and its outcome. */
function mustBeAlone(sent: SentRequest, checking: Checking): void {
    const { site, task } = sent;
    if (!task.rules.exclusive || !checking.expected.isLockKept) return;
    const quietSinceMs = checking.nowMs - task.timeouts.quietSeconds * 1000;
    for (const other of site.requests) {
        if (!other.task.rules.exclusive || other.task === task || other.process.isKilled) continue;
        const lookedMs = Math.max(
            ...site.statuses.filter(({ process }) => process === other.process).map(({ atMs }) => atMs),
        );
        if (other.task.endedMs === undefined)
            checking.broken("Exclusive", task, `requested before ${other.process.name} had seen its outcome`);
        else if (lookedMs > quietSinceMs + LOOK_MS)
            checking.broken(
                "Exclusive",
                task,
                `requested on looks from before ${other.process.name} had seen its outcome`,
            );
    }
}
