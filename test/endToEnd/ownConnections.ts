import type { ChannelOptions } from "@grpc/grpc-js";
import * as settings from "@pulumi/pulumi/runtime/settings.js";

/**
 * Each run of an inline program leaves a client that goes on trying to reach an engine that has ended. gRPC shares
 * connections by address within a process: a new engine that is given the same port would be taken for the dead one, and
 * its program would end with "14 UNAVAILABLE". So each client of Pulumi's SDK has its own connections here.
 */
export function useOwnConnections(): void {
    clientOptions()["grpc.use_local_subchannel_pool"] = 1;
}

/** What Pulumi's SDK gives each of its clients; internal, so its types leave it out. */
export function clientOptions(): ChannelOptions {
    return (settings as unknown as { readonly grpcClientOptions: ChannelOptions }).grpcClientOptions;
}
