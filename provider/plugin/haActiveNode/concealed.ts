import { SbcError } from "../../errors.js";
import { resourceName } from "../../resource/claims.js";
import { Concealment } from "../../resource/secrets/concealment.js";
import type { Context } from "../../resource/context.js";
import { Interruption } from "../process/interruption.js";
import { Unfinished } from "../rpc/unfinished.js";
import type { Marked } from "../rpc/wire.js";
import { hasSecretNodes } from "./outputSecrets.js";

/** Of the messages about a resource, or about the pair that a function is asked about. */
export function concealmentFor(urn: string | undefined, declared: Marked, context: Context): Concealment {
    if (!hasSecretNodes(declared)) return Concealment.none;
    return context.concealment(urn === undefined ? "this pair" : resourceName(urn), declared.value["nodes"]);
}

/** Runs a call; what it fails with on purpose names no node that is secret. */
export async function concealing<T>(concealment: Concealment, call: () => Promise<T>): Promise<T> {
    try {
        return await call();
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
    return new Unfinished(error.id, error.outputs, reasons);
}
