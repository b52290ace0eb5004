import { createHash } from "node:crypto";
import type { Clock } from "../clock.js";
import { FileLock, type FileLockAttempt } from "./fileLock.js";
import type { LockOwner } from "./lockOwner.js";
import type { LockAttempt, LockHolder, PairLocks } from "./pairLocks.js";
import { secureFolder, whyUnusable } from "./secureFolder.js";

/** One lock an endpoint, by files in the state directory. */
export class PairLockFiles implements PairLocks {
    /** @param directory see stateDirectory.ts */
    constructor(
        private readonly directory: string,
        private readonly clock: Clock,
    ) {}

    async acquire(
        endpoints: readonly string[],
        waitMs: number,
        signal: AbortSignal,
        onWait: (by: LockHolder) => void,
    ): Promise<LockAttempt> {
        const held: (() => Promise<void>)[] = [];
        const release = async () => {
            for (const releaseOne of held.splice(0).reverse()) await releaseOne();
        };
        const untilMs = this.clock.now() + waitMs;
        const tellOnce = once(onWait);
        try {
            const folder = await secureFolder(this.directory, "locks");
            // All in one order, so that of two runs with an endpoint in common neither waits for the other for ever.
            for (const endpoint of [...new Set(endpoints)].sort()) {
                const lock = this.#lockOf(folder, endpoint);
                const leftMs = untilMs - this.clock.now();
                const attempt = await lock.acquire(leftMs, signal, (by) => tellOnce(holderOf(lock, by)));
                if (attempt.kind === "held") held.push(attempt.release);
                else return await taken(lock, attempt, release);
            }
            return { kind: "held", release };
        } catch (error) {
            await release();
            signal.throwIfAborted();
            return { kind: "unavailable", fact: whyUnusable(this.directory, error) };
        }
    }

    #lockOf(folder: string, endpoint: string): FileLock {
        const name = createHash("sha256").update(endpoint).digest("hex");
        return new FileLock({ folder, name, clock: this.clock, isDurable: true });
    }
}

async function taken(
    lock: FileLock,
    { by }: Extract<FileLockAttempt, { kind: "taken" }>,
    release: () => Promise<void>,
): Promise<LockAttempt> {
    await release();
    return { kind: "taken", by: holderOf(lock, by) };
}

function holderOf(lock: FileLock, owner: LockOwner): LockHolder {
    const { host, pid } = owner.process ?? { host: "an unknown host", pid: 0 };
    return { host, pid, since: owner.since, path: lock.pathOf(owner) };
}

function once(tell: (by: LockHolder) => void): (by: LockHolder) => void {
    let isTold = false;
    return (by) => {
        if (!isTold) tell(by);
        isTold = true;
    };
}
