import * as grpc from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb.js";
import { Status } from "@pulumi/pulumi/proto/status_pb.js";
import { Any } from "google-protobuf/google/protobuf/any_pb.js";
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
        options?: ErrorOptions,
    ) {
        super(reasons.join("\n"), options);
    }
}

/** Of the 64 KiB of headers that an HTTP/2 peer has to take: base64 makes four of three bytes, and the rest needs room. */
const LONGEST_DETAILS_BYTES = 40_000;
const LONGEST_REASONS = 8_000;
/** Nothing reads it beside the details; each of its bytes may take three. */
const LONGEST_MESSAGE = 1_000;

/** As gRPC sends it: in the trailing headers, where one that is too long would be lost, and what it records with it. */
export function statusOf({ id, outputs, reasons }: Unfinished): Partial<grpc.StatusObject> {
    const texts = reasons.map((reason) => wellFormed(shortened(reason, LONGEST_REASONS / reasons.length)));
    let details = detailsOf(id, outputs, texts);
    let value = outputs.value;
    while (details.length > LONGEST_DETAILS_BYTES) {
        const shorter = withoutLongestText(value);
        if (shorter === undefined) break;
        value = shorter;
        details = detailsOf(id, { value, secrets: outputs.secrets }, texts);
    }
    const metadata = new grpc.Metadata();
    metadata.set("grpc-status-details-bin", Buffer.from(details));
    const message = wellFormed(shortened(texts.join("\n"), LONGEST_MESSAGE));
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
    const status = new Status().setCode(grpc.status.UNKNOWN).setMessage(shortened(reasons.join("\n"), LONGEST_MESSAGE));
    status.addDetails(detail);
    return status.serializeBinary();
}

function shortened(text: string, longest: number): string {
    return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

/** Leaves out what is longest, such as a bundle of CA certificates: the inputs have it still. */
function withoutLongestText(bag: Bag): Bag | undefined {
    const texts = textsIn(bag);
    const longest = texts.reduce((most, text) => (text.length > most.length ? text : most), "");
    if (longest === "") return undefined;
    return JSON.parse(JSON.stringify(bag, (_key, value: unknown) => (value === longest ? undefined : value))) as Bag;
}

function textsIn(value: unknown): string[] {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
