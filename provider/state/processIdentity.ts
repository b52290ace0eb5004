import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Which process, of all that ever ran on any machine that shares this user's home. What a system can't tell is empty. */
export interface ProcessIdentity {
    readonly host: string;
    /** A hash: machines may share a host name, and containers a machine. */
    readonly machine: string;
    readonly boot: string;
    /** Process ids mean nothing outside their namespace: two containers may share a kernel, a host name and a home. */
    readonly pidNamespace: string;
    readonly pid: number;
    /** In clock ticks since the boot: a process id is used again, with a later start. */
    readonly started: string;
}

type Machine = Omit<ProcessIdentity, "pid" | "started">;

let own: ProcessIdentity | undefined;

/** Read once: none of it changes while this process lives. */
export function ownIdentity(): ProcessIdentity {
    return (own ??= { ...readMachine(), pid: process.pid, started: startOf(process.pid)?.started ?? "" });
}

export function ownMachine(): Machine {
    return ownIdentity();
}

function readMachine(): Machine {
    const machineId = textOf("/etc/machine-id");
    return {
        host: hostname(),
        // It identifies a machine to whoever reads it, so only a hash of it is written (man 5 machine-id).
        machine:
            machineId === "" ? "" : createHash("sha256").update(`oracle-sbc ${machineId}`).digest("hex").slice(0, 16),
        boot: textOf("/proc/sys/kernel/random/boot_id"),
        pidNamespace: linkOf("/proc/self/ns/pid"),
    };
}

/** `unknown` must be treated as alive: it is a process that can't be looked at from here. */
export function isAlive(identity: ProcessIdentity, here = ownMachine()): "alive" | "gone" | "unknown" {
    if (identity.host !== here.host || identity.machine !== here.machine) return "unknown";
    if (identity.boot !== here.boot) return identity.boot === "" || here.boot === "" ? "unknown" : "gone";
    if (identity.pidNamespace !== here.pidNamespace) return "unknown";
    return here.boot === "" ? answersSignals(identity.pid) : isRunning(identity);
}

function isRunning({ pid, started }: ProcessIdentity): "alive" | "gone" | "unknown" {
    const found = startOf(pid);
    if (found === undefined) return answersSignals(pid);
    // A killed process whose parent has not yet collected it does nothing any more.
    if (/^[ZX]$/.test(found.state)) return "gone";
    return started === "" || found.started === started ? "alive" : "gone";
}

/** Without /proc a process id that is in use may be another process's by now: counts as alive. */
function answersSignals(pid: number): "alive" | "gone" | "unknown" {
    try {
        process.kill(pid, 0);
        return "alive";
    } catch (error) {
        return (error as NodeJS.ErrnoException).code === "ESRCH" ? "gone" : "alive";
    }
}

/** From `/proc/PID/stat` (man 5 proc): the name, in parentheses, may hold anything, so fields are counted from its end. */
function startOf(pid: number): { readonly state: string; readonly started: string } | undefined {
    const text = textOf(`/proc/${pid}/stat`);
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const state = fields[0];
    const started = fields[19];
    return text === "" || state === undefined || started === undefined ? undefined : { state, started };
}

function textOf(path: string): string {
    try {
        return readFileSync(path, "utf8").trim();
    } catch {
        return "";
    }
}

function linkOf(path: string): string {
    try {
        return readlinkSync(path);
    } catch {
        return "";
    }
}
