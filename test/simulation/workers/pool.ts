import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { LotDone, WorkerTask } from "./worker.js";

/** So many seeds go to a worker at once: few enough that all workers end at nearly the same time. */
const LOT = 10;

/** Nothing of a schedule outlives it: with so much room, most of it is gone before anybody has to look. */
const YOUNG_MB = 64;

export interface Crash {
    /** Absent: the worker ended before its first seed, and so would the next one. */
    readonly seed: number | undefined;
    readonly reason: string;
}

export interface PoolEvents {
    /** Says whether to go on. */
    onDone(done: LotDone): boolean;
    /** The seed is not run again; the others of its lot are. */
    onCrash(crash: Crash): boolean;
}

/** Runs seeds in worker threads. Each of them comes back once, as an outcome, as skipped or in a crash, unless it is told to stop. */
export class Pool {
    readonly #again: number[] = [];
    #next: number;
    #isStopped = false;

    constructor(
        readonly task: Omit<WorkerTask, "current">,
        readonly seeds: { readonly from: number; readonly count: number },
        readonly events: PoolEvents,
    ) {
        this.#next = seeds.from;
    }

    async run(workers: number): Promise<void> {
        const needed = Math.min(workers, Math.ceil(this.seeds.count / LOT));
        await Promise.all(Array.from({ length: needed }, () => this.#work()));
    }

    /** One worker after the other: one that ends in the midst of its seeds has a successor. */
    async #work(): Promise<void> {
        for (let lot = this.#take(); lot.length > 0; lot = this.#take()) {
            const crash = await this.#runWorker(lot);
            if (crash === undefined) return;
            if (!this.events.onCrash(crash)) this.#isStopped = true;
        }
    }

    #take(): readonly number[] {
        if (this.#isStopped) return [];
        if (this.#again.length > 0) return this.#again.splice(0);
        const end = Math.min(this.#next + LOT, this.seeds.from + this.seeds.count);
        const lot = Array.from({ length: end - this.#next }, (_, index) => this.#next + index);
        this.#next = end;
        return lot;
    }

    /** Hands it lots until there are no more; gives what it ended of, if it did so by itself. */
    async #runWorker(first: readonly number[]): Promise<Crash | undefined> {
        const current = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT);
        new Float64Array(current)[0] = NaN;
        const worker = new Worker(join(__dirname, "worker.js"), {
            workerData: { ...this.task, current },
            resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
        });
        let lot = first;
        let reason: string | undefined;
        let isOver = false;
        worker.on("message", (done: LotDone) => {
            if (!this.#isStopped && !this.events.onDone(done)) this.#isStopped = true;
            lot = this.#take();
            if (lot.length > 0) return worker.postMessage(lot);
            isOver = true;
            void worker.terminate();
        });
        worker.on("error", (error) => (reason = String(error)));
        worker.postMessage(lot);
        const code = await new Promise<number>((resolve) => worker.on("exit", resolve));
        if (isOver) return undefined;
        const [seed = NaN] = new Float64Array(current);
        if (!Number.isNaN(seed)) this.#again.push(...lot.filter((one) => one !== seed));
        return { seed: Number.isNaN(seed) ? undefined : seed, reason: reason ?? `exit code ${code}` };
    }
}
