import { OWN_STATE } from "../state/ownState.js";
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient, ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type { Message } from "google-protobuf";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** How the process ended, and how long that took since it was asked for. */
export interface End {
    readonly code: number | null;
    readonly signal: NodeJS.Signals | null;
    readonly ms: number;
}

/** A plugin as the engine has it: a process that prints its port, and is spoken to over gRPC. */
export class PluginProcess {
    stdout = "";
    stderr = "";
    readonly client: ResourceProviderClient;

    private constructor(
        readonly child: ChildProcess,
        readonly port: number,
    ) {
        const unlimited = { "grpc.max_metadata_size": 16 * 1024 * 1024, "grpc.enable_http_proxy": 0 };
        this.client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), unlimited);
    }

    static async start(
        file: string,
        args: readonly string[] = [],
        stderr: "pipe" | "inherit" | "ignore" = "pipe",
        env: NodeJS.ProcessEnv = { ...process.env, ...OWN_STATE },
    ) {
        const child = spawn(file, args, { stdio: ["pipe", "pipe", stderr], env });
        const { stdout } = child;
        if (stdout === null) throw new Error("The plugin was started without pipes.");
        const first = await Promise.race([
            once(stdout, "data").then(([chunk]) => String(chunk)),
            once(child, "exit").then(() => ""),
        ]);
        const started = new PluginProcess(child, Number(/^(\d+)\n/.exec(first)?.[1]));
        started.stdout = first;
        stdout.on("data", (chunk: Buffer) => (started.stdout += chunk.toString()));
        child.stderr?.on("data", (chunk: Buffer) => (started.stderr += chunk.toString()));
        return started;
    }

    /** One call, whatever the message, given up when `signal` aborts; what it throws has gRPC's `code`, `details` and `metadata`. */
    call<Reply>(method: Method, message: Message, signal?: AbortSignal): Promise<Reply> {
        const { path, responseDeserialize } = ResourceProviderService[method] as unknown as Definition<Reply>;
        const serialize = (value: Message) => Buffer.from(value.serializeBinary());
        return new Promise((resolve, reject) => {
            const unary = this.client.makeUnaryRequest<Message, Reply>(
                path,
                serialize,
                responseDeserialize,
                message,
                (error, reply) =>
                    error === null && reply !== undefined ? resolve(reply) : reject(error ?? new Error("no reply")),
            );
            signal?.addEventListener("abort", () => unary.cancel());
        });
    }

    async endedBy(signal: NodeJS.Signals): Promise<End> {
        const startedMs = performance.now();
        this.child.kill(signal);
        const [code, by] = (await once(this.child, "exit")) as [number | null, NodeJS.Signals | null];
        return { code, signal: by, ms: performance.now() - startedMs };
    }

    async stop(): Promise<void> {
        this.client.close();
        if (this.child.exitCode !== null || this.child.signalCode !== null) return;
        await this.endedBy("SIGKILL");
    }
}

export type Method = Extract<keyof typeof ResourceProviderService, string>;
type Definition<Reply> = grpc.MethodDefinition<Message, Reply>;
