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
    /** Logins that were refused, or accepted, by a key that tells nothing of the credential. */
    logins: Record<string, { refused: number; accepted: boolean }>;
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

export interface FailedPair {
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
    return { limits: {}, waiting: [], running: [], failed: [], requested: 0, claims: [], logins: {} };
}

/** For one process alone, or for several in one test. */
export class MemoryRunBook implements RunBook {
    readonly self: string;
    #wake: (() => void)[] = [];

    constructor(
        self = "this process",
        private readonly record: RunRecord = emptyRecord(),
    ) {
        this.self = self;
    }

    update<T>(change: (record: RunRecord) => T): Promise<T> {
        const result = change(this.record);
        for (const wake of this.#wake.splice(0)) wake();
        return Promise.resolve(result);
    }

    changed(signal: AbortSignal): Promise<void> {
        return new Promise((resolve, reject) => {
            const leave = () => reject(signal.reason as Error);
            if (signal.aborted) return leave();
            signal.addEventListener("abort", leave, { once: true });
            this.#wake.push(() => {
                signal.removeEventListener("abort", leave);
                resolve();
            });
        });
    }
}
