import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type { Answering } from "./answer.js";
import { changeCalls } from "./createUpdateDelete.js";
import { configCalls } from "./configCalls.js";
import { dispatching } from "./dispatch.js";
import { pluginCalls } from "./handshake.js";
import { checkAndDiffCalls } from "./checkAndDiff.js";
import { viewCalls } from "./readAndInvoke.js";
import type { ServiceParts } from "./serviceParts.js";

/** Every method of Pulumi's ResourceProvider service. */
export function createService(answer: Answering, parts: ServiceParts): grpc.UntypedServiceImplementation {
    const to = dispatching(answer, parts.load);
    const implemented = {
        ...pluginCalls(answer, parts),
        ...configCalls(to, parts),
        ...checkAndDiffCalls(to),
        ...changeCalls(to),
        ...viewCalls(to),
    };
    const rest = Object.keys(ResourceProviderService)
        .filter((method) => !(method in implemented))
        .map((method) => [method, notImplemented(method)] as const);
    return { ...Object.fromEntries(rest), ...implemented };
}

/** For calls with one answer, and for those with a stream of them, where a failure is an event. */
function notImplemented(method: string): grpc.UntypedHandleCall {
    const failure = {
        code: grpc.status.UNIMPLEMENTED,
        details: `The oracle-sbc provider does not implement ${method}.`,
    };
    return (call: grpc.ServerUnaryCall<unknown, unknown>, respond?: grpc.sendUnaryData<unknown>) => {
        if (respond !== undefined) respond(failure);
        else call.emit("error", failure);
    };
}
