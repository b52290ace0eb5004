import { InvokeResponse, ReadResponse } from "@pulumi/pulumi/proto/provider_pb.js";
import type { InvokeRequest, ReadRequest } from "@pulumi/pulumi/proto/provider_pb.js";
import type { Answering } from "./answer.js";
import type { ServiceParts } from "./serviceParts.js";
import { unwrap, wellFormed, wrap } from "./wire.js";
import { lifecycleFor } from "./lifecycleFor.js";
import { checkFailure } from "./checkAndDiff.js";

/** The calls that look: at a resource that exists, or at what a function is asked about. */
export function viewCalls(answer: Answering, { load }: ServiceParts) {
    return {
        read: answer(async (request: ReadRequest, call) => {
            const lifecycle = await lifecycleFor(call, load);
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

        invoke: answer(async (request: InvokeRequest, call) => {
            const lifecycle = await lifecycleFor(call, load);
            const { result, failures } = await lifecycle.invoke(request.getTok(), unwrap(request.getArgs()), call);
            return new InvokeResponse().setReturn(wrap(result)).setFailuresList(failures.map(checkFailure));
        }),
    };
}
