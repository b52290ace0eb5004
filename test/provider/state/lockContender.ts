import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../../../provider/clock.js";
import { FileLock } from "../../../provider/state/fileLock.js";

// One of several processes that contend for a lock: each time inside, adds one to a file without any care of others.
const [folder = "", rounds = "1", deadlyRound = "-1"] = process.argv.slice(2);
const lock = new FileLock({ folder, name: "contended", clock: systemClock, isDurable: false });
const counter = join(folder, "counter");
const marker = join(folder, "inside");
const textOf = (path: string) => {
    try {
        return readFileSync(path, "utf8");
    } catch {
        return "";
    }
};

async function work(): Promise<void> {
    for (let round = 0; round < Number(rounds); round++) {
        const attempt = await lock.acquire(60_000, new AbortController().signal);
        if (attempt.kind !== "held") throw new Error(`waited for ${JSON.stringify(attempt.by)}`);
        const before = textOf(marker);
        // Left behind by one that was killed inside: gone by now. Written by one that lives: two are inside.
        if (before !== "" && isRunning(Number(before))) process.stdout.write(`with ${before} inside\n`);
        writeFileSync(marker, String(process.pid));
        const count = Number(textOf(counter));
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
        if (textOf(marker) !== String(process.pid)) process.stdout.write(`${textOf(marker)} came inside\n`);
        if (round === Number(deadlyRound)) process.kill(process.pid, "SIGKILL");
        writeFileSync(counter, String(count + 1));
        writeFileSync(marker, "");
        process.stdout.write("counted\n");
        await attempt.release();
    }
}

function isRunning(pid: number): boolean {
    try {
        return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
    } catch {
        return false;
    }
}

void work();
