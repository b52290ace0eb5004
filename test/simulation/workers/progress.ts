/** How often a line is written where none can be rewritten in place. */
const LINE_EVERY_MS = 60_000;
const REWRITE_EVERY_MS = 1000;

export interface Counted {
    /** Of all seeds. */
    readonly done: number;
    readonly of: number;
    readonly failed: number;
}

/** How far a long run is: on a terminal in one line that is rewritten, else in a line a minute. */
export class Progress {
    readonly #startedMs = performance.now();
    readonly #timer: NodeJS.Timeout;

    constructor(
        readonly count: () => Counted,
        readonly out: Pick<NodeJS.WriteStream, "isTTY" | "write"> = process.stderr,
    ) {
        this.#timer = setInterval(() => this.#write(), out.isTTY ? REWRITE_EVERY_MS : LINE_EVERY_MS);
        this.#timer.unref();
    }

    /** Before another line is printed. */
    clear(): void {
        if (this.out.isTTY) this.out.write("\r\x1b[2K");
    }

    end(): void {
        clearInterval(this.#timer);
        this.clear();
    }

    #write(): void {
        const line = progressLine(this.count(), performance.now() - this.#startedMs);
        this.out.write(this.out.isTTY ? `\r\x1b[2K${line}` : `${line}\n`);
    }
}

export function progressLine({ done, of, failed }: Counted, elapsedMs: number): string {
    const perSecond = done / (elapsedMs / 1000);
    const left = done === 0 ? "" : `, ${duration(((of - done) / perSecond) * 1000)} left`;
    return `${done} of ${of} schedules, ${perSecond.toFixed(1)} a second, ${failed} failed${left}`;
}

function duration(ms: number): string {
    const seconds = Math.ceil(ms / 1000);
    if (seconds < 60) return `${seconds} s`;
    const minutes = Math.ceil(seconds / 60);
    return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
