import { writeFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Usage } from "./usage.js";

// Loaded into every Node.js process of a run by NODE_OPTIONS, so that what is measured is what ships: it writes down what
// the process has used, as it ends.
const FOLDER = process.env["BENCH_USAGE"];
const WANTS_HEAP = process.env["BENCH_HEAP"] === "true";

function writeUsage(): void {
    const { user, system } = process.cpuUsage();
    const usage: Usage = {
        script: process.argv[1] ?? "",
        cpuMs: (user + system) / 1000,
        ...(WANTS_HEAP ? { heapBytes: heapAfterCollection() } : {}),
    };
    writeFileSync(`${FOLDER}/${process.pid}.json`, JSON.stringify(usage));
}

function heapAfterCollection(): number {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    for (let round = 0; round < 3; round++) collect();
    return process.memoryUsage().heapUsed;
}

if (FOLDER !== undefined) {
    process.once("exit", writeUsage);
    // A process without a listener of its own would end by the signal, and no event comes.
    for (const signal of ["SIGINT", "SIGTERM"] as const)
        process.on(signal, () => {
            if (process.listenerCount(signal) === 1) process.exit(130);
        });
}
