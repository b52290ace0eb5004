import type { Io } from "../device/io.js";
import type { EntryPoint } from "../resource/entryPoint.js";
import type { PairExamination } from "../resource/examination/index.js";
import { getPair, onItsOwn, type PairReport } from "../resource/getPair.js";
import { importRecord, type ImportOptions, type ImportRecord } from "../resource/importRecord.js";
import { lookInDetail, type PairLook } from "../resource/pairLook.js";
import type { ProcessParts } from "../resource/parts.js";
import { beginProcess } from "./process.js";

/** What differs between the build that ships and the one of tests on a shortened device. */
export interface EntryParts {
    /** How long after its answer a switchover request may still act. */
    readonly lagMs: number;
}

/** All that an entry of the dynamic provider gives out, and what loading it does to the process. */
export function dynamicEntry({ lagMs }: EntryParts) {
    const { io, parts } = beginProcess(lagMs);
    const silent: Io = { ...io, log: () => undefined };
    return {
        /** The life cycle of one type of resource: each has its own export, and its own text that Pulumi stores. */
        lifeCycle: <T>(create: (io: Io, parts: ProcessParts) => T): T => create(io, parts),
        getPair: (args: unknown, by?: EntryPoint): Promise<PairReport> => getPair(args, silent, onItsOwn(by)),
        pairLooks: (by: EntryPoint, signal: AbortSignal): ((args: unknown) => Promise<PairLook>) => {
            const known = onItsOwn(by);
            return (args) => lookInDetail(args, { ...silent, signal }, known);
        },
        examinePair: async (args: unknown, by?: EntryPoint): Promise<PairExamination> =>
            // Loaded by whoever examines, and by no provider that starts.
            (await import("../resource/examination/index.js")).examinePair(args, silent, onItsOwn(by)),
        importRecord: (args: unknown, options: ImportOptions): Promise<ImportRecord> =>
            importRecord(args, options, silent),
    };
}
