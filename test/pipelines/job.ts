import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Simulator } from "../../simulator/index.js";
import type { TestStack } from "../endToEnd/stack.js";
import { type Face, FACES } from "../languages/faces.js";
import { settledStack } from "../languages/settledStack.js";
import { output } from "../sdkGenerated/commands.js";
import { ROOT } from "../structure/sourceFiles.js";

export const SCRIPTS = join(ROOT, "examples/pipelines/scripts");

export interface Ended {
    readonly code: number | null;
    readonly text: string;
}

export async function runScript(
    script: string,
    args: readonly string[],
    { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<Ended> {
    const child = spawn(join(SCRIPTS, script), args, { cwd, env: { ...process.env, ...env } });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += String(chunk)));
    const [code] = (await once(child, "close")) as [number | null];
    return { code, text };
}

/** A repository with one commit, as a job has it. */
export async function commitAll(cwd: string, message = "as declared"): Promise<void> {
    if (!existsSync(join(cwd, ".git"))) await output("git", ["init", "--quiet"], { cwd });
    writeFileSync(join(cwd, ".gitignore"), "plan/\nissues/\nvenv\n");
    const identity = ["-c", "user.name=test", "-c", "user.email=test@localhost"];
    await output("git", ["add", "."], { cwd });
    await output("git", [...identity, "commit", "--quiet", "--allow-empty", "-m", message], { cwd });
}

/** A stack, its repository, and what a job of a pipeline has beside it. */
export class Job {
    readonly #env: Record<string, string>;

    private constructor(
        readonly stack: TestStack,
        more: Readonly<Record<string, string>> = {},
        readonly folder = stack.stack.workspace.workDir,
    ) {
        const { envVars, checkout } = stack.place;
        this.#env = {
            ...envVars,
            PATH: [commandFolder(checkout), envVars["PATH"]].join(delimiter),
            SBC_TRACKER: join(SCRIPTS, "tracker-folder.sh"),
            SBC_TRACKER_FOLDER: join(this.folder, "issues"),
            ...more,
        };
    }

    static async of(stack: TestStack): Promise<Job> {
        await commitAll(stack.stack.workspace.workDir);
        return new Job(stack);
    }

    /** The same job, with other variables. */
    with(more: Readonly<Record<string, string>>): Job {
        return new Job(this.stack, more);
    }

    /** The same job in a checkout of its own. */
    inCopy(): Job {
        const copy = `${this.folder}-copy`;
        cpSync(this.folder, copy, { recursive: true });
        return new Job(this.stack, {}, copy);
    }

    /** @param folder of the plan */
    run(script: string, args: readonly string[] = [], folder = "plan"): Promise<Ended> {
        return runScript(script, [this.stack.stack.name, folder, ...args], { cwd: this.folder, env: this.#env });
    }

    apply(folder = "plan", id = this.kept("id", folder).trim()): Promise<Ended> {
        return this.run("apply.sh", [id], folder);
    }

    kept(file: string, folder = "plan"): string {
        return readFileSync(join(this.folder, folder, file), "utf8");
    }

    openIssues(): string[] {
        const folder = join(this.folder, "issues");
        return existsSync(folder) ? readdirSync(folder).map((name) => name.split("_").at(-1) ?? "") : [];
    }
}

/** As if the package were installed globally. */
function commandFolder(checkout: string): string {
    const folder = join(checkout, "commands");
    const file = join(folder, "pulumi-oracle-sbc");
    if (!existsSync(file)) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(file, `#!/bin/sh\nexec node "${join(checkout, "dist/cli/index.js")}" "$@"\n`);
        chmodSync(file, 0o755);
    }
    return folder;
}

export const A = "sbc-chi-a";
export const B = "sbc-chi-b";

/** The plugin by a YAML program, and the dynamic provider by a TypeScript program. */
export const BOTH_FACES = ["YAML", "TypeScript with the dynamic provider"];

/** A pair that is up, with its first node active as declared. */
export function jobOf(faceName: string, stackName: string, pair: Simulator): Promise<Job> {
    const face = FACES.find(({ name }) => name === faceName);
    if (face === undefined) throw new Error(`There is no ${faceName}.`);
    return jobWith(face, stackName, pair);
}

export async function jobWith(face: Face, stackName: string, pair: Simulator): Promise<Job> {
    return await Job.of(await settledStack(face, stackName, pair));
}

export async function failOver(pair: Simulator): Promise<void> {
    pair.failOver();
    await pair.settled();
}
