import { pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import type { Credentials } from "../device/endpoint.js";
import type { SharedLogins } from "../device/logins.js";
import type { RunBook } from "../state/runBook.js";

/** By the run's record. Never throws. */
export function sharedLogins(book: RunBook): Required<SharedLogins> {
    const keys = new Map<string, Promise<string>>();
    const accepted = new Set<string>();

    /** Only if there is something to compare with or to note: it takes a while, on purpose. */
    const keyOf = async (credential: Credentials) => {
        const known = knownAs(credential);
        const key = keys.get(known) ?? deriveKey(credential, await book.update(({ salt }) => salt));
        keys.set(known, key);
        return key;
    };
    const entryOf = async (credential: Credentials) => {
        if (!(await book.update(({ logins }) => Object.keys(logins).length > 0))) return undefined;
        const key = await keyOf(credential);
        return await book.update(({ logins }) => logins[key]);
    };
    const note = async (credential: Credentials, isAccepted: boolean) => {
        const key = await keyOf(credential);
        await book.update(({ logins }) => {
            const entry = (logins[key] ??= { refused: {}, accepted: false });
            if (isAccepted) entry.accepted = true;
            else entry.refused[book.self] = (entry.refused[book.self] ?? 0) + 1;
        });
    };

    return {
        async refusals(credential) {
            if (accepted.has(knownAs(credential))) return 0;
            const entry = await entryOf(credential);
            if (entry === undefined || entry.accepted) return 0;
            const others = Object.entries(entry.refused).filter(([process]) => process !== book.self);
            return others.reduce((sum, [, count]) => sum + count, 0);
        },
        async noteRefused(credential) {
            if (!accepted.has(knownAs(credential))) await note(credential, false);
        },
        async noteAccepted(credential) {
            if (accepted.has(knownAs(credential))) return;
            accepted.add(knownAs(credential));
            await note(credential, true);
        },
        async isAccepted(credential) {
            return accepted.has(knownAs(credential)) || ((await entryOf(credential))?.accepted ?? false);
        },
    };
}

/** In this process's memory alone. */
const knownAs = ({ username, password }: Credentials) => JSON.stringify([username, password]);

/** Some hundredths of a second: every run does this once. */
const ITERATIONS = 100_000;

/**
 * Of twenty bits alone, so that about one password in a million has the same key: a guess that fits proves nothing, and two
 * credentials of a run are still told apart. Not scrypt, since systems in FIPS mode have none.
 */
async function deriveKey(credential: Credentials, salt: string): Promise<string> {
    const derived = await promisify(pbkdf2)(knownAs(credential), salt, ITERATIONS, 3, "sha256");
    return derived.toString("hex").slice(0, 5);
}
