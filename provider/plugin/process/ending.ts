import type { Clock } from "../../clock.js";
import { cancelled, engineGone, type Interruption } from "./interruption.js";
import type { RunningCalls } from "./runningCalls.js";

/** What calls may take to answer after they were interrupted, and what they leave to be done. Pulumi kills the process five seconds after its signal. */
const LONGEST_END_MS = 900;
/** What an answer that was given may take to get out. */
const LONGEST_FLUSH_MS = 50;
/** How often it is looked whether the engine that started this process is there. */
const ENGINE_EVERY_MS = 500;

export interface EndingParts {
    readonly running: RunningCalls;
    readonly clock: Clock;
    /** Resolves when the last connection has closed. */
    readonly closeServer: () => Promise<void>;
    readonly exit: (code: number) => void;
}

/** The end of this process: once, with nothing more sent to a device, and within a second. */
export class Ending {
    #hasBegun = false;

    constructor(private readonly parts: EndingParts) {}

    /** Pulumi sends SIGINT at every run's end, and waits for the process to be gone. */
    onSignals(): void {
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void this.begin(cancelled(), 0));
    }

    /**
     * An engine that is killed leaves its plugins alive. A call of it that still runs ends with its connection; this ends
     * the process. A connection that closes would not tell: an engine with nothing to ask closes it too, after a while.
     * Nor would the parent process alone: an engine may be gone before its child has begun to run.
     */
    async withEngine(engineIsThere: () => Promise<boolean>, parentNow = () => process.ppid): Promise<void> {
        const parent = parentNow();
        const never = new AbortController().signal;
        do await this.parts.clock.sleep(ENGINE_EVERY_MS, never);
        while (parentNow() === parent && isAlive(parent) && (await engineIsThere()));
        await this.begin(engineGone(), 1);
    }

    async begin(reason: Interruption, code: number): Promise<void> {
        const { running, clock, exit } = this.parts;
        if (this.#hasBegun) return;
        this.#hasBegun = true;
        const untilMs = clock.now() + LONGEST_END_MS;
        running.interruptForGood(reason);
        if (running.count > 0 && (await this.#within(LONGEST_END_MS, running.idle())))
            await this.#within(LONGEST_FLUSH_MS, this.parts.closeServer());
        // Behind the answers: an outcome that is recorded matters more than, say, a lock that is given back.
        await this.#within(untilMs - clock.now(), running.leftover());
        exit(code);
    }

    async #within(ms: number, work: Promise<void>): Promise<boolean> {
        const done = new AbortController();
        const late = this.parts.clock.sleep(ms, done.signal).then(
            () => false,
            () => false,
        );
        const isDone = await Promise.race([work.then(() => true), late]);
        done.abort();
        return isDone;
    }
}

/** Where a parent's end does not show in its child's own number (Windows). */
function isAlive(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return (error as NodeJS.ErrnoException).code === "EPERM";
    }
}
