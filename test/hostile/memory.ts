/** Watches the memory of this process, from a start after everything that is needed has been loaded and used once. */
export class MemoryWatch {
    readonly #startBytes = settledBytes();
    #most = 0;

    /** To be called often: what was not seen did not happen. */
    look(): void {
        this.#most = Math.max(this.#most, process.memoryUsage.rss());
    }

    /**
     * Looks, and collects what is garbage: beside a hundred megabytes of test code, Node.js sees no reason to do so before
     * it has as much again of sockets that were closed long ago.
     */
    collect(): void {
        this.look();
        global.gc?.();
    }

    /** The most that was in use above the start, and what is left above it in the end, in MiB. */
    report(): { readonly mostMiB: number; readonly leftMiB: number } {
        this.look();
        const above = (bytes: number) => Math.max(0, Math.round((bytes - this.#startBytes) / 1024 / 1024));
        return { mostMiB: above(this.#most), leftMiB: above(settledBytes()) };
    }
}

function settledBytes(): number {
    // With --expose-gc; without it, what is not collected yet counts too.
    global.gc?.();
    return process.memoryUsage.rss();
}
