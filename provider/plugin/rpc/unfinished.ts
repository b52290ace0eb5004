import * as grpc from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb.js";
import { Status } from "@pulumi/pulumi/proto/status_pb.js";
import { Any } from "google-protobuf/google/protobuf/any_pb.js";
import { fitting, shortenedTo, type Shorter } from "../../fitting.js";
import { type Bag, type Marked, wellFormed, wrap } from "./wire.js";

/**
 * A failure of a create or an update that leaves something behind: Pulumi keeps the resource, with these outputs and the
 * reasons, and the next `up` updates it.
 */
export class Unfinished extends Error {
    override readonly name = "Unfinished";

    constructor(
        readonly id: string,
        readonly outputs: Marked,
        readonly reasons: readonly string[],
        /** For outputs that are too long for a header. */
        readonly shorter: Shorter = () => [],
    ) {
        super(reasons.join("\n"));
    }
}

/** Of the 64 KiB of headers that an HTTP/2 peer has to take: base64 makes four of three bytes, and the rest needs room. */
const LONGEST_DETAILS_BYTES = 40_000;
const LONGEST_REASONS_BYTES = 8_000;
/** Nothing reads it beside the details; each of its bytes may take three. */
const LONGEST_MESSAGE_BYTES = 1_000;

/** As gRPC sends it: in the trailing headers, where one that is too long would be lost, and what it records with it. */
export function statusOf({ id, outputs, reasons, shorter }: Unfinished): Partial<grpc.StatusObject> {
    const texts = reasons.map((reason) => wellFormed(shortenedTo(LONGEST_REASONS_BYTES / reasons.length, reason)));
    const detailsWith = (value: Bag) => detailsOf(id, { value, secrets: outputs.secrets }, texts);
    const value = fitting(outputs.value, shorter, (some) => detailsWith(some).length <= LONGEST_DETAILS_BYTES);
    const metadata = new grpc.Metadata();
    metadata.set("grpc-status-details-bin", Buffer.from(detailsWith(value)));
    const message = wellFormed(shortenedTo(LONGEST_MESSAGE_BYTES, texts.join("\n")));
    return { code: grpc.status.UNKNOWN, details: message, metadata };
}

function detailsOf(id: string, outputs: Marked, reasons: string[]): Uint8Array {
    const failure = new ErrorResourceInitFailed()
        .setId(wellFormed(id))
        .setProperties(wrap(outputs))
        .setReasonsList(reasons)
        // Each answer sets it anew: one without it would clear it.
        .setRefreshBeforeUpdate(true);
    const detail = new Any();
    detail.pack(failure.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const status = new Status()
        .setCode(grpc.status.UNKNOWN)
        .setMessage(shortenedTo(LONGEST_MESSAGE_BYTES, reasons.join("\n")));
    status.addDetails(detail);
    return status.serializeBinary();
}
