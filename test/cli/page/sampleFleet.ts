import type { FleetPage, PageAction, PageLogEntry, PagePair } from "../../../cli/page/model.js";

const WRITTEN_AT = "2026-11-26T03:04:00Z";

/** A fleet in which each thing that a page can tell of is so somewhere. */
export function sampleFleet(): FleetPage {
    return {
        stack: "production",
        writtenAt: WRITTEN_AT,
        recordedAt: "2026-11-26T02:47:31Z",
        isLive: false,
        freeze: { text: "CHG-99 until Monday", until: "2026-11-30T08:00:00+01:00" },
        pairs: [...chicago(), ...madrid(), ...osaka(), ...toronto()],
        problems: [],
    };
}

/** A pair as desired, with the first node active, and whatever is different about it. */
export function pairOf(name: string, more: Partial<PagePair> = {}): PagePair {
    const [site = "x", number = "1"] = name.split("-");
    const a = `sbc-${site.slice(0, 3)}${number}-a`;
    const b = `sbc-${site.slice(0, 3)}${number}-b`;
    const nodes = [
        { name: a, address: `10.20.${number}.11`, role: "active", switchovers: 4 },
        { name: b, address: `10.20.${number}.12`, role: "standby", switchovers: 4 },
    ];
    return {
        name,
        ...{ site, wave: 2, nodes, desiredNode: a, activeNode: a, redundant: true },
        ...{
            isRevertive: true,
            isObserveOnly: false,
            isRedundancyRequired: false,
            history: [],
            log: [],
            declared: DECLARED,
            unreadable: [],
        },
        ...more,
    };
}

export function actionOf(at: string, from: string, to: string, more: Partial<PageAction> = {}): PageAction {
    const sessions = { sessionsBefore: 812, sessionsAfter: 809 };
    const known = {
        outcome: "switched",
        by: "request",
        tookSeconds: 3.4,
        actor: "release-pipeline",
        commit: "4f1c9e27ab30",
    };
    return { at, from, to, ...known, ...sessions, reason: "CHG-1234: patch window", checks: CHECKS, ...more };
}

export function logOf(at: string, node: string, newState: string, info: string): PageLogEntry {
    const oldState = newState === "BecomingActive" ? "Standby" : "Active";
    return { at, node, oldState, newState, info: `${oldState} to ${newState}${info}` };
}

const DECLARED = [
    { name: "preconditions.minimumHealthPercent", value: "80" },
    { name: "preconditions.maximumSessions", value: "1000" },
    { name: "credentials", value: "[secret]" },
];

const CHECKS = [
    { name: "health", observed: "sbc-chi1-b 100 %", required: "at least 75 %", met: true },
    { name: "synchronization", observed: "sbc-chi1-b synchronized", required: "synchronized", met: true },
    { name: "peer's view", observed: "both nodes report the same roles", required: "no contradiction", met: true },
    { name: "sessions", observed: "812", required: "at most 1,000", met: true },
    { name: "cool-down", observed: "last switchover 9 days ago", required: "at least 600 s ago", met: true },
    { name: "change window", observed: "Tue 02:10, Europe/Madrid", required: "Tue 01:00 to 04:00", met: true },
];

function chicago(): PagePair[] {
    const history = [
        actionOf("2026-11-25T02:10:12Z", "sbc-chi1-b", "sbc-chi1-a"),
        actionOf("2026-11-18T02:05:44Z", "sbc-chi1-a", "sbc-chi1-b", { reason: "CHG-1201: new release" }),
    ];
    const log = [logOf("2026-11-25T02:10:15Z", "sbc-chi1-b", "RelinquishingActive", ", forced by command")];
    const failover = [
        logOf(
            "2026-11-26T02:46:58Z",
            "sbc-chi2-b",
            "BecomingActive",
            ", active peer sbc-chi2-a has unacceptable health (40)",
        ),
        logOf("2026-11-26T02:46:57Z", "sbc-chi2-a", "RelinquishingActive", ""),
    ];
    return [
        pairOf("chicago-1", { wave: 1, history, log }),
        moved("chicago-2", { redundant: false, log: failover }, "outOfService"),
        pairOf("chicago-3"),
        pairOf("chicago-4", { history: [actionOf("2026-11-25T02:31:40Z", "sbc-chi4-b", "sbc-chi4-a")] }),
    ];
}

function madrid(): PagePair[] {
    const unknown = actionOf("2026-11-26T02:47:02Z", "sbc-mad2-b", "sbc-mad2-a", { outcome: "unknown", by: "unknown" });
    const pending = { since: unknown.at, from: "sbc-mad2-b", to: "sbc-mad2-a" };
    const [a, b] = pairOf("madrid-3").nodes;
    const alone = [a, b].flatMap((node, index) =>
        node === undefined ? [] : [{ ...node, ...(index === 1 ? { role: "unseen" } : {}) }],
    );
    return [
        pairOf("madrid-1", { wave: 1, history: [actionOf("2026-11-24T01:12:09Z", "sbc-mad1-b", "sbc-mad1-a")] }),
        moved("madrid-2", { pending, history: [unknown] }),
        pairOf("madrid-3", { nodes: alone, redundant: false }),
        pairOf("madrid-4"),
    ];
}

function osaka(): PagePair[] {
    const log = [
        logOf("2026-11-21T18:22:40Z", "sbc-osa2-b", "BecomingActive", ", active peer sbc-osa2-a has timed out"),
    ];
    const stays = { isRevertive: false, fulfilledActiveNode: "sbc-osa2-a", log };
    return [pairOf("osaka-1"), moved("osaka-2", stays), pairOf("osaka-3", { redundant: false }), pairOf("osaka-4")];
}

function toronto(): PagePair[] {
    const undone = actionOf("2026-11-20T04:00:31Z", "sbc-tor2-a", "sbc-tor2-b", { outcome: "undone", by: "request" });
    return [
        pairOf("toronto-1", { wave: 3 }),
        pairOf("toronto-2", { wave: 3, history: [undone] }),
        pairOf("toronto-3", { wave: 3 }),
    ];
}

/** Calls are on its second node, and the first is desired. */
function moved(name: string, more: Partial<PagePair>, role = "standby"): PagePair {
    const pair = pairOf(name);
    const [a, b] = pair.nodes;
    if (a === undefined || b === undefined) throw new Error("A pair has two nodes.");
    const nodes = [
        { ...a, role },
        { ...b, role: "active" },
    ];
    return { ...pair, nodes, activeNode: b.name, ...more };
}
