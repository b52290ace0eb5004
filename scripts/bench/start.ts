import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";

export interface Start {
    /** From the start of the process to the first line that it prints, which is its port. */
    readonly ms: number;
    /** Resident memory at that moment, of the process and of those that it has started. */
    readonly mebibytes: number;
}

/** Starts a provider as the engine does, once, and ends it. */
export async function measureStart([command = "", ...args]: readonly string[], cwd: string): Promise<Start> {
    const startedMs = performance.now();
    // A group of its own, as under the engine; so all of it can be ended.
    const child = spawn(command, [...args, "127.0.0.1:1"], { cwd, stdio: ["pipe", "pipe", "inherit"], detached: true });
    try {
        const first = await Promise.race([once(child.stdout, "data"), once(child, "exit").then(() => [""])]);
        const ms = performance.now() - startedMs;
        if (!/^\d+\n/.test(String(first[0]))) throw new Error(`${command} printed no port.`);
        return { ms, mebibytes: memoryOf(child.pid ?? 0) };
    } finally {
        const ended = child.exitCode === null ? once(child, "close") : undefined;
        if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
        await ended;
    }
}

function memoryOf(pid: number): number {
    const { stdout } = spawnSync("ps", ["-e", "-o", "pid=,ppid=,rss="], { encoding: "utf8" });
    const rows = stdout.split("\n").map((line) => line.trim().split(/\s+/).map(Number));
    const kibibytesOf = (parent: number): number =>
        rows
            .filter(([id, parentId]) => id === parent || (parentId === parent && id !== parent))
            .reduce((sum, [id = 0, , rss = 0]) => sum + (id === parent ? rss : kibibytesOf(id)), 0);
    return kibibytesOf(pid) / 1024;
}
