import { spawn } from "node:child_process";

const MOCHA = require.resolve("mocha/bin/mocha.js");

/** What Node.js is to run: the tests of these files, by mocha; or a command of our own. */
type Suite = { readonly files: readonly string[] } | { readonly command: readonly string[] };

const SIMULATION = "dist/test/simulation/command.js";

/** The suites that every change must pass, by name, each independent of the others; the longest first. */
const SUITES: Readonly<Record<string, Suite>> = {
    // Both faces, one test after the other: it waits more than it works.
    faces: { files: ["dist/test/provider/faces/*.test.js"] },
    unit: {
        files: [
            "dist/test/!(provider|endToEnd|languages|crash|concurrency|postgres|gitDependency|pipelines)/**/*.test.js",
            "dist/test/provider/*.test.js",
            "dist/test/provider/!(faces)/**/*.test.js",
        ],
    },
    crash: { files: ["dist/test/crash/**/*.test.js"] },
    endToEnd: { files: ["dist/test/endToEnd/**/*.test.js"] },
    languages: { files: ["dist/test/languages/**/*.test.js"] },
    concurrency: { files: ["dist/test/concurrency/**/*.test.js"] },
    simulation: { command: [SIMULATION, "--seeds", "500"] },
    simulatedPlugin: { command: [SIMULATION, "--seeds", "500", "--face", "plugin"] },
};

/** What takes too long, or needs too much of its surroundings, for every change: `npm run test:all` has it too. */
const LONG_SUITES: Readonly<Record<string, Suite>> = {
    freshSimulation: { command: [SIMULATION, "--seeds", "5000", "--fresh"] },
    freshSimulatedPlugin: { command: [SIMULATION, "--seeds", "5000", "--fresh", "--face", "plugin"] },
    hostile: { command: ["dist/test/hostile/command.js"] },
    gitDependency: { files: ["dist/test/gitDependency/**/*.test.js"] },
    mutations: { command: ["dist/test/mutations/command.js"] },
    pipelines: { files: ["dist/test/pipelines/**/*.test.js"] },
};
const ALL_SUITES = { ...SUITES, ...LONG_SUITES };

/** Two processor cores have enough to do with two suites; more at once make each slower. */
const AT_ONCE = 2;

const LONGEST_MINUTES = 40;

/** How long each file took; and the long suites too. */
const FLAGS: readonly string[] = ["--timings", "--all"];

interface SuiteResult {
    readonly name: string;
    readonly passed: number;
    readonly failed: number;
    readonly output: string;
}

/** Runs suites side by side, two at a time, prints each when it is done, and closes with one line `N passed, N failed`. */
async function main(args: readonly string[]): Promise<number> {
    const names = args.filter((arg) => !FLAGS.includes(arg));
    const unknown = names.filter((name) => !(name in ALL_SUITES));
    if (unknown.length > 0) {
        const known = Object.keys(ALL_SUITES).join(", ");
        console.error(`There is no suite ${unknown.join(", ")}. Known are ${known}, and ${FLAGS.join(" and ")}.`);
        return 2;
    }
    const waiting = names.length > 0 ? names : Object.keys(args.includes("--all") ? ALL_SUITES : SUITES);
    const results: SuiteResult[] = [];
    const lane = async () => {
        for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
            results.push(await runAndPrint(name, args.includes("--timings")));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    const passed = sum(results.map((result) => result.passed));
    const failed = sum(results.map((result) => result.failed));
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
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
