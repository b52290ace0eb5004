import { hostname, userInfo } from "node:os";

/** The account of this process, and its machine: `jane@ops-1`. */
export function userAtHost(): string {
    return `${accountName()}@${hostname()}`;
}

/** A container may run under a number that has no account. */
function accountName(): string {
    try {
        return userInfo().username;
    } catch {
        return `uid ${process.getuid?.() ?? "unknown"}`;
    }
}
