import type * as grpc from "@grpc/grpc-js";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import * as provider from "@pulumi/pulumi/proto/provider_pb.js";
import { Status } from "@pulumi/pulumi/proto/status_pb.js";

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

/** Reads a partial failure's details from where Pulumi puts them: in the headers that end the reply. */
export function failureOf(error: grpc.ServiceError): CallFailure {
    const [packed] = error.metadata.get("grpc-status-details-bin");
    if (!Buffer.isBuffer(packed)) return new CallFailure(error.details);
    const [detail] = Status.deserializeBinary(packed).getDetailsList();
    const failed = provider.ErrorResourceInitFailed.deserializeBinary(detail?.getValue_asU8() ?? new Uint8Array());
    const properties = contentOf(failed.getProperties());
    return new CallFailure(error.details, { id: failed.getId(), properties, reasons: failed.getReasonsList() });
}

export function contentOf(struct: Struct | undefined): Bag {
    return struct?.toJavaScript() ?? {};
}
