import type { Io } from "../../device/io.js";
import { resourceName } from "../../resource/claims.js";
import type { Context } from "../../resource/context.js";
import { Concealment } from "../../resource/secrets/concealment.js";
import { concealing } from "../concealing.js";
import type { Call } from "../lifecycle.js";
import type { Marked } from "../rpc/wire.js";
import type { Shared } from "../shared.js";
import { hasSecretNodes } from "./outputSecrets.js";

/** Of the messages about a resource, or about the pair that a function is asked about. */
export function concealmentFor(urn: string | undefined, declared: Marked, context: Context): Concealment {
    if (!hasSecretNodes(declared)) return Concealment.none;
    return context.concealment(urn === undefined ? "this pair" : resourceName(urn), declared.value["nodes"]);
}

/** A call about a pair: what it says and fails with names no node that is secret. */
export function aboutPair<T>(declared: Marked, call: Call, shared: Shared, work: (io: Io) => Promise<T>): Promise<T> {
    return concealing(concealmentFor(call.urn, declared, shared.context), shared.ioFor(call), work);
}
