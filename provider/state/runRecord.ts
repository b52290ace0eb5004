import { isBag } from "../bag.js";
import { isIdentity } from "./lockOwner.js";
import { isAlive, type ProcessIdentity } from "./processIdentity.js";
import { emptyRecord, type RunRecord } from "./runBook.js";

/** What is on disk: the record, and which process each of its names is. */
export interface StoredRun {
    readonly processes: Record<string, ProcessIdentity>;
    readonly record: RunRecord;
}

/** A text that can't be understood, and a run of which no process lives, are an earlier run's: the ports of engines recur. */
export function parseRun(text: string | undefined): StoredRun {
    const stored = understood(text);
    if (stored === undefined) return { processes: {}, record: emptyRecord() };
    const gone = new Set(Object.keys(stored.processes).filter((name) => !mayLive(stored.processes[name])));
    if (gone.size === Object.keys(stored.processes).length) return { processes: {}, record: emptyRecord() };
    const processes = Object.fromEntries(Object.entries(stored.processes).filter(([name]) => !gone.has(name)));
    return { processes, record: without(gone, stored.record) };
}

/** Whether a process of it may still live. */
export function isUnderWay(text: string): boolean {
    return Object.values(understood(text)?.processes ?? {}).some(mayLive);
}

/** A switchover that was under way in a process that died may have been requested, with an outcome that nobody saw. */
function without(gone: ReadonlySet<string>, record: RunRecord): RunRecord {
    const isHere = ({ process }: { readonly process: string }) => !gone.has(process);
    const lost = record.running.filter((turn) => !isHere(turn));
    return {
        ...record,
        limits: Object.fromEntries(Object.entries(record.limits).filter(([process]) => isHere({ process }))),
        waiting: record.waiting.filter(isHere),
        running: record.running.filter(isHere),
        failed: [...record.failed, ...lost.map(({ pair, name }) => ({ pair, name }))],
        requested: record.requested + lost.length,
        claims: record.claims.filter(isHere),
        logins: Object.fromEntries(
            Object.entries(record.logins).map(([key, { underWay, ...known }]) => [
                key,
                { ...known, underWay: underWay.filter((process) => isHere({ process })) },
            ]),
        ),
    };
}

const mayLive = (identity: unknown) => isIdentity(identity) && isAlive(identity) !== "gone";

function understood(text: string | undefined): StoredRun | undefined {
    try {
        const stored: unknown = JSON.parse(text ?? "");
        return isStoredRun(stored) ? stored : undefined;
    } catch {
        return undefined;
    }
}

/** Only this package writes it, whole: its form is asked for no further than a damaged file needs. */
function isStoredRun(value: unknown): value is StoredRun {
    if (!isBag(value) || !isBag(value["processes"]) || !isBag(value["record"])) return false;
    const record = value["record"];
    return Object.entries(emptyRecord()).every(
        ([key, empty]) => typeof record[key] === typeof empty && Array.isArray(record[key]) === Array.isArray(empty),
    );
}
