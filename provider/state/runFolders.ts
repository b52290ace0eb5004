import { createHash, randomUUID } from "node:crypto";
import { readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../clock.js";
import { FileLock } from "./fileLock.js";
import { ownMachine } from "./processIdentity.js";
import { isUnderWay } from "./runRecord.js";
import { readSecureFile } from "./secureFile.js";
import { secureFolder } from "./secureFolder.js";

export const RECORD = "record.json";

/** Younger ones may be about to be used again, by a run whose engine was given the same port. */
const OLD_MS = 3_600_000;

/** The name of a run's folder: an engine's address is its own on one machine, between two boots, in one container. */
export function runName(engineAddress: string): string {
    const { host, machine, boot, pidNamespace } = ownMachine();
    const parts = [host, machine, boot, pidNamespace, engineAddress];
    return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

export function runFolder(directory: string, name: string): string {
    return join(directory, "runs", name);
}

export function openRunFolder(directory: string, name: string): Promise<string> {
    return secureFolder(directory, "runs", name);
}

export function lockOfRun(folder: string, clock: Clock): FileLock {
    // Of no use after a power failure, so it need not outlast one.
    return new FileLock({ folder, name: "lock", clock, isDurable: false });
}

/** Never throws: what stays is removed by a later run. */
export async function removeEndedRuns(directory: string, own: string, clock: Clock): Promise<void> {
    const runs = join(directory, "runs");
    const names = await readdir(runs).catch(() => []);
    for (const name of names.filter((other) => other !== own)) {
        await removeIfEnded(runs, name, clock).catch(() => undefined);
    }
}

async function removeIfEnded(runs: string, name: string, clock: Clock): Promise<void> {
    const folder = join(runs, name);
    if (clock.date().getTime() - (await stat(folder)).mtimeMs < OLD_MS) return;
    const attempt = await lockOfRun(folder, clock).acquire(0, new AbortController().signal);
    if (attempt.kind === "taken" || isUnderWay((await readSecureFile(join(folder, RECORD))) ?? "")) return;
    // With its lock, in one step: whoever waits for that finds no folder, and makes one.
    const removed = join(runs, `removed-${randomUUID()}`);
    await rename(folder, removed);
    await rm(removed, { recursive: true, force: true });
}
