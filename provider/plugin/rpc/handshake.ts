import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import { type PluginAttach, PluginInfo } from "@pulumi/pulumi/proto/plugin_pb.js";
import { GetSchemaResponse, ProviderHandshakeResponse } from "@pulumi/pulumi/proto/provider_pb.js";
import type { ProviderHandshakeRequest } from "@pulumi/pulumi/proto/provider_pb.js";
import type { Answering } from "./answer.js";
import { cancelled } from "../process/interruption.js";
import { readSchema, readVersion } from "../packaged.js";
import type { ServiceParts } from "./serviceParts.js";

/** The calls that are about the plugin itself. */
export function pluginCalls(answer: Answering, { engine, running, traits }: ServiceParts) {
    return {
        handshake: answer((request: ProviderHandshakeRequest) => {
            running.beginRun();
            engine.connect(request.getEngineAddress());
            traits.refreshesBeforeUpdate = request.getSupportsRefreshBeforeUpdate();
            return new ProviderHandshakeResponse().setAcceptSecrets(true);
        }),

        /** From an engine that a program in a debugger is given to, before or in place of the handshake. */
        attach: answer((request: PluginAttach) => {
            running.beginRun();
            engine.connect(request.getAddress());
            return new Empty();
        }),

        getSchema: answer(() => new GetSchemaResponse().setSchema(readSchema())),

        getPluginInfo: answer(() => new PluginInfo().setVersion(readVersion())),

        /** Comes on Ctrl-C, and at the end of every run too. */
        cancel: answer(() => {
            running.interrupt(cancelled());
            return new Empty();
        }),
    };
}
