import { systemClock } from "./clock.js";
import { createHttpsTransport } from "./device/https.js";
import { printed, type Io } from "./device/io.js";
import { DEVICE_LAG_MS } from "./pair/lag.js";
import { getPair as getPairWith, type PairReport } from "./resources/getPair.js";
import { createHaActiveNode } from "./resources/haActiveNode.js";
import { importRecord as importRecordWith, type ImportOptions, type ImportRecord } from "./resources/importRecord.js";
import { ownParts } from "./resources/ownParts.js";
import { endWithEngine } from "./resources/lifeline.js";

export { SbcError, type SbcErrorCode } from "./errors.js";
export { forgetRequest, openRequests } from "./resources/openRequests.js";
export type { ForgetResult, OpenRequest, OpenRequests } from "./resources/openRequests.js";
export type { PairReport } from "./resources/getPair.js";
export type { ImportOptions, ImportRecord } from "./resources/importRecord.js";
export { journalFolder } from "./state/journalFiles.js";

const io: Io = {
    clock: systemClock,
    transport: createHttpsTransport(),
    // Pulumi tells a dynamic provider of no cancellation.
    signal: new AbortController().signal,
    // Pulumi shows what a dynamic provider prints as messages of the stack, as it comes.
    log: (line, kind) => console.log(printed(line, kind)),
};

endWithEngine();

/**
 * The lifecycle of an `HaActiveNode`, called by Pulumi's dynamic provider.
 *
 * A public contract: what Pulumi stores for every resource names this entry and this export. Neither may ever change.
 */
export const haActiveNode = createHaActiveNode(io, ownParts(DEVICE_LAG_MS));

/** Looks at a pair once, and changes nothing. The SDK's `getPair` has the types of its arguments. */
export function getPair(args: unknown): Promise<PairReport> {
    return getPairWith(args, { ...io, log: () => undefined });
}

/** Looks at a pair once, changes nothing, and makes the record that an import of it as it is needs. */
export function importRecord(args: unknown, options: ImportOptions): Promise<ImportRecord> {
    return importRecordWith(args, options, { ...io, log: () => undefined });
}
