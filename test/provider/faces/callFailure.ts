import type * as grpc from "@grpc/grpc-js";
import { leftBy } from "../plugin/rpc/callError.js";

export type Bag = Record<string, unknown>;

/** What a call was answered with where it failed. A partial failure has the resource's id and properties. */
export class CallFailure extends Error {
    constructor(
        message: string,
        readonly partial?: { readonly id: string; readonly properties: Bag; readonly reasons: readonly string[] },
    ) {
        super(message);
    }
}

/** With a partial failure's details, from where Pulumi puts them: in the headers that end the reply. */
export function failureOf(error: grpc.ServiceError): CallFailure {
    if (error.metadata.get("grpc-status-details-bin").length === 0) return new CallFailure(error.details);
    const { id, outputs, reasons } = leftBy(error);
    return new CallFailure(error.details, { id, properties: outputs, reasons });
}

/** A call whose partial failure has its properties as `own` makes them of what is on the wire. */
export async function keeping<T>(own: (bag: Bag) => Bag, call: () => Promise<T>): Promise<T> {
    try {
        return await call();
    } catch (error) {
        if (!(error instanceof CallFailure) || error.partial === undefined) throw error;
        throw new CallFailure(error.message, { ...error.partial, properties: own(error.partial.properties) });
    }
}

/** What a call failed with; a failure of the test where it did not. */
export async function failureIn(call: Promise<unknown>): Promise<CallFailure> {
    const result = await call.catch((error: unknown) => error);
    if (result instanceof CallFailure) return result;
    throw new Error("The call did not fail.");
}
