import { DEVICE_LAG_MS } from "./pair/lag.js";
import { dynamicEntry } from "./dynamic/entry.js";
import { createHaActiveNode } from "./dynamic/haActiveNode/index.js";
import { createWaveGate } from "./dynamic/waveGate/index.js";
import type { EntryPoint } from "./resource/entryPoint.js";
import type { PairExamination } from "./resource/examination/index.js";
import type { PairReport } from "./resource/getPair.js";
import type { ImportOptions, ImportRecord } from "./resource/importRecord.js";
import type { PairLook } from "./resource/pairLook.js";

export { printable } from "./device/printable.js";
export { SbcError, type SbcErrorCode } from "./errors.js";
export { forgetRequest, openRequests } from "./resource/openRequests.js";
export type { ForgetResult, OpenRequest, OpenRequests } from "./resource/openRequests.js";
export type { EntryPoint } from "./resource/entryPoint.js";
export type { Finding, NodeExamination, PairExamination } from "./resource/examination/index.js";
export type { PairReport } from "./resource/getPair.js";
export type { ImportOptions, ImportRecord } from "./resource/importRecord.js";
export type { NodeLook, PairLook } from "./resource/pairLook.js";
export { journalFolder } from "./state/journalFiles.js";

const entry = dynamicEntry({ lagMs: DEVICE_LAG_MS });

/**
 * The lifecycle of an `HaActiveNode`, called by Pulumi's dynamic provider.
 *
 * A public contract: what Pulumi stores for every resource names this entry and this export. Neither may ever change.
 */
export const haActiveNode = entry.lifeCycle(createHaActiveNode);

/** The same of a `WaveGate`. A public contract too. */
export const waveGate = entry.lifeCycle(createWaveGate);

/**
 * Looks at a pair once, and changes nothing. The SDK's `getPair` has the types of its arguments.
 *
 * @param by how whoever asks gives credentials and arguments: a program's, unless a command says its own
 */
export function getPair(args: unknown, by?: EntryPoint): Promise<PairReport> {
    return entry.getPair(args, by);
}

/**
 * Makes a function that looks at a pair in detail, and changes nothing. Its calls share one token a node, however often and
 * side by side they are made; credentials that were refused are not tried again.
 *
 * @param signal ends what is under way: its reason is thrown
 */
export function pairLooks(by: EntryPoint, signal: AbortSignal): (args: unknown) => Promise<PairLook> {
    return entry.pairLooks(by, signal);
}

/**
 * Looks at a pair once, changes nothing, and gives what follows from each thing that its nodes showed.
 *
 * The replies are in it as they came, with names and tokens: not to be printed.
 */
export function examinePair(args: unknown, by?: EntryPoint): Promise<PairExamination> {
    return entry.examinePair(args, by);
}

/** Looks at a pair once, changes nothing, and makes the record that an import of it as it is needs. */
export function importRecord(args: unknown, options: ImportOptions): Promise<ImportRecord> {
    return entry.importRecord(args, options);
}
