import { randomBytes } from "node:crypto";

/** Documented: an access token lives ten minutes. */
const tokenLifeMs = 10 * 60_000;

export interface Account {
    readonly username: string;
    readonly password: string;
    /** Documented: switchover, reboot and the configuration lock need administrator privileges. */
    readonly isAdministrator: boolean;
}

export type TokenCheck =
    { readonly kind: "valid"; readonly account: Account } | { readonly kind: "expired" } | { readonly kind: "unknown" };

interface Issued {
    readonly account: Account;
    readonly expiresAt: number;
}

/** The access tokens of one node. A token of the other node is unknown here (not documented; the cautious reading). */
export class Tokens {
    readonly #issued = new Map<string, Issued>();
    #count = 0;

    /** @param write makes the text of a new one */
    constructor(readonly write: (account: Account, now: Date) => string = writeToken) {}

    /** How many were ever issued, before a boot or after. */
    get issuedCount(): number {
        return this.#count;
    }

    issue(account: Account, now: Date): string {
        const token = this.write(account, now);
        this.#issued.set(token, { account, expiresAt: now.getTime() + tokenLifeMs });
        this.#count += 1;
        return token;
    }

    check(token: string, now: Date): TokenCheck {
        const issued = this.#issued.get(token);
        if (issued === undefined) return { kind: "unknown" };
        if (now.getTime() >= issued.expiresAt) return { kind: "expired" };
        return { kind: "valid", account: issued.account };
    }

    /** The unexpired token that `text` contains, if any: in which form field a renewal sends it is not documented. */
    findIn(text: string, now: Date): string | undefined {
        const decoded = decodeForm(text);
        return [...this.#issued.keys()].find(
            (token) => (text.includes(token) || decoded.includes(token)) && this.check(token, now).kind === "valid",
        );
    }

    /** Every token ever issued, so that none of them is written into the request log. */
    get all(): Iterable<string> {
        return this.#issued.keys();
    }

    forget(): void {
        this.#issued.clear();
    }
}

/** Anatomy of the documented sample: user, class and time, then what looks like a signature, in base64. */
function writeToken(account: Account, now: Date): string {
    const accountClass = account.isAdministrator ? "admin" : "user";
    const time = now.toISOString().slice(0, 19).replace("T", " ");
    const text = `${account.username},${accountClass},${time},${randomBytes(16).toString("hex")}`;
    return Buffer.from(text).toString("base64");
}

function decodeForm(text: string): string {
    try {
        return decodeURIComponent(text);
    } catch {
        return text;
    }
}
