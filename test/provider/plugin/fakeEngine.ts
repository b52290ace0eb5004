import * as grpc from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb.js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";

/** The part of Pulumi's engine that a provider calls. */
export class FakeEngine {
    readonly lines: LogRequest.AsObject[] = [];
    readonly #listeners: (() => void)[] = [];

    private constructor(
        private readonly server: grpc.Server,
        readonly address: string,
    ) {}

    static async start(): Promise<FakeEngine> {
        const server = new grpc.Server();
        const holder: { engine?: FakeEngine } = {};
        server.addService(EngineService, {
            log: ({ request }: { request: LogRequest }, respond: grpc.sendUnaryData<Empty>) => {
                holder.engine?.take(request.toObject());
                respond(null, new Empty());
            },
        });
        const port = await new Promise<number>((resolve, reject) => {
            server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
                error ? reject(error) : resolve(bound),
            );
        });
        holder.engine = new FakeEngine(server, `127.0.0.1:${port}`);
        return holder.engine;
    }

    /** Resolves when such a line has come, so many times. */
    heard(text: string | RegExp, times = 1): Promise<void> {
        const isIt = (message: string) => (typeof text === "string" ? message === text : text.test(message));
        return new Promise((resolve) => {
            this.#listeners.push(() => {
                if (this.lines.filter(({ message }) => isIt(message)).length >= times) resolve();
            });
            this.#listeners.at(-1)?.();
        });
    }

    take(line: LogRequest.AsObject): void {
        this.lines.push(line);
        for (const listener of this.#listeners) listener();
    }

    stop(): void {
        this.server.forceShutdown();
    }
}
