import { InvokeResponse, ReadResponse } from "@pulumi/pulumi/proto/provider_pb.js";
import type { InvokeRequest, ReadRequest } from "@pulumi/pulumi/proto/provider_pb.js";
import type { Dispatching } from "./dispatch.js";
import { unwrap, wellFormed, wrap } from "./wire.js";
import { checkFailure } from "./checkAndDiff.js";

/** The calls that look: at a resource that exists, or at what a function is asked about. */
export function viewCalls({ invoke, resource }: Dispatching) {
    return {
        read: resource(async (lifecycle, request: ReadRequest, call) => {
            const asked = {
                id: request.getId(),
                urn: request.getUrn(),
                inputs: unwrap(request.getInputs()),
                outputs: unwrap(request.getProperties()),
            };
            const found = await lifecycle.read(asked, call);
            const response = new ReadResponse().setRefreshBeforeUpdate(true);
            // Without an id, it is gone.
            if (found.kind === "gone") return response;
            return response
                .setId(wellFormed(found.id))
                .setInputs(wrap(found.inputs))
                .setProperties(wrap(found.outputs));
        }),

        invoke: invoke(async (served, request: InvokeRequest, call) => {
            const { result, failures } = await served(unwrap(request.getArgs()), call);
            return new InvokeResponse().setReturn(wrap(result)).setFailuresList(failures.map(checkFailure));
        }),
    };
}
