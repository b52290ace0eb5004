type Listener = () => void;

/**
 * The part of `AbortSignal` that a schedule uses, with the same order of calls. Each exchange of a simulation makes two and
 * aborts one: as the platform's they cost as much as the rest of it. A schedule that is run alone has the platform's.
 */
class LightSignal {
    #isAborted = false;
    #reason: unknown;
    readonly #listeners = new Set<Listener>();
    readonly #followers = new Set<LightSignal>();
    #followed: readonly LightSignal[] = [];

    static any(signals: readonly LightSignal[]): LightSignal {
        const follower = new LightSignal();
        const first = signals.find(({ aborted }) => aborted);
        if (first !== undefined) {
            follower.abort(first.reason);
            return follower;
        }
        follower.#followed = signals;
        for (const signal of signals) signal.#followers.add(follower);
        return follower;
    }

    get aborted(): boolean {
        return this.#isAborted;
    }

    get reason(): unknown {
        if (this.#isAborted) this.#reason ??= new DOMException("This operation was aborted", "AbortError");
        return this.#reason;
    }

    throwIfAborted(): void {
        if (this.#isAborted) throw this.reason;
    }

    /** `once` changes nothing: a signal aborts once. */
    addEventListener(_abort: string, listener: Listener, options: { readonly signal?: LightSignal } = {}): void {
        if (options.signal?.aborted === true) return;
        this.#listeners.add(listener);
        options.signal?.addEventListener("abort", () => this.#listeners.delete(listener));
    }

    removeEventListener(_abort: string, listener: Listener): void {
        this.#listeners.delete(listener);
    }

    /** As `events.setMaxListeners` calls it: there is no limit. */
    setMaxListeners(): void {
        return;
    }

    abort(reason: unknown): void {
        if (this.#isAborted) return;
        this.#isAborted = true;
        this.#reason = reason;
        for (const signal of this.#followed) signal.#followers.delete(this);
        for (const listener of [...this.#listeners]) if (this.#listeners.delete(listener)) call(listener);
        for (const follower of [...this.#followers]) follower.abort(this.reason);
    }
}

/** What a listener throws is caught nowhere, and ends the thread. */
function call(listener: Listener): void {
    try {
        listener();
    } catch (error) {
        queueMicrotask(() => {
            throw error;
        });
    }
}

class LightController {
    readonly signal = new LightSignal();

    abort(reason?: unknown): void {
        this.signal.abort(reason);
    }
}

export const LIGHT = { AbortController: LightController, AbortSignal: LightSignal };

/** Of this thread, for good. */
export function useLightAbort(): void {
    Object.assign(globalThis, LIGHT);
}
