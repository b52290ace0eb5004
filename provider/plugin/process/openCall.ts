import type { Clock } from "../../clock.js";
import type { EngineLink, Line } from "./engine.js";
import { type Interruption, timedOut } from "./interruption.js";
import type { Call, Severity } from "../lifecycle.js";
import type { RunningCalls } from "./runningCalls.js";

/** The longest that Node.js can wait; asked for more, it would not wait at all. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

export interface Surroundings {
    readonly running: RunningCalls;
    readonly engine: EngineLink;
    readonly clock: Clock;
}

/** What a request says about its call. */
export interface About {
    readonly urn: string | undefined;
    readonly timeoutSeconds: number | undefined;
}

/** A call from its request to its answer. */
export class OpenCall implements Call {
    readonly urn: string | undefined;
    readonly signal: AbortSignal;
    readonly timeoutSeconds: number | undefined;
    readonly #controller: AbortController;
    /** Ends the wait for a time-out with the call. */
    readonly #closed = new AbortController();
    /** One after the other: calls of gRPC may overtake each other. */
    #lines: Promise<void> = Promise.resolve();

    constructor(
        private readonly surroundings: Surroundings,
        { urn, timeoutSeconds }: About,
    ) {
        this.urn = urn;
        this.timeoutSeconds = timeoutSeconds;
        this.#controller = surroundings.running.begin();
        this.signal = this.#controller.signal;
        if (timeoutSeconds !== undefined) void this.#endAfter(timeoutSeconds);
    }

    log(severity: Severity, text: string): void {
        this.#tell({ severity, urn: this.urn, text, isStatus: false });
    }

    status(text: string): void {
        this.#tell({ severity: "info", urn: this.urn, text, isStatus: true });
    }

    async isEngineThere(): Promise<boolean> {
        if (this.signal.aborted) return false;
        return (await this.surroundings.engine.isThere()) && !this.signal.aborted;
    }

    afterwards(work: Promise<unknown>): void {
        this.surroundings.running.afterwards(work);
    }

    interrupt(reason: Interruption): void {
        this.#controller.abort(reason);
    }

    /** Resolves when every line has arrived: behind the answer, the engine would not show it. */
    told(): Promise<void> {
        return this.#lines;
    }

    close(): void {
        // Without a reason, an error with a stack would be made of it.
        this.#closed.abort("answered");
        this.surroundings.running.end(this.#controller);
    }

    #tell(line: Line): void {
        this.#lines = this.#lines.then(() => this.surroundings.engine.log(line));
    }

    async #endAfter(seconds: number): Promise<void> {
        const ms = Math.min(seconds * 1000, LONGEST_WAIT_MS);
        try {
            await this.surroundings.clock.sleep(ms, this.#closed.signal);
        } catch {
            return; // answered in time
        }
        this.interrupt(timedOut(seconds));
    }
}
