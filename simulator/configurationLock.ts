/**
 * The configuration lock of one node. Documented: it belongs to a token and is lost with it.
 * Not documented, chosen here: each node has its own, a standby grants it too, and a switchover leaves it alone.
 */
export class ConfigurationLock {
    #holder: string | undefined;

    /** `isValid` says whether a token is still alive. */
    acquire(token: string, isValid: (token: string) => boolean): boolean {
        this.#dropIfEnded(isValid);
        if (this.#holder !== undefined && this.#holder !== token) return false;
        this.#holder = token;
        return true;
    }

    release(token: string, isValid: (token: string) => boolean): "released" | "notHeld" | "heldByAnother" {
        this.#dropIfEnded(isValid);
        if (this.#holder === undefined) return "notHeld";
        if (this.#holder !== token) return "heldByAnother";
        this.#holder = undefined;
        return "released";
    }

    /** Documented: a token that is renewed in time keeps the lock. */
    handOver(from: string, to: string): void {
        if (this.#holder === from) this.#holder = to;
    }

    isHeld(isValid: (token: string) => boolean): boolean {
        this.#dropIfEnded(isValid);
        return this.#holder !== undefined;
    }

    forget(): void {
        this.#holder = undefined;
    }

    #dropIfEnded(isValid: (token: string) => boolean): void {
        if (this.#holder !== undefined && !isValid(this.#holder)) this.#holder = undefined;
    }
}
