import { type ChildProcessByStdio, spawn } from "node:child_process";
import { join } from "node:path";
import type { Readable } from "node:stream";

export interface CliRun {
    readonly child: ChildProcessByStdio<null, Readable, Readable>;
    readonly output: () => { readonly out: string; readonly err: string };
    readonly exited: Promise<number | null>;
    /** Resolves when standard output has `text`, or when the process has ended. */
    printed(text: string): Promise<string>;
}

/** Starts the compiled command. */
export function runCli(...args: readonly string[]): CliRun {
    return runCliWith({}, ...args);
}

/** The same, with these environment variables beside those of the tests. */
export function runCliWith(env: Readonly<Record<string, string>>, ...args: readonly string[]): CliRun {
    const child = spawn(process.execPath, [join(__dirname, "../../cli/index.js"), ...args], {
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, ...env },
    });
    let out = "";
    let err = "";
    child.stdout.on("data", (piece: Buffer) => (out += piece.toString("utf8")));
    child.stderr.on("data", (piece: Buffer) => (err += piece.toString("utf8")));
    const exited = new Promise<number | null>((resolve) => child.once("close", resolve));
    const printed = (text: string): Promise<string> =>
        new Promise((resolve) => {
            const check = (): void => {
                if (out.includes(text)) resolve(out);
            };
            child.stdout.on("data", check);
            void exited.then(() => resolve(out));
            check();
        });
    return { child, exited, printed, output: () => ({ out, err }) };
}
