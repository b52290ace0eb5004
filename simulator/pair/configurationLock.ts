import type { Tokens } from "./tokens.js";

/** What becomes of the lock of the node that was active, which is not documented. */
export type LockAcrossSwitchover = "stays" | "moves" | "lost";

/** A token, and the node's tokens among which it lives or does not. */
export interface LockHolder {
    readonly token: string;
    readonly username: string;
    readonly tokens: Tokens;
}

/**
 * The configuration lock of one node. Documented: it belongs to a token and is lost with it.
 *
 * Not documented, chosen here: each node has its own, and a standby grants it too. One that came with a switchover still
 * ends with the token of the other node, and any token of the same user releases it.
 */
export class ConfigurationLock {
    #holder: LockHolder | "somebodyElse" | undefined;
    #isMoved = false;

    acquire(holder: LockHolder, now: Date): boolean {
        if (this.isHeld(now) && !this.#isHeldBy(holder.token)) return false;
        this.#set(holder);
        return true;
    }

    release({ token, username }: LockHolder, now: Date): "released" | "notHeld" | "heldByAnother" {
        if (!this.isHeld(now)) return "notHeld";
        const isUsers = this.#isMoved && typeof this.#holder === "object" && this.#holder.username === username;
        if (!isUsers && !this.#isHeldBy(token)) return "heldByAnother";
        this.forget();
        return "released";
    }

    /** Documented: a token that is renewed in time keeps the lock. */
    handOver(from: string, to: string): void {
        if (typeof this.#holder === "object" && this.#holder.token === from) {
            this.#holder = { ...this.#holder, token: to };
        }
    }

    isHeld(now: Date): boolean {
        const holder = this.#holder;
        if (typeof holder === "object" && holder.tokens.check(holder.token, now).kind !== "valid") this.forget();
        return this.#holder !== undefined;
    }

    /** Somebody whose token is none of the simulator's business has it, until it is forgotten. */
    giveToSomebodyElse(): void {
        this.#set("somebodyElse");
    }

    /** To be called when its node has become active in place of the one whose lock is `former`. */
    takeOver(former: ConfigurationLock, across: LockAcrossSwitchover): void {
        if (across === "stays") return;
        if (across === "moves" && former.#holder !== undefined) this.#set(former.#holder, true);
        former.forget();
    }

    forget(): void {
        this.#set(undefined);
    }

    #isHeldBy(token: string): boolean {
        return typeof this.#holder === "object" && this.#holder.token === token;
    }

    #set(holder: LockHolder | "somebodyElse" | undefined, isMoved = false): void {
        this.#holder = holder;
        this.#isMoved = isMoved;
    }
}
