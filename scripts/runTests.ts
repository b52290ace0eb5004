import { spawn } from "node:child_process";

/** The suites, by name: a folder of compiled tests each, independent of each other and run side by side. */
const SUITES: Readonly<Record<string, readonly string[]>> = {
    unit: ["dist/test/!(endToEnd)/**/*.test.js", "dist/test/*.test.js"],
    endToEnd: ["dist/test/endToEnd/**/*.test.js"],
};

interface SuiteResult {
    readonly name: string;
    readonly passed: number;
    readonly failed: number;
    readonly output: string;
}

/** Runs suites side by side, prints each when it is done, and closes with one line `N passed, N failed`. */
async function main(names: readonly string[]): Promise<number> {
    const unknown = names.filter((name) => !(name in SUITES));
    if (unknown.length > 0) {
        console.error(`There is no suite ${unknown.join(", ")}. Known are ${Object.keys(SUITES).join(", ")}.`);
        return 2;
    }
    const chosen = names.length > 0 ? names : Object.keys(SUITES);
    const results = await Promise.all(chosen.map(runAndPrint));
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
    const mocha = require.resolve("mocha/bin/mocha.js");
    const child = spawn(process.execPath, [mocha, ...(SUITES[name] ?? [])], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const exitCode = await new Promise<number>((resolve) => child.on("close", (code) => resolve(code ?? 1)));
    const passed = count(output, "passing");
    const failed = count(output, "failing");
    // A run that ended early, or found no test, is a failure whatever it printed.
    const isSound = failed > 0 || (exitCode === 0 && passed > 0);
    return { name, passed, failed: isSound ? failed : 1, output };
}

function count(output: string, word: string): number {
    return Number(new RegExp(`^\\s*(\\d+) ${word}\\b`, "m").exec(output)?.[1] ?? 0);
}

function sum(numbers: readonly number[]): number {
    return numbers.reduce((total, number) => total + number, 0);
}

void main(process.argv.slice(2)).then((code) => (process.exitCode = code));
