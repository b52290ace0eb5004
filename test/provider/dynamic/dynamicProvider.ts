import * as grpc from "@grpc/grpc-js";
import type { Message } from "google-protobuf";
import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import * as provider from "@pulumi/pulumi/proto/provider_pb.js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import type { Build } from "../../endToEnd/checkout.js";
import { LAZY_PULUMI } from "../../lazyPulumi/env.js";
import { ROOT } from "../../structure/sourceFiles.js";
import { ownMachine, shortenedCheckout } from "../shortened.js";
import { PROVIDER_TEXT } from "../../sdk/providerText.js";
import { type Bag, failureOf } from "../faces/callFailure.js";
import { CallsOfRuns } from "../faces/callsOfRuns.js";
import { addressesIn, RunDeclarations } from "../faces/runDeclarations.js";
import { FakeEngine } from "../plugin/fakeEngine.js";

/**
 * Pulumi's own server for dynamic providers, in a process of its own, spoken to as the engine does. What no run of Pulumi does
 * is done in the next run, with its own process: to change a pair again, or to declare one of its nodes in another pair.
 */
export class DynamicProvider {
    /** What it printed after its port, on either stream: Pulumi shows it as messages of the stack. */
    readonly printed: string[] = [];
    #child!: ChildProcess;
    #client!: ResourceProviderClient;
    readonly #declared = new RunDeclarations();
    readonly #changed = new RunDeclarations();
    #changes = 0;
    readonly #calls = new CallsOfRuns();

    private constructor(
        private readonly config: Readonly<Record<string, string>>,
        private readonly env: NodeJS.ProcessEnv,
        readonly engine: FakeEngine,
        private readonly cwd: string,
    ) {}

    static async start(
        config: Readonly<Record<string, string>> = {},
        env: NodeJS.ProcessEnv = {},
        build: Build = "shortened",
    ) {
        const kept = Object.entries(process.env).filter(([name]) => !/^(PULUMI|ORACLE_SBC)_/.test(name));
        const all = { ...Object.fromEntries(kept), ...ownMachine(), ...LAZY_PULUMI, ...env };
        const started = new DynamicProvider(
            config,
            all,
            await FakeEngine.start(),
            build === "shipped" ? ROOT : await shortenedCheckout(),
        );
        await started.#beginProcess();
        return started;
    }

    async #beginProcess(): Promise<void> {
        const { engine, cwd, env } = this;
        const server = require.resolve("@pulumi/pulumi/cmd/dynamic-provider");
        // The engine starts it in the program's folder, from where the stored text looks for the package.
        this.#child = spawn(process.execPath, [server, engine.address], { cwd, env, stdio: "pipe" });
        const port = await this.#readPort();
        this.#client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), {
            "grpc.enable_http_proxy": 0,
        });
        const request = new provider.ConfigureRequest().setArgs(Struct.fromJavaScript(this.config));
        await this.#send("configure", request);
    }

    async #beginRun(): Promise<void> {
        await this.#endProcess();
        await this.engine.beginRun();
        await this.#beginProcess();
    }

    /** Never while calls are running: those are of one run. Without URNs, its addresses are the resource. */
    #declare(news: Bag, change?: string): void {
        const resource = addressesIn(news).sort().join();
        const isNext =
            this.#declared.isTaken(resource, news) || (change !== undefined && this.#changed.isTaken(change, news));
        if (isNext && this.#calls.isIdle) {
            for (const each of [this.#declared, this.#changed]) each.clear();
            this.#calls.beginRun(() => this.#beginRun());
        }
        this.#declared.add(resource, news);
        if (change !== undefined) this.#changed.add(change, news);
    }

    #nextChange(): string {
        return `change ${++this.#changes}`;
    }

    async #endProcess(): Promise<void> {
        this.#client.close();
        const ended = once(this.#child, "exit");
        this.#child.kill();
        await ended;
    }

    async check(news: Bag, olds: Bag = {}) {
        this.#declare(news);
        const request = new provider.CheckRequest().setOlds(bagOf(olds)).setNews(bagOf(news));
        const reply = await this.#call<provider.CheckResponse>("check", request);
        return {
            inputs: contentOf(reply.getInputs()),
            failures: reply.getFailuresList().map((f) => ({ property: f.getProperty(), reason: f.getReason() })),
        };
    }

    async diff(id: string, olds: Bag, news: Bag) {
        const request = new provider.DiffRequest().setId(id).setOlds(bagOf(olds)).setNews(bagOf(news));
        const reply = await this.#call<provider.DiffResponse>("diff", request);
        const { DIFF_SOME, DIFF_NONE } = provider.DiffResponse.DiffChanges;
        const changes = { [DIFF_SOME]: true, [DIFF_NONE]: false }[reply.getChanges() as 1 | 2];
        return { changes, replaces: reply.getReplacesList() };
    }

    async create(news: Bag) {
        this.#declare(news, this.#nextChange());
        const reply = await this.#call<provider.CreateResponse>(
            "create",
            new provider.CreateRequest().setProperties(bagOf(news)),
        );
        return { id: reply.getId(), outs: contentOf(reply.getProperties()) };
    }

    async update(id: string, olds: Bag, news: Bag) {
        this.#declare(news, this.#nextChange());
        const request = new provider.UpdateRequest().setId(id).setOlds(bagOf(olds)).setNews(bagOf(news));
        return contentOf((await this.#call<provider.UpdateResponse>("update", request)).getProperties());
    }

    async read(id: string, props: Bag) {
        const request = new provider.ReadRequest().setId(id).setProperties(bagOf(props));
        const reply = await this.#call<provider.ReadResponse>("read", request);
        return {
            id: reply.getId(),
            props: contentOf(reply.getProperties()),
            ...(reply.hasInputs() ? { inputs: contentOf(reply.getInputs()) } : {}),
        };
    }

    async delete(id: string, props: Bag) {
        await this.#call("delete", new provider.DeleteRequest().setId(id).setProperties(bagOf(props)));
    }

    async stop(): Promise<void> {
        await this.#endProcess();
        this.engine.stop();
    }

    async #readPort(): Promise<string> {
        const { stdout, stderr } = this.#child;
        if (stdout === null || stderr === null) throw new Error("The server was started without pipes.");
        stderr.on("data", (chunk: Buffer) => this.printed.push(...linesOf(chunk)));
        return await new Promise((resolve, reject) => {
            this.#child.once("exit", () => reject(new Error(`The server ended: ${this.printed.join("\n")}`)));
            stdout.once("data", (first: Buffer) => {
                const [port = "", ...rest] = linesOf(first);
                this.printed.push(...rest);
                stdout.on("data", (chunk: Buffer) => this.printed.push(...linesOf(chunk)));
                resolve(port);
            });
        });
    }

    #call<Reply>(method: Method, request: Message): Promise<Reply> {
        return this.#calls.call(() => this.#send<Reply>(method, request));
    }

    async #send<Reply>(method: Method, request: Message): Promise<Reply> {
        try {
            return await new Promise<Reply>((resolve, reject) => {
                const client = this.#client as unknown as Record<Method, UnaryCall<Reply>>;
                client[method](request, (error, reply) => (error ? reject(failureOf(error)) : resolve(reply)));
            });
        } finally {
            // What it printed before it answered is in the pipe by now, but perhaps not read yet.
            await setImmediate();
            await setImmediate();
        }
    }
}

type Method = "configure" | "check" | "diff" | "create" | "update" | "read" | "delete";
type UnaryCall<Reply> = (request: Message, callback: (error: grpc.ServiceError | null, reply: Reply) => void) => void;

/** As the engine hands over every bag: with the text that names the provider, that of HaActiveNode unless it has another's. */
function bagOf(bag: Bag): Struct {
    return Struct.fromJavaScript({ __provider: PROVIDER_TEXT, ...bag });
}

function contentOf(struct: Struct | undefined): Bag {
    return struct?.toJavaScript() ?? {};
}

function linesOf(chunk: Buffer): string[] {
    return chunk
        .toString()
        .split("\n")
        .filter((line) => line !== "");
}
