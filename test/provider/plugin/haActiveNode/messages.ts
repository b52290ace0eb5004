import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import * as pb from "@pulumi/pulumi/proto/provider_pb.js";
import type { Bag } from "../../faces/callFailure.js";

export function handshakeRequest(): pb.ProviderHandshakeRequest {
    return new pb.ProviderHandshakeRequest().setSupportsRefreshBeforeUpdate(true);
}

/** @param urn of the provider, which newer engines say */
export function configureRequest(config: Bag, urn?: string): pb.ConfigureRequest {
    const request = new pb.ConfigureRequest().setArgs(structOf(config));
    return urn === undefined ? request : request.setUrn(urn);
}

export function checkRequest(news: Bag, olds: Bag): pb.CheckRequest {
    return new pb.CheckRequest().setOlds(structOf(olds)).setNews(structOf(news));
}

export function checkedIn(reply: pb.CheckResponse) {
    const failures = reply.getFailuresList().map((f) => ({ property: f.getProperty(), reason: f.getReason() }));
    return { inputs: contentOf(reply.getInputs()), failures };
}

/** What is different, without the lines of the preview below it. */
export function differenceIn(reply: pb.DiffResponse) {
    const paths: Record<string, string> = {};
    for (const [path, change] of reply.getDetaileddiffMap().entries() as Iterable<[string, pb.PropertyDiff]>) {
        if (path.startsWith("switchover[")) continue;
        const kind = Object.entries(pb.PropertyDiff.Kind).find(([, value]) => value === change.getKind())?.[0];
        paths[path] = `${kind}${change.getInputdiff() ? "" : " of what is recorded"}`;
    }
    const changes = reply.getChanges() === pb.DiffResponse.DiffChanges.DIFF_SOME;
    return { changes, replaces: reply.getReplacesList(), paths };
}

export function structOf(bag: Bag): Struct {
    return Struct.fromJavaScript(bag as never);
}

export function contentOf(struct: Struct | undefined): Bag {
    return struct?.toJavaScript() ?? {};
}
