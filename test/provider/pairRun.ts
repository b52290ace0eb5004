import type { Endpoint } from "../../provider/device/endpoint.js";
import { printed, type Io } from "../../provider/device/io.js";
import { Session } from "../../provider/device/session.js";
import { type Ensured, ensureActive } from "../../provider/pair/ensureActive.js";
import type { DesiredPair, PairSettings } from "../../provider/pair/settings.js";
import type { RunParts } from "../../provider/pair/run/runParts.js";
import { noLocks } from "../../provider/state/without.js";
import { MemoryJournal } from "./memoryParts.js";
import type { Result } from "../../provider/pair/result.js";
import { createRunLimiter, type RunLimiter } from "../../provider/pair/run/runLimits.js";
import { MemoryRunBook, type RunLimits } from "../../provider/state/runBook.js";
import { FakePair } from "./fakePair.js";
import { VirtualClock } from "./virtualClock.js";

export const DEFAULT_PRECONDITIONS: PairSettings["preconditions"] = {
    minimumHealthPercent: { value: 75, isDeclared: false },
    synchronized: { value: true, isDeclared: false },
};

export function endpointNamed(name: string, overrides: Partial<Endpoint> = {}): Endpoint {
    return {
        name,
        host: name,
        port: 443,
        credentials: { username: "admin", password: "s3cret" },
        tls: {},
        requestTimeoutMs: 10_000,
        ...overrides,
    };
}

/** The limits of a run that nobody configured, but that a failure stops nothing. */
export const ONE_AT_A_TIME: RunLimits = { parallelSwitchovers: 1, stopAfterFailures: 0 };

/** What a plan has beside its times where the user asked for nothing of it. */
export const NOTHING_MORE = {
    waitMs: 0,
    requireRedundancy: false,
    exclusive: false,
    wasPreviewed: true,
    hasSecretNodes: false,
} as const;

/** The desired node is `sbc-b`, with the defaults of the design. */
export function settingsOf(overrides: Partial<PairSettings> = {}): DesiredPair {
    return {
        sessions: [new Session(endpointNamed("sbc-a")), new Session(endpointNamed("sbc-b"))],
        activeNode: "sbc-b",
        preconditions: DEFAULT_PRECONDITIONS,
        settleMs: 90_000,
        quietMs: 6_000,
        freshMs: 3_000,
        lagMs: 6_000,
        ...NOTHING_MORE,
        ...overrides,
    };
}

/** What the log of `sbc-a` says of a switchover that was asked for right after the quiet period of {@link planOf}. */
export const FORCED_AT_ONCE = {
    node: "sbc-a",
    at: "2026-03-01T12:00:08.000Z",
    info: "Active to RelinquishingActive, forced by command",
    oldState: "Active",
    newState: "RelinquishingActive",
} as const;

/** One provider process on a fake pair: its clock, its cancellation, what it printed. */
export class PairRun {
    readonly clock: VirtualClock;
    readonly pair: FakePair;
    readonly cancel = new AbortController();
    readonly lines: string[] = [];
    readonly limiter: RunLimiter = createRunLimiter(new MemoryRunBook(), () => ONE_AT_A_TIME);
    readonly journal = new MemoryJournal();

    constructor(startDate?: Date) {
        this.clock = new VirtualClock(startDate);
        this.pair = new FakePair(this.clock);
    }

    get io(): Io {
        return {
            clock: this.clock,
            transport: this.pair.transport,
            signal: this.cancel.signal,
            log: (line, kind) => void this.lines.push(printed(line, kind)),
        };
    }

    /** What its pairs share. */
    get run(): RunParts {
        return {
            limiter: this.limiter,
            journal: this.journal,
            isJournalRequired: false,
            locks: noLocks,
            resolve: () => Promise.resolve([]),
        };
    }

    /** Makes `sbc-b` active, unless told otherwise. */
    async ensure(overrides: Partial<PairSettings> = {}): Promise<Result> {
        return (await this.ensureWith(overrides)).result;
    }

    ensureWith(overrides: Partial<PairSettings> = {}, run: Partial<RunParts> = {}, io = this.io): Promise<Ensured> {
        return ensureActive(settingsOf(overrides), { ...this.run, ...run }, io);
    }

    /** Lets the clock go on for so long, as another part of the run would. */
    async pass(ms: number): Promise<void> {
        await this.clock.sleep(ms, new AbortController().signal);
    }
}
