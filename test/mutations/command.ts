import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { MUTATIONS, type Mutation } from "./mutations.js";

const DIST = resolve(__dirname, "../..");

/** Plants each bug in a copy of the compiled provider, and runs the simulation until it is caught. */
async function main(): Promise<number> {
    const { values } = parseArgs({ options: { seeds: { type: "string", default: "3000" } } });
    const waiting = MUTATIONS.map((mutation, index) => ({ mutation, index }));
    let failed = 0;
    const worker = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
            const said = await trial(next.mutation, next.index, values.seeds);
            if (said === undefined) failed++;
            console.log(
                `${said === undefined ? "NOT CAUGHT" : "caught"}: ${next.mutation.bug}${said === undefined ? "" : ` (${said})`}`,
            );
        }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, worker));
    console.log(`${MUTATIONS.length - failed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
}

/** What caught it, or `undefined`. */
async function trial(
    { bug, file, from, to, face = "dynamic" }: Mutation,
    index: number,
    seeds: string,
): Promise<string | undefined> {
    const folder = join(DIST, "mutants", String(index));
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    cpSync(join(DIST, "provider"), folder, { recursive: true });
    const path = join(folder, file);
    const parts = readFileSync(path, "utf8").split(from);
    if (parts.length !== 2)
        throw new Error(`The place for "${bug}" is ${parts.length - 1} times in ${file}: bring it up to date.`);
    writeFileSync(path, parts.join(to));
    const output = await simulate(folder, seeds, face);
    rmSync(folder, { recursive: true, force: true });
    // A copy that does not run is no proof: what catches it must be a broken promise.
    return /^(Seed \d+, after .*)\.$/m.exec(output)?.[1];
}

async function simulate(folder: string, seeds: string, face: string): Promise<string> {
    const command = join(DIST, "test/simulation/command.js");
    const child = spawn(process.execPath, [
        command,
        "--face",
        face,
        "--provider",
        folder,
        "--seeds",
        seeds,
        "--first",
        "--quiet",
    ]);
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    await new Promise((done) => child.on("close", done));
    return output;
}

void main().then((code) => (process.exitCode = code));
