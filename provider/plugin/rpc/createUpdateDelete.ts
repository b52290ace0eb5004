import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import { CreateResponse, UpdateResponse } from "@pulumi/pulumi/proto/provider_pb.js";
import type { CreateRequest, DeleteRequest, UpdateRequest } from "@pulumi/pulumi/proto/provider_pb.js";
import type { Dispatching } from "./dispatch.js";
import { unwrap, wellFormed, wrap } from "./wire.js";
import { comparisonIn } from "./comparison.js";

/** The calls that may change something. Each answer asks anew for a read before the next comparison. */
export function changeCalls({ resource }: Dispatching) {
    return {
        create: resource(async (lifecycle, request: CreateRequest, call) => {
            const asked = {
                urn: request.getUrn(),
                news: unwrap(request.getProperties()),
                preview: request.getPreview(),
            };
            const { id, outputs } = await lifecycle.create(asked, call);
            // In a preview there is no id yet, though it might be known.
            return new CreateResponse()
                .setId(asked.preview ? "" : wellFormed(id))
                .setProperties(wrap(outputs))
                .setRefreshBeforeUpdate(true);
        }),

        update: resource(async (lifecycle, request: UpdateRequest, call) => {
            const asked = { ...comparisonIn(request), preview: request.getPreview() };
            const outputs = await lifecycle.update(asked, call);
            return new UpdateResponse().setProperties(wrap(outputs)).setRefreshBeforeUpdate(true);
        }),

        delete: resource(async (lifecycle, request: DeleteRequest, call) => {
            const asked = {
                id: request.getId(),
                urn: request.getUrn(),
                outputs: unwrap(request.getProperties()),
            };
            await lifecycle.delete(asked, call);
            return new Empty();
        }),
    };
}
