import { spawn } from "node:child_process";
import { once } from "node:events";
import type { TestStack } from "./stack.js";

export interface Streams {
    readonly code: number | null;
    readonly out: string;
    readonly err: string;
}

/** Runs a command in the project's folder, with the environment of the stack, and keeps its two streams apart. */
export async function streamsOf(
    { stack, place }: TestStack,
    command: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
): Promise<Streams> {
    const options = { cwd: stack.workspace.workDir, env: { ...process.env, ...place.envVars, ...env } };
    const child = spawn(command, args, options);
    let out = "";
    let err = "";
    child.stdout.on("data", (piece) => (out += String(piece)));
    child.stderr.on("data", (piece) => (err += String(piece)));
    const [code] = (await once(child, "close")) as [number | null];
    return { code, out, err };
}

/** The CLI of Pulumi. */
export function pulumiStreams(
    stack: TestStack,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
): Promise<Streams> {
    const all = [...args, "--stack", stack.stack.name, "--non-interactive", "--color", "never"];
    return streamsOf(stack, stack.place.pulumiCommand.command, all, env);
}
