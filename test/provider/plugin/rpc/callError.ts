import type * as grpc from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb.js";
import { Status } from "@pulumi/pulumi/proto/status_pb.js";

/** What a call failed with; throws where it did not. */
export async function errorOf(call: Promise<unknown> | undefined): Promise<grpc.ServiceError> {
    try {
        await call;
    } catch (error) {
        return error as grpc.ServiceError;
    }
    throw new Error("The call succeeded.");
}

/** What a failure says of the resource that it leaves, from where the engine reads it. */
export function leftBy({ metadata }: grpc.ServiceError) {
    const [packed] = metadata.get("grpc-status-details-bin");
    if (!Buffer.isBuffer(packed)) throw new Error("The failure leaves no resource.");
    const status = Status.deserializeBinary(packed);
    const [detail] = status.getDetailsList();
    const failure = ErrorResourceInitFailed.deserializeBinary(detail?.getValue_asU8() ?? new Uint8Array());
    return {
        type: detail?.getTypeName(),
        code: status.getCode(),
        id: failure.getId(),
        outputs: failure.getProperties()?.toJavaScript() ?? {},
        reasons: failure.getReasonsList(),
        refreshBeforeUpdate: failure.getRefreshBeforeUpdate(),
    };
}
