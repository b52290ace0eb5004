import type { Io } from "../../device/io.js";
import type { Reason } from "../decide.js";
import { pairName, type PairSettings } from "../settings.js";
import type { RunParts } from "./runParts.js";
import { spellingsOf } from "./spellings.js";
import { warnOnce } from "./warnOnce.js";

export interface NotLocked {
    readonly kind: "notLocked";
    readonly reason: Reason;
}

/** Runs `work` while no other run on this machine is between its decision and its outcome for this pair. */
export async function underPairLock<T>(
    settings: PairSettings,
    { locks, isJournalRequired, resolve }: RunParts,
    io: Io,
    work: () => Promise<T>,
): Promise<T | NotLocked> {
    const pair = pairName(settings);
    const endpoints = (await spellingsOf(settings, { resolve }, io)).flat();
    const attempt = await locks.acquire(
        [...new Set(endpoints)].sort(),
        settings.settleMs,
        io.signal,
        ({ pid, host, since }) =>
            io.log(
                `${pair}: process ${pid} on ${host} has been working on this pair since ${since}; waiting for it to end.`,
                "progress",
            ),
    );
    switch (attempt.kind) {
        case "taken": {
            const { pid, host, since, path } = attempt.by;
            return notLocked(
                `Another run is working on this pair: process ${pid} on ${host}, since ${since}.`,
                `Run this again when it has ended. If that process is gone for good, on a machine that shares this home, remove ${path}.`,
            );
        }
        case "unavailable": {
            if (isJournalRequired) return notLocked(attempt.fact, "Make it writable, or see oracle-sbc:journal.");
            warnOnce(
                io,
                locks,
                "locking",
                `${pair}: ${attempt.fact} Two runs on this machine may work on one pair at once.`,
            );
            return await work();
        }
        case "held":
            try {
                return await work();
            } finally {
                await attempt.release();
            }
    }
}

function notLocked(observed: string, remedy: string): NotLocked {
    return { kind: "notLocked", reason: { observed, remedy } };
}
