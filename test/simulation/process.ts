import type { Clock } from "../../provider/clock.js";
import type { Face } from "./provider.js";
import type { Run } from "./run.js";
import type { Machine } from "./machine.js";

/** What befalls a process, by its own steps: each use of clock, network, disk or run record is one. */
export interface ProcessFate {
    readonly killAtStep?: number;
    /** So many steps after the first byte of its first switchover request has left. */
    readonly killStepsAfterRequest?: number;
    readonly killAfterRequestMs?: number;
    /** So many steps after the journal's write was durable; 0: before the process knows. */
    readonly killStepsAfterWrite?: number;
    /** The engine alone dies, and the process goes on without one. */
    readonly orphanAtStep?: number;
    /** As by Ctrl-C: the run ends, and is recorded. */
    readonly cancelAfterRequestMs?: number;
    readonly cancelAtStep?: number;
    readonly suspendAtStep?: { readonly step: number; readonly ms: number };
    /** So many steps after the journal's write: the last look is then. */
    readonly suspendAfterWrite?: { readonly steps: number; readonly ms: number };
    readonly jumpAtStep?: { readonly step: number; readonly ms: number };
}

/** One provider process of one run. */
export class Process {
    readonly printed: string[] = [];
    /** When it removed an entry from the journal, by the entry's id. */
    readonly settledMs = new Map<string, number>();
    isKilled = false;
    onFirstByte: () => void = () => undefined;
    #steps = 0;
    #killAtStep: number | undefined;
    #suspendAt: ProcessFate["suspendAtStep"];

    constructor(
        readonly name: string,
        readonly run: Run,
        readonly face: Face,
        readonly fate: ProcessFate,
    ) {
        this.#killAtStep = fate.killAtStep;
        this.#suspendAt = fate.suspendAtStep;
    }

    get machine(): Machine {
        return this.run.machine;
    }

    /** The first byte of a switchover request has left. */
    onRequest(): void {
        this.onFirstByte();
        const { killAfterRequestMs, killStepsAfterRequest, cancelAfterRequestMs } = this.fate;
        const { time } = this.machine;
        if (killStepsAfterRequest !== undefined) this.#killAtStep ??= this.#steps + killStepsAfterRequest;
        if (killAfterRequestMs !== undefined) time.after(killAfterRequestMs, () => this.#kill("after its request"));
        if (cancelAfterRequestMs !== undefined) time.after(cancelAfterRequestMs, () => this.run.cancel());
    }

    /** The journal holds its request. */
    onDurable(): void {
        const { killStepsAfterWrite, suspendAfterWrite } = this.fate;
        if (suspendAfterWrite !== undefined)
            this.#suspendAt ??= { step: this.#steps + suspendAfterWrite.steps, ms: suspendAfterWrite.ms };
        if (killStepsAfterWrite === 0) this.#kill("right after the journal's write");
        else if (killStepsAfterWrite !== undefined) this.#killAtStep ??= this.#steps + killStepsAfterWrite;
    }

    /** A promise that settles by `start`'s callbacks, and never for a process that is dead. */
    wait<T>(start: (resolve: (value: T) => void, reject: (error: unknown) => void) => void): Promise<T> {
        const step = this.#steps++;
        if (this.#killAtStep !== undefined && step >= this.#killAtStep) this.#kill(`at its step ${step}`);
        if (step === this.fate.orphanAtStep) this.#loseEngine(step);
        if (step === this.fate.cancelAtStep) this.run.cancel();
        return new Promise<T>((resolve, reject) => {
            if (this.isKilled) return;
            start(
                (value) => this.#deliver(() => resolve(value)),
                (error) => this.#deliver(() => reject(error instanceof Error ? error : new Error(String(error)))),
            );
            // After what it has begun: what nobody could notice between a check and the call that follows promises nothing.
            if (step === this.#suspendAt?.step) this.machine.suspend(this.#suspendAt.ms);
            if (step === this.fate.jumpAtStep?.step) this.machine.jump(this.fate.jumpAtStep.ms);
        });
    }

    /** So much later on the machine's own clock. */
    later<T>(delayMs: number, what: () => T): Promise<T> {
        return this.wait((resolve, reject) => {
            this.machine.after(delayMs, () => {
                if (this.isKilled) return;
                try {
                    resolve(what());
                } catch (error) {
                    reject(error);
                }
            });
        });
    }

    get clock(): Clock {
        return {
            now: () => this.machine.monotonicMs(),
            date: () => this.machine.date(),
            sleep: (ms, signal) =>
                this.wait<void>((resolve, reject) => {
                    const onAbort = () => {
                        cancel();
                        reject(signal.reason as Error);
                    };
                    const cancel = this.machine.after(ms, () => {
                        signal.removeEventListener("abort", onAbort);
                        resolve();
                    });
                    if (signal.aborted) onAbort();
                    else signal.addEventListener("abort", onAbort, { once: true });
                }),
        };
    }

    #deliver(settle: () => void): void {
        this.machine.whenAwake(() => {
            if (!this.isKilled) settle();
        });
    }

    /** A plugin ends with its engine. */
    #loseEngine(step: number): void {
        if (this.face === "plugin") this.#kill(`with its engine at step ${step}`);
        else this.run.orphan();
    }

    #kill(when: string): void {
        if (this.isKilled) return;
        this.machine.story.has(`killed ${when.replace(/ \d+$/, "")}`);
        this.run.killBecause(this, when);
    }
}
