import type { DiffRequest, UpdateRequest } from "@pulumi/pulumi/proto/provider_pb.js";
import { unwrap } from "./wire.js";

/** What a comparison, and the update that may follow it, are told of a resource. */
export function comparisonIn(request: DiffRequest | UpdateRequest) {
    return {
        id: request.getId(),
        urn: request.getUrn(),
        oldInputs: request.hasOldInputs() ? unwrap(request.getOldInputs()) : undefined,
        olds: unwrap(request.getOlds()),
        news: unwrap(request.getNews()),
        ignores: (argument: string) => request.getIgnorechangesList().some((path) => isPathOf(argument, path)),
    };
}

/** Each spelling of the path, or of all paths, that the engine takes (sdk/go/common/resource/properties_path.go). */
function isPathOf(argument: string, path: string): boolean {
    return [argument, `["${argument}"]`, "*", "[*]", '["*"]'].includes(path);
}
