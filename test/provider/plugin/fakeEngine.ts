import * as grpc from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb.js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";

/** The part of Pulumi's engine that a provider calls. */
export class FakeEngine {
    readonly lines: LogRequest.AsObject[] = [];
    readonly #listeners: (() => void)[] = [];

    #address = "";

    private constructor(private readonly server: grpc.Server) {}

    static async start(): Promise<FakeEngine> {
        const server = new grpc.Server();
        const holder: { engine?: FakeEngine } = {};
        server.addService(EngineService, {
            log: ({ request }: { request: LogRequest }, respond: grpc.sendUnaryData<Empty>) => {
                holder.engine?.take(request.toObject());
                respond(null, new Empty());
            },
        });
        holder.engine = new FakeEngine(server);
        await holder.engine.beginRun();
        return holder.engine;
    }

    /** Of the run: a provider process gets it as its argument. */
    get address(): string {
        return this.#address;
    }

    /** Each run of Pulumi has an engine of its own, and so another address: by that, provider processes know their run. */
    async beginRun(): Promise<void> {
        const port = await new Promise<number>((resolve, reject) => {
            this.server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
                error ? reject(error) : resolve(bound),
            );
        });
        this.#address = `127.0.0.1:${port}`;
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
