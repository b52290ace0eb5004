import * as grpc from "@grpc/grpc-js";
import { EngineClient, EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import { LogRequest } from "@pulumi/pulumi/proto/engine_pb.js";
import { expect } from "chai";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import { promisify } from "node:util";
import { clientOptions, useOwnConnections } from "./ownConnections.js";

describe("the connections of inline programs", () => {
    it("reach a new engine on a port that an ended one had, while a client still tries to reach that one", async () => {
        useOwnConnections();
        const address = `127.0.0.1:${await portOfAnEndedServer()}`;
        const old = new EngineClient(address, grpc.credentials.createInsecure(), clientOptions());
        expect(await log(old)).to.match(/UNAVAILABLE/);

        const engine = new grpc.Server();
        engine.addService(EngineService, {
            log: (_: unknown, answer: grpc.sendUnaryData<Empty>) => answer(null, new Empty()),
        });
        await promisify(engine.bindAsync.bind(engine))(address, grpc.ServerCredentials.createInsecure());
        const client = new EngineClient(address, grpc.credentials.createInsecure(), clientOptions());
        try {
            expect(await log(client)).to.equal("none");
        } finally {
            for (const each of [old, client]) each.close();
            engine.forceShutdown();
        }
    });
});

async function portOfAnEndedServer(): Promise<number> {
    const server = new grpc.Server();
    const port = await promisify(server.bindAsync.bind(server))("127.0.0.1:0", grpc.ServerCredentials.createInsecure());
    server.forceShutdown();
    return port;
}

/** @returns the error's text, else "none" */
function log(client: EngineClient): Promise<string> {
    return new Promise((resolve) => client.log(new LogRequest(), (error) => resolve(error?.message ?? "none")));
}
