import type { HaNode } from "../pair/haNode.js";
import type { ConfigurationLock } from "../pair/configurationLock.js";
import type { Machinery } from "../machinery.js";
import { healthThresholdPercent } from "../pair/pair.js";
import { timedOut, unhealthy } from "../pair/power.js";
import { stateOf } from "../pair/roleWords.js";
import type { Simulator } from "../simulator.js";

type OperationName =
    | "failOver"
    | "setHealth"
    | "setSync"
    | "setRole"
    | "setSessions"
    | "lockBySomebodyElse"
    | "crash"
    | "restore"
    | "reboot"
    | "settled";

/** What may be done to a running pair from outside. */
export function operations({
    pair,
    power,
    schedule,
    counts,
    devices,
    settled,
}: Machinery): Pick<Simulator, OperationName> {
    const nodeOf = (name: string): HaNode => {
        const node = pair.nodes.find((candidate) => candidate.name === name);
        if (node !== undefined) return node;
        throw new Error(`A node is ${pair.nodes.map((candidate) => candidate.name).join(" or ")}, not ${name}.`);
    };

    const lockOf = (name: string): ConfigurationLock => {
        const ha = nodeOf(name);
        return (devices[0].ha === ha ? devices[0] : devices[1]).lock;
    };

    const failOver = (reason: string): void => {
        const active = pair.active;
        const taker = active && pair.peerOf(active);
        if (active === undefined || taker === undefined) throw new Error("No node is active, so none can fail over.");
        if (taker.state !== "Standby") throw new Error(`${taker.name} is ${taker.state}, so it can't take over.`);
        if (reason === "health") active.healthPercent = 70;
        const words = new Map([
            ["silent", timedOut(active.name)],
            ["health", unhealthy(active.name, 70)],
        ]);
        pair.takeOver(taker, { taker: words.get(reason) ?? `active peer ${active.name} ${reason}` });
    };

    /** Documented: an active node below the threshold gives way; one that can't take over itself does not take over. */
    const yieldIfSick = (node: HaNode): void => {
        const peer = pair.peerOf(node);
        const isSick = node.state === "Active" && node.healthPercent < healthThresholdPercent;
        const canTakeOver =
            peer.state === "Standby" && peer.isSynchronized && peer.healthPercent >= healthThresholdPercent;
        if (isSick && canTakeOver) pair.takeOver(peer, { taker: unhealthy(node.name, node.healthPercent) });
    };

    return {
        failOver: (reason = "silent") => failOver(reason),
        setHealth: (name, percent, { failOver: mayFailOver = true } = {}) => {
            if (!Number.isInteger(percent) || percent < 0 || percent > 100) {
                throw new Error(`Health is a whole number from 0 to 100, not ${percent}.`);
            }
            const node = nodeOf(name);
            node.healthPercent = percent;
            if (mayFailOver) yieldIfSick(node);
        },
        setSync: (component, state, name) => {
            for (const node of name === undefined ? pair.nodes : [nodeOf(name)]) {
                if (!node.sync.has(component)) {
                    throw new Error(`A component is one of ${[...node.sync.keys()].join(", ")}, not ${component}.`);
                }
                node.holdComponent(component, state);
            }
        },
        setRole: (name, role) => {
            const node = nodeOf(name);
            const state = stateOf(role);
            if (state === undefined) return pair.force(node, role);
            schedule.cancel(node.name);
            pair.enter(node, state);
        },
        setSessions: (count) => {
            if (!Number.isInteger(count) || count < 0) throw new Error(`Sessions are a whole number, not ${count}.`);
            counts.sessions = count;
        },
        lockBySomebodyElse: (name, isLocked = true) =>
            isLocked ? lockOf(name).giveToSomebodyElse() : lockOf(name).forget(),
        crash: (name) => power.crash(nodeOf(name)),
        restore: (name) => power.boot(nodeOf(name)),
        reboot: (name) => power.reboot(nodeOf(name)),
        settled,
    };
}
