import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { exchangeReplies } from "./exchangeReplies.js";
import { MemoryWatch } from "./memory.js";
import { readFamily } from "./readReplies.js";
import { XML_FAMILIES } from "./xmlReplies.js";

const HELP = `Usage: node dist/test/hostile/command.js [options]

Gives the provider replies that no device ought to give.

  --replies N    how many generated bodies are read (default 100000)
  --exchanges N  how many generated answers come over TLS, besides those that have a name (default 2000)
  --seed N       of all that is generated (default: another each time)
  --family NAME  only this family of bodies, and --path: only this body of it
  --exchange N   only this generated answer
`;
const MOST_MIB = 64;
const WARM_UP = 400;
const WARM_UP_EXCHANGES = 100;

const { values } = parseArgs({
    options: {
        replies: { type: "string", default: process.env["HOSTILE_REPLIES"] ?? "100000" },
        exchanges: { type: "string", default: process.env["HOSTILE_EXCHANGES"] ?? "2000" },
        seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
        family: { type: "string" },
        path: { type: "string" },
        exchange: { type: "string" },
        part: { type: "string" },
        help: { type: "boolean", default: false },
    },
});
const seed = Number(values.seed);
const again = `Again: node dist/test/hostile/command.js --seed ${seed}`;

/** Each part has a process of its own, so that its memory is its own. */
async function main(): Promise<number> {
    if (values.help) {
        console.log(HELP);
        return 0;
    }
    if (values.part === "read" || values.family !== undefined) return read(Number(values.replies));
    if (values.part === "exchange" || values.exchange !== undefined) return await exchange(Number(values.exchanges));
    console.log(`Seed ${seed}.`);
    const options = ["--replies", values.replies, "--exchanges", values.exchanges, "--seed", values.seed];
    const parts: { passed: number; failed: number }[] = [];
    for (const part of ["read", "exchange"]) parts.push(await inOwnProcess([...options, "--part", part]));
    const passed = sum(parts.map((part) => part.passed));
    const failed = sum(parts.map((part) => part.failed));
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
}

function read(replies: number): number {
    const families = Object.entries(XML_FAMILIES).filter(([name]) => name === (values.family ?? name));
    for (const [family] of families) readFamily(family, WARM_UP, seed + 1, () => undefined);
    const memory = new MemoryWatch();
    const startedMs = performance.now();
    let read = 0;
    const reports = families.map(([family, { perMille }]) =>
        readFamily(
            family,
            Math.ceil((replies * perMille) / 1000),
            seed,
            () => ++read % 50 || memory.look(),
            values.path,
        ),
    );
    const failures = reports.flatMap(({ family, failure }) => (failure ? [{ family, ...failure }] : []));
    for (const { family, body, why, path } of failures) {
        console.log(
            `${family}: ${why}: ${JSON.stringify(body.slice(0, 300))}\n${again} --family "${family}" --path "${path}"`,
        );
    }
    const statuses = sum(reports.map((report) => report.statuses));
    console.log(`Read ${read} bodies, ${statuses} of them a status. ${seconds(startedMs)}.`);
    return close(read - failures.length, failures.length, memory);
}

async function exchange(replies: number): Promise<number> {
    const only = values.exchange === undefined ? undefined : Number(values.exchange);
    await exchangeReplies(Math.min(WARM_UP_EXCHANGES, replies), seed + 1, () => undefined, { isWhole: false });
    const memory = new MemoryWatch();
    const startedMs = performance.now();
    let exchanged = 0;
    const timer = setInterval(() => memory.look(), 5);
    const report = await exchangeReplies(replies, seed, () => ++exchanged % 10 || memory.collect(), { only });
    clearInterval(timer);
    for (const { reply, why } of report.failures) console.log(`${reply}: ${why}\n${again} --exchange ${reply}`);
    console.log(
        `Exchanged ${report.replies} answers over TLS: ${report.seen} of the generated ones a status, ${report.accepted} an acceptance. ${seconds(startedMs)}.`,
    );
    return close(report.replies - report.failures.length, report.failures.length, memory);
}

function close(passed: number, failed: number, memory: MemoryWatch): number {
    const { mostMiB, leftMiB } = memory.report();
    console.log(`Memory above the start: ${mostMiB} MiB at the most, ${leftMiB} MiB in the end.`);
    const isSmall = mostMiB <= MOST_MIB;
    if (!isSmall) console.log(`That is more than ${MOST_MIB} MiB.`);
    console.log(`${passed} passed, ${failed + (isSmall ? 0 : 1)} failed`);
    return failed === 0 && isSmall ? 0 : 1;
}

async function inOwnProcess(options: readonly string[]): Promise<{ passed: number; failed: number }> {
    const child = spawn(process.execPath, ["--expose-gc", __filename, ...options], {
        stdio: ["ignore", "pipe", "inherit"],
        // Else glibc keeps what is free in one heap per processor, and that would be measured.
        env: { ...process.env, MALLOC_ARENA_MAX: "1" },
    });
    let output = "";
    child.stdout.on("data", (bytes: Buffer) => (output += bytes.toString()));
    await new Promise((done) => child.on("close", done));
    const [, passed, failed] = /^(\d+) passed, (\d+) failed\n$/m.exec(output) ?? [];
    console.log(output.replace(/^\d+ passed.*\n/m, "").trim());
    // A part that ended before it could say how is a failure.
    return passed === undefined ? { passed: 0, failed: 1 } : { passed: Number(passed), failed: Number(failed) };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const seconds = (startedMs: number) => `${Math.round((performance.now() - startedMs) / 100) / 10} s`;

void main().then((code) => (process.exitCode = code));
