import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../scripts/processes/run.js";

export const GO_ENV = { GOWORK: "off", CGO_ENABLED: "0", GOFLAGS: "-buildvcs=false" };

export interface Place {
    readonly cwd?: string;
    readonly input?: string;
    readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program to its end, and returns what it printed. Throws its own words where it fails. */
export async function output(command: string, args: readonly string[], { env, ...place }: Place = {}): Promise<string> {
    const ended = await run(command, args, {
        ...place,
        env: { ...process.env, ...env },
        stallMs: 600_000,
        signal: new AbortController().signal,
    });
    if (ended.kind !== "exited") throw new Error(`${command} ${ended.why}.`);
    if (ended.code !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${ended.stderr}${ended.stdout}`);
    return ended.stdout;
}

/** A new folder outside the checkout, removed when the work in it is done. */
export async function inNewFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
    const folder = mkdtempSync(join(tmpdir(), "sdk-"));
    try {
        return await work(folder);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}
