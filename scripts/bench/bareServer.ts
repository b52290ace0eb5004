import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb.js";

// The least that can open a port for Pulumi in Node.js: the service, and nothing behind it.
const server = new grpc.Server();
server.addService(ResourceProviderService, {});
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (_error, port) => {
    process.stdout.write(`${port}\n`);
});
