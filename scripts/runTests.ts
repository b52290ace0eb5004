import { spawn } from "node:child_process";

const MOCHA = require.resolve("mocha/bin/mocha.js");

/** The suites, by name: what Node.js is to run, each independent of the others. */
const SUITES: Readonly<Record<string, readonly string[]>> = {
    unit: [MOCHA, "dist/test/!(endToEnd|languages|crash|concurrency|postgres|gitDependency)/**/*.test.js"],
    crash: [MOCHA, "dist/test/crash/**/*.test.js"],
    endToEnd: [MOCHA, "dist/test/endToEnd/**/*.test.js"],
    languages: [MOCHA, "dist/test/languages/**/*.test.js"],
    concurrency: [MOCHA, "dist/test/concurrency/**/*.test.js"],
    simulation: ["dist/test/simulation/command.js", "--seeds", "500"],
    simulatedPlugin: ["dist/test/simulation/command.js", "--seeds", "500", "--face", "plugin"],
};

/** Two processor cores have enough to do with two suites; more at once make each slower. */
const AT_ONCE = 2;

const LONGEST_MINUTES = 40;

interface SuiteResult {
    readonly name: string;
    readonly passed: number;
    readonly failed: number;
    readonly output: string;
}

/** Runs suites side by side, two at a time, prints each when it is done, and closes with one line `N passed, N failed`. */
async function main(names: readonly string[]): Promise<number> {
    const unknown = names.filter((name) => !(name in SUITES));
    if (unknown.length > 0) {
        console.error(`There is no suite ${unknown.join(", ")}. Known are ${Object.keys(SUITES).join(", ")}.`);
        return 2;
    }
    const chosen = names.length > 0 ? names : Object.keys(SUITES);
    const waiting = [...chosen];
    const results: SuiteResult[] = [];
    const lane = async () => {
        for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
            results.push(await runAndPrint(name));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    const passed = sum(results.map((result) => result.passed));
    const failed = sum(results.map((result) => result.failed));
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
}

async function runAndPrint(name: string): Promise<SuiteResult> {
    const startedMs = performance.now();
    const result = await run(name);
    const seconds = Math.round((performance.now() - startedMs) / 1000);
    console.log(
        `== ${name}: ${result.passed} passed, ${result.failed} failed, ${seconds} s\n${result.output.trim()}\n`,
    );
    return result;
}

async function run(name: string): Promise<SuiteResult> {
    const child = spawn(process.execPath, SUITES[name] ?? [], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    // A test that leaves something open would keep its suite from ending.
    const timer = setTimeout(() => {
        output += `\nThe suite had not ended after ${LONGEST_MINUTES} minutes, and was stopped.\n`;
        child.kill("SIGKILL");
    }, LONGEST_MINUTES * 60_000);
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
