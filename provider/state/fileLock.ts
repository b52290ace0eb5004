import type { Clock } from "../clock.js";
import { LockFiles } from "./lockFiles.js";
import { newOwner, type LockOwner } from "./lockOwner.js";

export type FileLockAttempt =
    | { readonly kind: "held"; readonly release: () => Promise<void> }
    | { readonly kind: "taken"; readonly by: LockOwner };

export interface FileLockOptions {
    readonly folder: string;
    readonly name: string;
    readonly clock: Clock;
    /** Whether its files must be readable after a power failure. */
    readonly isDurable: boolean;
}

const POLL_MS = 50;
const EMPTY_LOOKS = 5;

/**
 * A lock that a process which dies gives up, and that two never hold at once, whatever is suspended and for how long: Node.js
 * has no flock, and a lock by heartbeat is broken when its holder's machine sleeps.
 *
 * Each holding is a numbered file. Who made the highest number holds the lock, until it is marked free or its process is gone;
 * then the next number may be made, which only one can.
 */
export class FileLock {
    readonly #files: LockFiles;
    readonly #clock: Clock;

    constructor({ folder, name, clock, isDurable }: FileLockOptions) {
        this.#files = new LockFiles(folder, name, isDurable);
        this.#clock = clock;
    }

    /**
     * Waits at most `waitMs` for it. Throws the system's error if the folder can't be used, and the signal's reason.
     *
     * @param onWait is told once of the holder that is waited for
     */
    async acquire(waitMs: number, signal: AbortSignal, onWait?: (by: LockOwner) => void): Promise<FileLockAttempt> {
        const untilMs = this.#clock.now() + waitMs;
        for (let hasWaited = false; ; hasWaited = true) {
            signal.throwIfAborted();
            const attempt = await this.#attempt();
            if (attempt.kind === "held") {
                if (!signal.aborted) return attempt;
                await attempt.release();
                signal.throwIfAborted();
            }
            const leftMs = untilMs - this.#clock.now();
            if (attempt.kind === "held" || leftMs <= 0) return attempt;
            if (!hasWaited) onWait?.(attempt.by);
            await this.#pause(Math.min(POLL_MS, leftMs), signal);
        }
    }

    /** The file of a holding, for messages. */
    pathOf({ number }: LockOwner): string {
        return this.#files.pathOf(number);
    }

    async #attempt(): Promise<FileLockAttempt> {
        for (let looks = 0; ; looks++) {
            const last = await this.#files.last();
            if (last !== undefined && !(await this.#files.isFree(last))) return { kind: "taken", by: last };
            // No number is there and some were removed: seen once, a listing missed a file; seen again and again, it is so.
            if (last === undefined && looks >= EMPTY_LOOKS && (await this.#files.hasBegun()))
                await this.#files.beginAgain();
            const mine = newOwner((last?.number ?? 0) + 1, this.#clock);
            if (!(await this.#files.make(mine))) continue;
            if (await this.#files.isGenuine(mine, last)) {
                await this.#files.cleanUp(mine.number);
                return { kind: "held", release: () => this.#files.markFree(mine.number) };
            }
            await this.#files.takeBack(mine.number);
        }
    }

    /** A clock rejects with an error of its own; whoever cancelled gave the reason. */
    async #pause(ms: number, signal: AbortSignal): Promise<void> {
        await this.#clock.sleep(ms, signal).catch((error: unknown) => {
            signal.throwIfAborted();
            throw error;
        });
    }
}
