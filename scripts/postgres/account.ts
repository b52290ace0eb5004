import { execFileSync } from "node:child_process";

/** Under which account PostgreSQL's programs run. */
export interface Account {
    readonly uid?: number;
    readonly gid?: number;
}

/**
 * PostgreSQL refuses to run as root: then it is the account that its package makes, else the one that owns nothing.
 *
 * Anybody else runs it as themselves.
 */
export function unprivilegedAccount(): Account {
    if (process.getuid?.() !== 0) return {};
    for (const name of ["postgres", "nobody"]) {
        const uid = numberOf("-u", name);
        const gid = numberOf("-g", name);
        if (uid !== undefined && gid !== undefined) return { uid, gid };
    }
    throw new Error("PostgreSQL refuses to run as root, and there is no account postgres or nobody to run it.");
}

function numberOf(which: "-u" | "-g", name: string): number | undefined {
    try {
        return Number(execFileSync("id", [which, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    } catch {
        return undefined;
    }
}
