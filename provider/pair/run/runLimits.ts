import { randomUUID } from "node:crypto";
import type { RunBook, RunLimits, RunRecord, Turn } from "../../state/runBook.js";
import { waitOnRun } from "../../state/waitOnRun.js";
import type { Reason } from "../decide.js";
import type { PairIdentity } from "../identity.js";
import type { Result } from "../result.js";
import { mayBegin, strictestOf, whyNot } from "./limits.js";

interface LimitedPair {
    readonly identity: PairIdentity;
    /** For messages: two pairs may share it. */
    readonly name: string;
}

/** Runs `work` when it is its turn, or not at all: then says why. Rejects with the signal's reason before that. */
export type RunLimiter = (
    pair: LimitedPair,
    work: () => Promise<Result>,
    signal: AbortSignal,
) => Promise<Result | { readonly kind: "stopped"; readonly reason: Reason }>;

/**
 * Switchovers of one run, whichever of its processes they are in, are requested in the order in which they come, so many at a
 * time as the strictest limits say: after an event that hit many pairs, one merge must not move them all at once.
 *
 * @param limits is asked at each turn, since a run is configured after it has begun
 */
export function createRunLimiter(book: RunBook, limits: () => RunLimits): RunLimiter {
    return async (pair, work, signal) => {
        signal.throwIfAborted();
        const turn = { id: randomUUID(), process: book.self, pair: pair.identity, name: pair.name };
        const reason = await turnOf(turn, book, limits(), signal);
        if (reason !== undefined) return { kind: "stopped", reason };
        let result: Result | undefined;
        try {
            return (result = await work());
        } finally {
            await book.update((record) => end(turn, record, result));
        }
    };
}

/** Lets a run know of this process's limits before it has a switchover of its own. */
export async function declareLimits(book: RunBook, limits: RunLimits): Promise<void> {
    await book.update((record) => void (record.limits[book.self] = limits));
}

/** Resolves when it is this one's turn, or when it is known why it will not be. */
async function turnOf(turn: Turn, book: RunBook, limits: RunLimits, signal: AbortSignal): Promise<Reason | undefined> {
    try {
        const { reason } = await waitOnRun(book, signal, (record) => {
            record.limits[book.self] = limits;
            if (!record.waiting.some(({ id }) => id === turn.id)) record.waiting.push(turn);
            return begin(turn, record);
        });
        return reason;
    } catch (error) {
        // Not waited for: whoever cancels is answered at once. Updates keep their order, so it leaves all the same.
        void book.update((record) => leave(turn, record)).catch(() => undefined);
        throw error;
    }
}

/** Undefined while others are first. */
function begin(turn: Turn, record: RunRecord): { readonly reason: Reason | undefined } | undefined {
    const limits = strictestOf(Object.values(record.limits));
    if (record.waiting[0]?.id !== turn.id || !mayBegin(limits, record)) return undefined;
    record.waiting.shift();
    const reason = whyNot(limits, record, turn.pair);
    if (reason === undefined) record.running.push(turn);
    return { reason };
}

function end(turn: Turn, record: RunRecord, result: Result | undefined): void {
    leave(turn, record);
    if (result !== undefined && isRequested(result)) record.requested++;
    if (result === undefined || FAILED.has(result.kind)) record.failed.push({ pair: turn.pair, name: turn.name });
}

function leave({ id }: Turn, record: RunRecord): void {
    record.waiting = record.waiting.filter((turn) => turn.id !== id);
    record.running = record.running.filter((turn) => turn.id !== id);
}

type Kind = Result["kind"];
const REQUESTED: ReadonlySet<Kind> = new Set<Kind>(["switched", "degraded", "noEffect", "unknown", "rejected"]);
const FAILED: ReadonlySet<Kind> = new Set<Kind>(["degraded", "noEffect", "unknown", "rejected", "notSent"]);

function isRequested(result: Result): boolean {
    return REQUESTED.has(result.kind) && !(result.kind === "degraded" && result.action === undefined);
}
