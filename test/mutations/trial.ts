import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Kind, KINDS } from "../simulation/scenario/kinds.js";
import { THOROUGHLY } from "../thorough.js";
import type { Mutation } from "./mutation.js";
import { compile, plant } from "./plant.js";

const DIST = resolve(__dirname, "../..");
const ROOT = resolve(DIST, "..");
const MOCHA = require.resolve("mocha/bin/mocha.js");
/** What a test of the provider may need beside it. */
const BESIDE = ["test", "simulator", "sdk", "cli"] as const;
/** So many schedules must show a bug. */
const ENOUGH = 3;

/** Which schedules may show a bug. */
export interface Schedules {
    readonly from: number;
    readonly seeds: number;
    readonly kinds: readonly Kind[];
}

/** What the source says with the bug in it. Throws if it has no place of its own. */
export function sourceWith(mutation: Mutation): string {
    return plant(readFileSync(join(ROOT, "provider", mutation.file), "utf8"), mutation);
}

/** Plants a bug in a copy of the compiled provider. Says what caught it; `undefined`: nothing did. */
export async function trial(mutation: Mutation, index: number, schedules: Schedules): Promise<string | undefined> {
    const folder = join(DIST, "mutants", String(index));
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    try {
        cpSync(join(DIST, "provider"), join(folder, "provider"), { recursive: true });
        const compiled = join(folder, "provider", mutation.file.replace(/\.ts$/, ".js"));
        writeFileSync(compiled, compile(sourceWith(mutation), mutation.file));
        return mutation.caughtBy === undefined
            ? await simulated(folder, mutation, schedules)
            : await tested(folder, mutation.caughtBy);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

async function simulated(
    folder: string,
    { face = "dynamic", kinds: own }: Mutation,
    { from, seeds, kinds }: Schedules,
): Promise<string | undefined> {
    const command = join(DIST, "test/simulation/command.js");
    const provider = join(folder, "provider");
    const options = [
        "--face",
        face,
        "--from",
        from,
        "--seeds",
        seeds,
        "--stop-after",
        ENOUGH,
        // As many bugs are tried at once as there are cores.
        "--workers",
        1,
        "--kinds",
        (own ?? KINDS).filter((kind) => kinds.includes(kind)).join(","),
    ];
    const output = await run([command, "--provider", provider, ...options.map(String), "--quiet"]);
    // A copy that does not run is no proof: what catches it must be broken rules.
    const [, after] = /^Stopped at seed \d+, after (.*) failed\.$/m.exec(output) ?? [];
    const [, rules] = /^Schedules that broke a rule: (.*)\.$/m.exec(output) ?? [];
    return after === undefined ? undefined : `${after} schedules: ${rules ?? ""}`;
}

async function tested(folder: string, test: string): Promise<string | undefined> {
    for (const beside of BESIDE) cpSync(join(DIST, beside), join(folder, beside), { recursive: true });
    const output = await run([MOCHA, "--no-config", join(folder, test.replace(/\.ts$/, ".js"))]);
    const failing = /^\s*(\d+) failing/m.exec(output)?.[1];
    return failing === undefined ? undefined : `${failing} failing in ${test}`;
}

async function run(args: readonly string[]): Promise<string> {
    const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...THOROUGHLY } });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    await new Promise((done) => child.on("close", done));
    return output;
}
