import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { failedTests } from "./failedTests.js";
import { ALL_SUITES, type Suite, SUITES } from "./testSuites.js";

const MOCHA = require.resolve("mocha/bin/mocha.js");

/** More at once make each slower; but half a core more fills the moments in which all of them wait. */
const CORES = availableParallelism() + 0.5;

const LONGEST_MINUTES = 40;
const MINUTES_AFTER_RESULT = 2;
const MOCHAS_RESULT = /^\s*\d+ passing\b/m;

/** How long each file took; and the long suites too, with every suite trying all that it can (test/thorough.ts). */
const FLAGS: readonly string[] = ["--timings", "--all"];

interface SuiteResult {
    readonly name: string;
    readonly passed: number;
    readonly failed: number;
    readonly output: string;
}

/** Runs suites side by side, as many as keep the processor busy, prints each when it is done, and closes with one line `N passed, N failed`. */
async function main(args: readonly string[]): Promise<number> {
    const names = args.filter((arg) => !FLAGS.includes(arg));
    const unknown = names.filter((name) => !(name in ALL_SUITES));
    if (unknown.length > 0) {
        const known = Object.keys(ALL_SUITES).join(", ");
        console.error(`There is no suite ${unknown.join(", ")}. Known are ${known}, and ${FLAGS.join(" and ")}.`);
        return 2;
    }
    const waiting = names.length > 0 ? names : Object.keys(args.includes("--all") ? ALL_SUITES : SUITES);
    if (args.includes("--all")) process.env["TEST_THOROUGHLY"] = "true";
    const results = await runAll(waiting, args.includes("--timings"));
    const passed = sum(results.map((result) => result.passed));
    const failed = sum(results.map((result) => result.failed));
    // Last, as a long output is often cut at its beginning.
    for (const { name, output } of results) for (const title of failedTests(output)) console.log(`${name}: ${title}`);
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
}

async function runAll(names: readonly string[], withTimings: boolean): Promise<SuiteResult[]> {
    const waiting = [...names];
    const results: SuiteResult[] = [];
    const running = new Map<string, Promise<void>>();
    while (waiting.length + running.size > 0) {
        const free = CORES - sum([...running.keys()].map(coresOf));
        const next = waiting.find((name) => running.size === 0 || coresOf(name) <= free);
        if (next === undefined) {
            await Promise.race(running.values());
            continue;
        }
        waiting.splice(waiting.indexOf(next), 1);
        const ended = (result: SuiteResult) => {
            results.push(result);
            running.delete(next);
        };
        running.set(next, runAndPrint(next, withTimings).then(ended));
    }
    return results;
}

function coresOf(name: string): number {
    return ALL_SUITES[name]?.cores ?? 1;
}

async function runAndPrint(name: string, withTimings: boolean): Promise<SuiteResult> {
    const startedMs = performance.now();
    const result = await run(name, withTimings);
    const seconds = Math.round((performance.now() - startedMs) / 1000);
    console.log(
        `== ${name}: ${result.passed} passed, ${result.failed} failed, ${seconds} s\n${result.output.trim()}\n`,
    );
    return result;
}

function argsOf(suite: Suite, withTimings: boolean): readonly string[] {
    if ("command" in suite) return suite.command;
    return [MOCHA, ...(withTimings ? ["--reporter", "dist/test/timings/reporter.js"] : []), ...suite.files];
}

async function run(name: string, withTimings: boolean): Promise<SuiteResult> {
    const suite = ALL_SUITES[name] ?? { command: [] };
    const child = spawn(process.execPath, argsOf(suite, withTimings), { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    // A test that leaves something open would keep its suite from ending.
    const stopAfter = (minutes: number) =>
        setTimeout(() => {
            output += `\nThe suite had not ended after ${minutes} minutes, and was stopped.\n`;
            child.kill("SIGKILL");
        }, minutes * 60_000);
    let timer = stopAfter(LONGEST_MINUTES);
    let hasResult = false;
    const collect = (chunk: Buffer) => {
        output += chunk.toString();
        if (hasResult || !MOCHAS_RESULT.test(output)) return;
        hasResult = true;
        clearTimeout(timer);
        timer = stopAfter(MINUTES_AFTER_RESULT);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const exitCode = await new Promise<number>((resolve) => child.on("close", (code) => resolve(code ?? 1)));
    clearTimeout(timer);
    const passed = count(output, "passed");
    const failed = count(output, "failed");
    // A run that ended early, or found no test, is a failure whatever it printed.
    const isSound = failed > 0 || (exitCode === 0 && passed > 0);
    return { name, passed, failed: isSound ? failed : 1, output };
}

/** Mocha writes `12 passing`; a command of our own closes with `12 passed, 0 failed`. */
function count(output: string, outcome: "passed" | "failed"): number {
    const mochasWord = outcome === "passed" ? "passing" : "failing";
    const own = new RegExp(`^.*\\b(\\d+) ${outcome}\\b`, "m");
    const mochas = new RegExp(`^\\s*(\\d+) ${mochasWord}\\b`, "m");
    return Number((mochas.exec(output) ?? own.exec(output))?.[1] ?? 0);
}

function sum(numbers: readonly number[]): number {
    return numbers.reduce((total, number) => total + number, 0);
}

void main(process.argv.slice(2)).then((code) => (process.exitCode = code));
