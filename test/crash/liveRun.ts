import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import type { TestStack } from "../endToEnd/stack.js";
import { descendantsOf, isProvider, kill, type Process, stillRunning } from "./processes.js";

/** Who is killed: all of them is what a machine's loss of power leaves. */
export type Victim = "the CLI" | "the provider" | "all of them";

const unfinished = new Set<LiveRun>();
// Whatever fails: no process outlives the tests.
process.once("exit", () => unfinished.forEach((run) => run.killAll()));

/** A command of the Pulumi CLI that is under way, and the processes behind it. */
export class LiveRun {
    text = "";
    /** Of the CLI; none where a signal ended it. */
    readonly ended: Promise<{ readonly code: number | null }>;
    readonly #cli: ChildProcess;
    #providers: readonly Process[] = [];
    readonly #seen = new Map<number, Process>();
    readonly #readers = new Set<() => void>();

    constructor(stack: TestStack, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
        const all = [...args, "--stack", stack.stack.name, "--non-interactive", "--color", "never"];
        const { pulumiCommand, envVars } = stack.place;
        this.#cli = spawn(pulumiCommand.command, all, {
            cwd: stack.stack.workspace.workDir,
            env: { ...process.env, ...envVars, ...env },
            stdio: ["ignore", "pipe", "pipe"],
        });
        for (const stream of [this.#cli.stdout, this.#cli.stderr]) {
            stream?.on("data", (chunk) => {
                this.text += String(chunk);
                for (const read of this.#readers) read();
            });
        }
        // Not "close": an orphan holds the output open.
        this.ended = once(this.#cli, "exit").then(([code]) => ({ code: code as number | null }));
        unfinished.add(this);
    }

    /** `pulumi up` as a pipeline calls it. */
    static up(stack: TestStack): LiveRun {
        return new LiveRun(stack, ["up", "--yes", "--skip-preview"]);
    }

    get pid(): number {
        if (this.#cli.pid === undefined) throw new Error("The Pulumi CLI was not started.");
        return this.#cli.pid;
    }

    /** Resolves when the CLI has printed it; rejects when the CLI ends without. */
    async printed(words: string): Promise<void> {
        await new Promise<void>((resolve, reject) => {
            const read = () => {
                if (this.text.includes(words)) resolve();
            };
            this.#readers.add(read);
            read();
            void this.ended.then(() => reject(new Error(`The run ended and never printed "${words}":\n${this.text}`)));
        });
    }

    /** Resolves as soon as there is one; rejects when the CLI ends without. */
    async hasProvider(): Promise<void> {
        while (!this.#look().some(isProvider)) {
            if (this.#cli.exitCode !== null) throw new Error(`The run ended without a provider:\n${this.text}`);
            await delay(10);
        }
    }

    /** At once: nothing that happens in this process comes between the call and the kill. */
    kill(victim: Victim): void {
        if (victim === "the provider") {
            kill(...this.providers().map(({ pid }) => pid));
            return;
        }
        // A process that begins another program has no command line for a moment: what was seen before counts.
        this.#look();
        kill(this.pid, ...(victim === "all of them" ? this.#seen.keys() : []));
    }

    /** To the CLI alone: Pulumi's plugins have process groups of their own, and a terminal's Ctrl-C reaches none. */
    interrupt(signal: "SIGINT" | "SIGTERM"): void {
        this.#look();
        this.#cli.kill(signal);
    }

    /**
     * One, or with the plugin a second one that answers for its schema. Looks once; afterwards a kill takes no time.
     * What was seen before counts: a killed CLI has no descendants any more.
     */
    providers(): readonly Process[] {
        if (this.#providers.length === 0) {
            this.#look();
            this.#providers = [...this.#seen.values()].filter(isProvider);
        }
        if (this.#providers.length === 0) throw new Error("The run has no provider process.");
        return this.#providers;
    }

    /** What the run has left behind. */
    orphans(): Process[] {
        return stillRunning([...this.#seen.values()]);
    }

    killAll(): void {
        if (this.#cli.exitCode === null && this.#cli.signalCode === null) {
            this.#look();
            kill(this.pid);
        }
        kill(...this.orphans().map(({ pid }) => pid));
        unfinished.delete(this);
    }

    #look(): Process[] {
        const found = descendantsOf(this.pid);
        for (const one of found) this.#seen.set(one.pid, one);
        return found;
    }
}
