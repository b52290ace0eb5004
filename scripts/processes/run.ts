import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { watchForStall } from "./stall.js";

export type Ended =
    | { readonly kind: "exited"; readonly code: number; readonly stdout: string; readonly stderr: string }
    /** `why` follows the name of the command in a sentence. */
    | { readonly kind: "notRun" | "stopped"; readonly why: string };

export interface RunOptions {
    readonly env: NodeJS.ProcessEnv;
    readonly cwd?: string;
    /** Given on standard input, which is empty otherwise. */
    readonly input?: string;
    /** Stopped after so long without output. */
    readonly stallMs: number;
    /** What a program that is stopped has to end in order; then it is killed. */
    readonly graceMs?: number;
    readonly signal: AbortSignal;
    readonly onLine?: (line: string, stream: "stdout" | "stderr") => void;
}

/** Runs one program to its end. Never rejects: how it ended is the result. */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<Ended> {
    const { cwd, input = "", stallMs, graceMs = 5_000, onLine } = options;
    if (options.signal.aborted) return Promise.resolve({ kind: "stopped", why: "was stopped" });
    return new Promise((resolve) => {
        const child = spawn(command, args, {
            env: options.env,
            ...(cwd === undefined ? {} : { cwd }),
            stdio: "pipe",
            // A process group of its own: Ctrl-C in a terminal reaches it once, from here, and what it starts ends with it.
            detached: process.platform !== "win32",
        });
        child.stdin.on("error", () => undefined).end(input);
        const watch = watchForStall(stallMs, options.signal);
        let kill: NodeJS.Timeout | undefined;
        const stop = () => {
            signalGroup(child, "SIGINT");
            kill = setTimeout(() => {
                signalGroup(child, "SIGKILL");
                // A grandchild in a group of its own may hold them open.
                child.stdout.destroy();
                child.stderr.destroy();
            }, graceMs);
        };
        watch.signal.addEventListener("abort", stop);
        const output = { stdout: "", stderr: "" };
        for (const name of ["stdout", "stderr"] as const) {
            child[name].setEncoding("utf8").on("data", (text: string) => {
                watch.progress();
                output[name] += text;
            });
            if (onLine) createInterface({ input: child[name] }).on("line", (line) => onLine(line, name));
        }
        const end = (ended: Ended) => {
            watch.signal.removeEventListener("abort", stop);
            clearTimeout(kill);
            watch.stop();
            resolve(ended);
        };
        child.on("error", (error) => end({ kind: "notRun", why: `could not be started (${error.message})` }));
        child.on("close", (code, killedBy) => {
            if (options.signal.aborted) end({ kind: "stopped", why: "was stopped" });
            else if (watch.signal.aborted)
                end({ kind: "stopped", why: `printed nothing for ${stallMs / 1000} s and was stopped` });
            else if (code === null) end({ kind: "stopped", why: `was killed by ${killedBy}` });
            else end({ kind: "exited", code, ...output });
        });
    });
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
    if (child.pid === undefined) return;
    try {
        process.kill(process.platform === "win32" ? child.pid : -child.pid, signal);
    } catch {
        // It has ended already.
    }
}
