import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensurePulumiVersion } from "../../scripts/pulumiCli/otherVersion.js";
import { output } from "../sdkGenerated/commands.js";
import { ROOT } from "../structure/sourceFiles.js";
import { type Combination, COMBINATIONS, isTestedSdk, needsNewerNode, NODE_OF_NEWEST } from "./combinations.js";
import { type Result, rowsOf, tableOf } from "./table.js";
import type { Measured } from "./variant.js";

const PAGE = join(ROOT, "docs/support.md");
/** Two runs of an engine keep two processor cores busy. */
const AT_ONCE = 2;
const temporary = mkdtempSync(join(tmpdir(), "engines-"));
const running = new Set<ChildProcess>();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
process.once("exit", () => {
    for (const child of running) child.kill();
    rmSync(temporary, { recursive: true, force: true });
});

type Environment = Readonly<Record<string, string>>;

/** Each is got once. */
const environments = new Map<string, Promise<Environment>>();
function once(key: string, make: () => Promise<Environment>): Promise<Environment> {
    const made = environments.get(key) ?? make();
    environments.set(key, made);
    return made;
}

async function engine(version: string): Promise<Environment> {
    await ensurePulumiVersion(version);
    return { TEST_ENGINE: version };
}

/** From the registry, in a folder of its own; with a newer Node.js where it needs one. */
async function sdk(version: string): Promise<Environment> {
    if (isTestedSdk(version)) return {};
    const cwd = join(temporary, version);
    const node = needsNewerNode(version) ? [`node@${NODE_OF_NEWEST}`] : [];
    const packages = [`@pulumi/pulumi@${version}`, "typescript@5.9", ...node];
    await output("npm", ["install", "--no-audit", "--no-fund", "--prefix", cwd, ...packages]);
    const folder: Environment = { TEST_SDK_FOLDER: cwd };
    return node.length === 0 ? folder : { ...folder, TEST_NODE_FOLDER: join(cwd, "node_modules/node/bin") };
}

async function measure(combination: Combination): Promise<Result> {
    try {
        const parts = [
            await once(combination.engine, () => engine(combination.engine)),
            await once(combination.sdk, () => sdk(combination.sdk)),
        ];
        const env = Object.assign({}, ...parts) as Environment;
        return { node: await nodeOf(env), measured: await inOwnProcess(combination, env) };
    } catch (error) {
        return { notRun: (error as Error).message };
    }
}

async function nodeOf(env: Environment): Promise<string> {
    const folder = env["TEST_NODE_FOLDER"];
    const version = await output(folder === undefined ? process.execPath : join(folder, "node"), ["--version"]);
    return /\d+\.\d+/.exec(version)?.[0] ?? "";
}

async function inOwnProcess({ engine, sdk, provider }: Combination, env: Environment): Promise<Measured> {
    const child = spawn(process.execPath, [join(__dirname, "measure.js"), provider], {
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, ...env },
    });
    const text = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) child[name].on("data", (chunk) => (text[name] += String(chunk)));
    running.add(child);
    const code = await new Promise((done) => child.once("close", done));
    running.delete(child);
    const said = text.stdout.trim().split("\n").at(-1) ?? "";
    console.log(`Pulumi ${engine}, @pulumi/pulumi ${sdk}, ${provider}: ${said}\n${text.stderr}`.trim());
    if (code !== 0) throw new Error(text.stderr);
    return JSON.parse(said) as Measured;
}

/** Passes where it is as docs/support.md says, row by row. */
async function main(args: readonly string[]): Promise<number> {
    const results: Result[] = [];
    const waiting = [...COMBINATIONS.entries()];
    const work = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
            results[next[0]] = await measure(next[1]);
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const table = tableOf(results);
    console.log(`\n${table}\n`);
    const page = readFileSync(PAGE, "utf8");
    if (args.includes("--write")) {
        writeFileSync(
            PAGE,
            page.replace(/^\|.*(\n\|.*)*/m, () => table),
        );
        await output("npx", ["prettier", "--write", PAGE], { cwd: ROOT });
    }
    const documented = rowsOf(readFileSync(PAGE, "utf8")).map((row) => row.join());
    const failed = rowsOf(table).filter((row, index) => row.join() !== documented[index]);
    for (const row of failed) console.log(`Not as in docs/support.md: ${row.join(", ")}`);
    console.log(`${COMBINATIONS.length - failed.length} passed, ${failed.length} failed`);
    return failed.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
    (code) => process.exit(code),
    (error: unknown) => {
        console.error(error);
        process.exit(1);
    },
);
