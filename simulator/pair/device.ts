import { ConfigurationLock } from "./configurationLock.js";
import type { HaNode } from "./haNode.js";
import { type Account, Tokens } from "./tokens.js";

/** What one node keeps for its REST interface. It is lost with its power. */
export class Device {
    readonly ha: HaNode;
    readonly lock = new ConfigurationLock();
    /** Log-ins with a wrong user name or password. Locking an account is not documented, so nothing follows from it. */
    failedLogins = 0;

    constructor(
        ha: HaNode,
        readonly tokens = new Tokens(),
    ) {
        this.ha = ha;
    }

    get name(): string {
        return this.ha.name;
    }

    forget(): void {
        this.tokens.forget();
        this.lock.forget();
    }
}

/** Who a request comes from. */
export type Credentials =
    | { readonly kind: "none" }
    | { readonly kind: "basic"; readonly account: Account | undefined }
    | { readonly kind: "bearer"; readonly token: string; readonly account: Account | undefined; readonly why: string };

/** Reads an `Authorization` header, without counting a failed log-in. */
export function readCredentials(
    header: string | undefined,
    device: Device,
    accounts: readonly Account[],
    now: Date,
): Credentials {
    const [scheme = "", value = ""] = (header ?? "").split(" ", 2);
    if (scheme.toLowerCase() === "basic") {
        const text = Buffer.from(value, "base64").toString("utf8");
        return { kind: "basic", account: accounts.find((a) => `${a.username}:${a.password}` === text) };
    }
    if (scheme.toLowerCase() !== "bearer") return { kind: "none" };
    const check = device.tokens.check(value, now);
    return {
        kind: "bearer",
        token: value,
        account: check.kind === "valid" ? check.account : undefined,
        why: check.kind,
    };
}

/** What the request log says in place of the header. */
export function describeCredentials(credentials: Credentials): string {
    if (credentials.kind === "none") return "(neither Basic nor Bearer)";
    if (credentials.kind === "basic") return `Basic (${credentials.account === undefined ? "not valid" : "valid"})`;
    return `Bearer (${credentials.why})`;
}
