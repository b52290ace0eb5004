import crypto from "node:crypto";

type Done = (error: Error | null, key: Buffer) => void;

/**
 * What the provider would let another thread compute is computed at once, and quickly: virtual time waits for nothing of the
 * real world.
 */
export function deriveKeysAtOnce(): void {
    const pbkdf2 = (secret: string, salt: string, _rounds: number, length: number, digest: string, done: Done) => {
        const key = crypto.createHash(digest).update(`${salt} ${secret}`).digest().subarray(0, length);
        queueMicrotask(() => done(null, key));
    };
    Object.assign(crypto, { pbkdf2 });
}
