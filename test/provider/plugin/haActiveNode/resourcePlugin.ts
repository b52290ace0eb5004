import type * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import type { Message } from "google-protobuf";
import { LogSeverity } from "@pulumi/pulumi/proto/engine_pb.js";
import * as pb from "@pulumi/pulumi/proto/provider_pb.js";
import { type Bag, failureOf } from "../../faces/callFailure.js";
import type { Build } from "../../../endToEnd/checkout.js";
import { bundled, PLUGIN, SHORTENED_PLUGIN } from "../bundled.js";
import { ownMachine } from "../../shortened.js";
import { CallsOfRuns } from "../../faces/callsOfRuns.js";
import { RunDeclarations } from "../../faces/runDeclarations.js";
import { FakeEngine } from "../fakeEngine.js";
import { type Method, PluginProcess } from "../pluginProcess.js";
import {
    checkedIn,
    checkRequest,
    configureRequest,
    contentOf,
    differenceIn,
    handshakeRequest,
    structOf,
} from "./messages.js";

const URN = "urn:pulumi:test::plugin::oracle-sbc:index:HaActiveNode::pair";

/** What Pulumi's state has of a resource. */
export interface State {
    readonly urn: string;
    readonly id: string;
    /** Absent from an old engine's requests. */
    readonly inputs?: Bag;
    readonly outputs: Bag;
}

export interface How {
    readonly preview?: boolean;
    readonly timeoutSeconds?: number;
    readonly ignoreChanges?: readonly string[];
}

/**
 * The plugin for shortened devices, with an engine that takes its lines. Bags are as they stand on the wire, marks and all.
 * A pair that another resource has declared is declared in the next run: Pulumi starts a process for each.
 */
export class ResourcePlugin {
    readonly #declared = new RunDeclarations();
    #process!: PluginProcess;
    #config: Bag = {};
    readonly #calls = new CallsOfRuns();

    private constructor(
        readonly engine: FakeEngine,
        private readonly file: string,
        private readonly env: NodeJS.ProcessEnv,
    ) {}

    static async start(
        config: Bag = {},
        env: NodeJS.ProcessEnv = {},
        build: Build = "shortened",
    ): Promise<ResourcePlugin> {
        const kept = Object.entries(process.env).filter(([name]) => !/^(PULUMI|ORACLE_SBC)_/.test(name));
        const all = { ...Object.fromEntries(kept), ...ownMachine(), ...env };
        const started = new ResourcePlugin(
            await FakeEngine.start(),
            await bundled(build === "shipped" ? PLUGIN : SHORTENED_PLUGIN),
            all,
        );
        started.#config = config;
        await started.#beginProcess();
        return started;
    }

    async #beginProcess(): Promise<void> {
        this.#process = await PluginProcess.start(this.file, [this.engine.address], "pipe", this.env);
        await this.#send("handshake", handshakeRequest());
        await this.#send("configure", configureRequest(this.#config));
    }

    /** As Pulumi ends a run, which then waits for the process to be gone. */
    async #beginRun(): Promise<void> {
        await this.#process.endedBy("SIGINT");
        await this.#process.stop();
        await this.engine.beginRun();
        await this.#beginProcess();
    }

    /** Never while calls are running: those are of one run. */
    #declare(urn: string, news: Bag): void {
        if (this.#calls.isIdle && this.#declared.isTaken(urn, news)) {
            this.#declared.clear();
            this.#calls.beginRun(() => this.#beginRun());
        }
        this.#declared.add(urn, news);
    }

    get lines(): FakeEngine["lines"] {
        return this.engine.lines;
    }

    /** The lines that stay, as warnings, with the resource that they are about. */
    get warnings(): { urn: string; message: string }[] {
        return this.lines
            .filter(({ severity, ephemeral }) => severity === LogSeverity.WARNING && !ephemeral)
            .map(({ urn, message }) => ({ urn, message }));
    }

    /** A new run begins with it. */
    async handshake(): Promise<void> {
        await this.#call("handshake", handshakeRequest());
    }

    async configure(config: Bag, urn?: string): Promise<void> {
        this.#config = config;
        await this.#call("configure", configureRequest(config, urn));
    }

    async checkConfig(news: Bag, olds: Bag = {}) {
        return checkedIn(await this.#call("checkConfig", checkRequest(news, olds)));
    }

    async diffConfig(olds: Bag, news: Bag) {
        const request = new pb.DiffRequest().setOldInputs(structOf(olds)).setNews(structOf(news));
        return differenceIn(await this.#call("diffConfig", request));
    }

    async check(news: Bag, olds: Bag = {}, urn = URN) {
        this.#declare(urn, news);
        return checkedIn(await this.#call("check", checkRequest(news, olds).setUrn(urn)));
    }

    /** What the program of the run declares: Pulumi checks it before it compares. */
    async diff(state: State, news: Bag, how: How = {}) {
        await this.check(news, state.inputs, state.urn);
        return await this.diffForDisplay(state, news, how);
    }

    /** Without a program: what Pulumi compares to show what a read has changed, before a `destroy` too. */
    async diffForDisplay({ urn, id, inputs, outputs }: State, news: Bag, { ignoreChanges = [] }: How = {}) {
        const request = new pb.DiffRequest().setUrn(urn).setId(id).setOlds(structOf(outputs)).setNews(structOf(news));
        request.setIgnorechangesList([...ignoreChanges]);
        if (inputs !== undefined) request.setOldInputs(structOf(inputs));
        return differenceIn(await this.#call("diff", request));
    }

    async create(news: Bag, { urn = URN, preview = false, timeoutSeconds = 0 }: How & { urn?: string } = {}) {
        if (!preview) this.#declare(urn, news);
        const request = new pb.CreateRequest().setUrn(urn).setPreview(preview).setTimeout(timeoutSeconds);
        const reply = await this.#call<pb.CreateResponse>("create", request.setProperties(structOf(news)));
        return { urn, id: reply.getId(), inputs: news, outputs: contentOf(reply.getProperties()) };
    }

    async update(state: State, news: Bag, how: How = {}): Promise<Bag> {
        const { preview = false, timeoutSeconds = 0, ignoreChanges = [] } = how;
        if (!preview) this.#declare(state.urn, news);
        const request = new pb.UpdateRequest().setUrn(state.urn).setId(state.id).setNews(structOf(news));
        request.setOlds(structOf(state.outputs)).setPreview(preview).setTimeout(timeoutSeconds);
        request.setIgnorechangesList([...ignoreChanges]);
        if (state.inputs !== undefined) request.setOldInputs(structOf(state.inputs));
        return contentOf((await this.#call<pb.UpdateResponse>("update", request)).getProperties());
    }

    async read({ urn, id, inputs = {}, outputs }: State) {
        const request = new pb.ReadRequest().setUrn(urn).setId(id);
        request.setInputs(structOf(inputs)).setProperties(structOf(outputs));
        const reply = await this.#call<pb.ReadResponse>("read", request);
        const found = contentOf(reply.getInputs());
        const recorded = contentOf(reply.getProperties());
        return { urn, id: reply.getId(), inputs: found, outputs: recorded };
    }

    async delete({ urn, id, outputs }: State): Promise<void> {
        await this.#call("delete", new pb.DeleteRequest().setUrn(urn).setId(id).setProperties(structOf(outputs)));
    }

    async invoke(args: Bag, token = "oracle-sbc:index:getPair"): Promise<Bag> {
        const request = new pb.InvokeRequest().setTok(token).setArgs(structOf(args));
        return contentOf((await this.#call<pb.InvokeResponse>("invoke", request)).getReturn());
    }

    async cancel(): Promise<void> {
        await this.#call("cancel", new Empty());
    }

    async stop(): Promise<void> {
        await this.#process.stop();
        this.engine.stop();
    }

    #call<Reply>(method: Method, request: Message): Promise<Reply> {
        return this.#calls.call(() => this.#send<Reply>(method, request));
    }

    async #send<Reply>(method: Method, request: Message): Promise<Reply> {
        return await this.#process.call<Reply>(method, request).catch((error: grpc.ServiceError) => {
            throw failureOf(error);
        });
    }
}
