import { systemClock } from "../clock.js";
import { createHttpsTransport } from "../device/https.js";
import { printed, type Io } from "../device/io.js";
import { engineIsThere } from "../engineAddress.js";
import type { EntryPoint } from "../resource/entryPoint.js";
import { getPair, lookAtPair, onItsOwn, type LookedAtPair, type PairReport } from "../resource/getPair.js";
import { createHaActiveNode } from "./provider.js";
import { importRecord, type ImportOptions, type ImportRecord } from "../resource/importRecord.js";
import { ownParts } from "../resource/ownParts.js";
import { endWithEngine } from "./endWithEngine.js";

/** What differs between the build that ships and the one of tests on a shortened device. */
export interface EntryParts {
    /** How long after its answer a switchover request may still act. */
    readonly lagMs: number;
}

/** All that an entry of the dynamic provider gives out, and what loading it does to the process. */
export function dynamicEntry({ lagMs }: EntryParts) {
    const io: Io = {
        clock: systemClock,
        transport: createHttpsTransport(),
        // Pulumi tells a dynamic provider of no cancellation.
        signal: new AbortController().signal,
        // Pulumi shows what a dynamic provider prints as messages of the stack, as it comes.
        log: (line, kind) => console.log(printed(line, kind)),
        isEngineThere: () => engineIsThere(),
    };
    const silent: Io = { ...io, log: () => undefined };
    endWithEngine();
    return {
        haActiveNode: createHaActiveNode(io, ownParts(lagMs)),
        getPair: (args: unknown, by?: EntryPoint): Promise<PairReport> => getPair(args, silent, onItsOwn(by)),
        lookAtPair: (args: unknown, by?: EntryPoint): Promise<LookedAtPair> => lookAtPair(args, silent, onItsOwn(by)),
        importRecord: (args: unknown, options: ImportOptions): Promise<ImportRecord> =>
            importRecord(args, options, silent),
    };
}
