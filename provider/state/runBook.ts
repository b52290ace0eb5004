import { randomBytes } from "node:crypto";
import type { ClaimOutcome, Declaration } from "./claimFiles.js";
import { Wakings } from "./wakings.js";

/**
 * What the provider processes of one run (one Pulumi operation) share: each explicit `Provider` of a plugin is a process of
 * its own, and the dynamic provider is one more.
 */
export interface RunBook {
    /** This process, as the record names it. */
    readonly self: string;
    /** Lets `change` read and alter the record while no other process of the run does. */
    update<T>(change: (record: RunRecord) => T): Promise<T>;
    /** Resolves when the record may have changed, at the latest after a moment. Rejects with the signal's reason. */
    changed(signal: AbortSignal): Promise<void>;
    /** Why this process keeps a record of its own, as a sentence for one warning: limits then hold for it alone. */
    problem(): string | undefined;
    /** A claim that does not need the record; undefined where it does, as everywhere if this is absent. */
    claim?(declaration: Declaration): Promise<ClaimOutcome | undefined>;
    /** For the next run, in a process that serves one after another: whose engine attaches to it. */
    anew?(): RunBook;
}

/** Plain data, as it is on disk. Processes that have died are gone from it before `change` sees it. */
export interface RunRecord {
    /** What each process that is alive declared, by its name: what is strictest holds. */
    limits: Record<string, RunLimits>;
    /** Switchovers that wait for others of the run, in the order in which they came. */
    waiting: Turn[];
    running: Turn[];
    /** Pairs whose switchover failed, has an unknown outcome, or was under way in a process that died. */
    failed: FailedPair[];
    /** Switchovers that were requested. */
    requested: number;
    /** Pairs that have switchovers in this run, and which resource declares them. */
    claims: Claim[];
    /** Random: it makes `logins` of two runs incomparable. */
    salt: string;
    /** What became of the logins with a credential, by a key that tells nothing of it; `underWay` has their processes. */
    logins: Record<string, { accepted: boolean; refused: number; underWay: string[] }>;
    /** Ids of resources whose pair was looked at, and which node of it is active could not be seen. */
    unseen: string[];
}

/** How many switchovers one run may request, and when it stops. */
export interface RunLimits {
    /** At the same time. */
    readonly parallelSwitchovers: number;
    /** So many that failed, or have an unknown outcome, end it; 0 never does. */
    readonly stopAfterFailures: number;
    /** Absent: no limit. */
    readonly maximumSwitchovers?: number;
}

export interface Turn {
    readonly id: string;
    readonly process: string;
    /** By identity, never by the printed name. */
    readonly pair: string;
    /** For messages. */
    readonly name: string;
}

interface FailedPair {
    readonly pair: string;
    readonly name: string;
}

export interface Claim {
    readonly process: string;
    /** Which declaration: its URN, or what stands for it. */
    readonly resource: string;
    readonly name: string;
    /** `host:port` of both, in every known spelling. */
    readonly endpoints: readonly string[];
}

export function emptyRecord(): RunRecord {
    const salt = randomBytes(16).toString("hex");
    return { limits: {}, waiting: [], running: [], failed: [], requested: 0, claims: [], salt, logins: {}, unseen: [] };
}

/** For one process alone, or for several in one test, which then share a record. */
export class MemoryRunBook implements RunBook {
    private readonly record: RunRecord;

    constructor(
        readonly self = "this process",
        private readonly shared?: RunRecord,
    ) {
        this.record = shared ?? emptyRecord();
    }

    update<T>(change: (record: RunRecord) => T): Promise<T> {
        try {
            const before = JSON.stringify(this.record);
            const result = change(this.record);
            if (JSON.stringify(this.record) !== before) wakingsOf(this.record).wake();
            return Promise.resolve(result);
        } catch (error) {
            return Promise.reject(error instanceof Error ? error : new Error(String(error), { cause: error }));
        }
    }

    async changed(signal: AbortSignal): Promise<void> {
        await wakingsOf(this.record).next(signal);
    }

    problem(): undefined {
        return undefined;
    }

    anew(): RunBook {
        return this.shared === undefined ? new MemoryRunBook(this.self) : this;
    }
}

const wakings = new WeakMap<RunRecord, Wakings>();

function wakingsOf(record: RunRecord): Wakings {
    const known = wakings.get(record) ?? new Wakings();
    wakings.set(record, known);
    return known;
}
