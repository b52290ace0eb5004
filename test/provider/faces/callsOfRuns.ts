/** The calls to a provider, of which each belongs to one run, with a process of its own. */
export class CallsOfRuns {
    #running = 0;
    #isReady = Promise.resolve();

    /** Where calls are running, they and what comes next are of one run. */
    get isIdle(): boolean {
        return this.#running === 0;
    }

    /** Later calls are of the next run, and wait until it has begun. */
    beginRun(begin: () => Promise<void>): void {
        this.#isReady = begin();
    }

    async call<Reply>(send: () => Promise<Reply>): Promise<Reply> {
        this.#running++;
        try {
            await this.#isReady;
            return await send();
        } finally {
            this.#running--;
        }
    }
}
