import type { Io } from "../device/io.js";
import { SbcError } from "../errors.js";
import { Concealment } from "../resource/secrets/concealment.js";
import { Interruption } from "./process/interruption.js";
import { Unfinished } from "./rpc/unfinished.js";

/** Does a call's work: what it says, and what it fails with on purpose, names nothing that is secret. */
export async function concealing<T>(concealment: Concealment, io: Io, work: (io: Io) => Promise<T>): Promise<T> {
    try {
        return await work(concealment.io(io));
    } catch (error) {
        throw concealed(error, concealment);
    }
}

function concealed(error: unknown, concealment: Concealment): unknown {
    if (concealment === Concealment.none) return error;
    if (error instanceof SbcError) return concealment.error(error);
    if (error instanceof Interruption) return new Interruption(error.kind, concealment.text(error.message));
    if (!(error instanceof Unfinished)) return error;
    const reasons = error.reasons.map((reason) => concealment.text(reason));
    return new Unfinished(error.id, error.outputs, reasons, error.shorter);
}
