import type { PairSettings } from "../../../provider/pair/settings.js";
import { DEFAULT_PRECONDITIONS, type PairRun } from "../../provider/pairRun.js";
import { errorXml } from "../../provider/statusXml.js";

export type Prepare = (run: PairRun) => Partial<PairSettings> | void;

/** A state of things that ends an `up` in a failure: when, and how it comes about. */
export type Case = readonly [when: string, prepare: Prepare];

export const PENDING = {
    id: "left",
    from: "sbc-a",
    to: "sbc-b",
    since: "2026-03-01T11:59:50.000Z",
    sinceByDevice: "2026-03-01T11:59:50.000Z",
    switchoverCounts: { "sbc-a": 3, "sbc-b": 3 },
};

const FROZEN = {
    text: "CHG-99 until Monday",
    howToEnd: "take it out (pulumi config rm oracle-sbc:freeze)",
};

export const FROZEN_UNTIL = {
    ...FROZEN,
    until: {
        written: "2026-03-02T08:00:00+01:00",
        ms: Date.parse("2026-03-02T08:00:00+01:00"),
        setting: "oracle-sbc:freezeUntil",
    },
};

export function answering(end: string, status: number, body = errorXml("said")): Prepare {
    return ({ pair }) => void (pair.intercept = ({ path }) => (path.endsWith(end) ? { status, body } : undefined));
}

/** Each failure of a pair, word for word in docs/messages.md: whoever changes one sees it there. */
export const FAILURES: readonly Case[] = [
    ["both nodes are active", ({ pair }) => void (pair.b.role = "active")],
    ["no node is active", ({ pair }) => void (pair.a.role = "out of service")],
    ["the desired node is out of service", ({ pair }) => void (pair.b.role = "OutOfService")],
    ["the desired node reports a role that is not known here", ({ pair }) => void (pair.b.role = "in maintenance")],
    [
        "a component reports a state whose meaning is not documented",
        ({ pair }) => void (pair.a.sync = pair.b.sync = { tMBCD: "enabled" }),
    ],
    ["the desired node is down", ({ pair }) => void (pair.b.isUp = false)],
    ["both nodes are down", ({ pair }) => void (pair.a.isUp = pair.b.isUp = false)],
    ["a device is standalone", ({ pair }) => void (pair.a.role = "standalone")],
    ["both devices are standalone", ({ pair }) => void (pair.a.role = pair.b.role = "standalone")],
    ["another device answers", ({ pair }) => void (pair.b.saying = { hostName: "lab-7" })],
    ["the nodes disagree", ({ pair }) => void (pair.a.saying = { peerRole: "out of service" })],
    [
        "the standby is sick and not synchronized",
        ({ pair }) => void Object.assign(pair.b, { health: 60, sync: { tSIPD: "false" } }),
    ],
    [
        "a node reports neither its name nor its peer's",
        ({ pair }) => void (pair.b.saying = { hostName: undefined, peerName: undefined }),
    ],
    [
        "health is required and not reported",
        ({ pair }) => {
            pair.b.health = undefined;
            const minimumHealthPercent = { value: 90, isDeclared: true };
            return { preconditions: { ...DEFAULT_PRECONDITIONS, minimumHealthPercent } };
        },
    ],
    [
        "the cool-down is not over",
        ({ pair }) => {
            pair.failOver();
            const cooldownSeconds = { value: 86_400, isDeclared: true };
            return { activeNode: "sbc-a", preconditions: { ...DEFAULT_PRECONDITIONS, cooldownSeconds } };
        },
    ],
    ["a freeze is in force", () => ({ freezes: [FROZEN] })],
    ["the pair does not settle", ({ pair }) => void (pair.b.role = "becoming standby")],
    [
        "somebody holds the configuration lock",
        (run) => {
            answering("/configuration/lock", 423)(run);
            return { exclusive: true };
        },
    ],
    ["there is no connection for the request", ({ pair }) => void (pair.answer = "noConnection")],
    ...[400, 401, 403, 404, 423].map((status): Case => [
        `the device answers ${status} to the request`,
        answering("/switchover", status),
    ]),
    ["the request has no effect", ({ pair }) => void (pair.actsAfterMs = undefined)],
    ["the request has no effect, and its answer has words of its own", answering("/switchover", 202)],
    [
        "the request has no answer and no effect",
        ({ pair }) => void Object.assign(pair, { actsAfterMs: undefined, answer: "lost" }),
    ],
    [
        "the nodes fall silent after the request",
        ({ pair }) => {
            pair.answer = "silent";
            pair.onAsked = () => (pair.a.isUp = pair.b.isUp = false);
        },
    ],
    [
        "the run is cancelled while it watches",
        (run) => void (run.pair.onAsked = () => run.clock.after(3_000, () => run.cancel.abort())),
    ],
    [
        "an earlier run's request is open, and the nodes are silent",
        ({ pair }) => {
            pair.a.isUp = pair.b.isUp = false;
            return { pending: PENDING };
        },
    ],
    [
        "calls move and come back",
        ({ pair, clock }) => {
            pair.synchronizingMs = 100;
            pair.onAsked = () =>
                clock.after(3_500, () => pair.toggle("active peer sbc-b has unacceptable health (70)"));
        },
    ],
    [
        "the desired node is active, and the other one is not synchronized, which is required",
        ({ pair }) => {
            pair.b.sync = { tSIPD: "false" };
            return { activeNode: "sbc-a", requireRedundancy: true };
        },
    ],
    [
        "the other node does not become standby after the switchover, which is required",
        ({ pair }) => {
            pair.synchronizingMs = 600_000;
            return { requireRedundancy: true };
        },
    ],
];
