import { randomUUID } from "node:crypto";
import { isBag } from "../bag.js";
import type { Clock } from "../clock.js";
import { ownIdentity, type ProcessIdentity } from "./processIdentity.js";

/** One holding of a lock, as its file says. */
export interface LockOwner {
    /** Random: no two holdings share one. */
    readonly id: string;
    readonly number: number;
    /** Absent if the file can't be understood: then it counts as held. */
    readonly process?: ProcessIdentity;
    /** ISO 8601 UTC. */
    readonly since: string;
}

export function newOwner(number: number, clock: Clock): LockOwner {
    return { id: randomUUID(), number, process: ownIdentity(), since: clock.date().toISOString() };
}

export function parseOwner(text: string, number: number): LockOwner {
    const value = parsed(text);
    const { id, since, process } = isBag(value) ? value : {};
    if (typeof id !== "string" || typeof since !== "string" || !isIdentity(process)) {
        return { id: `unreadable: ${text}`, number, since: "an unknown time" };
    }
    return { id, number, process, since };
}

export function isIdentity(value: unknown): value is ProcessIdentity {
    if (!isBag(value)) return false;
    const { host, machine, boot, pidNamespace, pid, started } = value;
    const texts = [host, machine, boot, pidNamespace, started];
    return texts.every((text) => typeof text === "string") && Number.isInteger(pid) && Number(pid) > 0;
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
