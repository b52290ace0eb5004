import type { Clock } from "../../provider/clock.js";
import type { Policy } from "./policy.js";
import type { VirtualTime } from "./virtualTime.js";

export interface Delivered {
    readonly atMs: number;
    readonly node: string;
    /** The body of an answer that arrived whole. */
    readonly body: string;
}

/** One provider process of one run: what it was told, what it sent, and whether it still lives. */
export class Process {
    /** Each status. */
    readonly delivered: Delivered[] = [];
    /** Each count of sessions. */
    readonly counts: Delivered[] = [];
    readonly printed: string[] = [];
    /** On virtual time: when bytes of a switchover request left. */
    readonly switchoversSentMs: number[] = [];
    /** A documented refusal of the switchover request arrived. */
    isRefused = false;
    isKilled = false;
    /** On virtual time; the end is absent where there is none yet, or the process was killed. */
    startedMs = 0;
    endedMs: number | undefined;
    /** What is recorded says that its wish was carried out, and that nothing is open. */
    isFulfilled = false;
    readonly cancelled = new AbortController();
    /** Called when bytes of its switchover request have left. */
    onRequest: () => void = () => undefined;
    #steps = 0;

    /**
     * @param killAtStep at which use of clock or network the process dies; never, where it is absent.
     * @param skewMs how far the machine's wall clock is ahead.
     * @param rules what its program declares.
     */
    constructor(
        readonly name: string,
        readonly time: VirtualTime,
        readonly killAtStep: number | undefined,
        readonly skewMs: number,
        readonly rules: Policy,
    ) {}

    /** To be called at each use of clock or network: the places where a run waits. */
    step(): void {
        if (this.#steps++ === this.killAtStep) this.isKilled = true;
    }

    /** A promise that settles by `start`'s callbacks, and never for a process that is dead. */
    wait<T>(start: (resolve: (value: T) => void, reject: (error: unknown) => void) => void): Promise<T> {
        this.step();
        return new Promise<T>((resolve, reject) => {
            if (this.isKilled) return;
            start(
                (value) => {
                    if (!this.isKilled) resolve(value);
                },
                (error) => {
                    if (!this.isKilled) reject(error instanceof Error ? error : new Error(String(error)));
                },
            );
        });
    }

    get clock(): Clock {
        return {
            now: () => this.time.monotonicMs(),
            date: () => new Date(this.time.now().getTime() + this.skewMs),
            sleep: (ms, signal) =>
                this.wait<void>((resolve, reject) => {
                    const onAbort = () => {
                        cancel();
                        reject(signal.reason as Error);
                    };
                    const cancel = this.time.after(ms, () => {
                        signal.removeEventListener("abort", onAbort);
                        resolve();
                    });
                    signal.addEventListener("abort", onAbort, { once: true });
                }),
        };
    }
}
