import { OWN_STATE } from "../../state/ownState.js";
import type * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import type { Message } from "google-protobuf";
import { LogSeverity } from "@pulumi/pulumi/proto/engine_pb.js";
import * as pb from "@pulumi/pulumi/proto/provider_pb.js";
import { type Bag, failureOf } from "../../faces/callFailure.js";
import { bundled, PLUGIN } from "../bundled.js";
import { FakeEngine } from "../fakeEngine.js";
import { type Method, PluginProcess } from "../pluginProcess.js";

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
}

/** The plugin that ships, with an engine that takes its lines. Bags are as they stand on the wire, marks and all. */
export class ResourcePlugin {
    private constructor(
        readonly process: PluginProcess,
        readonly engine: FakeEngine,
    ) {}

    static async start(config: Bag = {}, env: NodeJS.ProcessEnv = {}): Promise<ResourcePlugin> {
        const kept = Object.entries(process.env).filter(([name]) => !/^(PULUMI|ORACLE_SBC)_/.test(name));
        const engine = await FakeEngine.start();
        const file = await bundled(PLUGIN);
        const child = await PluginProcess.start(file, [engine.address], "pipe", {
            ...Object.fromEntries(kept),
            ...OWN_STATE,
            ...env,
        });
        const started = new ResourcePlugin(child, engine);
        await started.handshake();
        await started.configure(config);
        return started;
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
        await this.#call("handshake", new pb.ProviderHandshakeRequest().setSupportsRefreshBeforeUpdate(true));
    }

    async configure(config: Bag): Promise<void> {
        await this.#call("configure", new pb.ConfigureRequest().setArgs(structOf(config)));
    }

    async checkConfig(news: Bag, olds: Bag = {}) {
        return checkedIn(await this.#call("checkConfig", checkRequest(news, olds)));
    }

    async diffConfig(olds: Bag, news: Bag) {
        const request = new pb.DiffRequest().setOldInputs(structOf(olds)).setNews(structOf(news));
        return differenceIn(await this.#call("diffConfig", request));
    }

    async check(news: Bag, olds: Bag = {}) {
        return checkedIn(await this.#call("check", checkRequest(news, olds)));
    }

    /** What the program of the run declares: Pulumi checks it before it compares. */
    async diff(state: State, news: Bag) {
        await this.#call("check", checkRequest(news, state.inputs ?? {}).setUrn(state.urn));
        return await this.diffForDisplay(state, news);
    }

    /** Without a program: what Pulumi compares to show what a read has changed, before a `destroy` too. */
    async diffForDisplay({ urn, id, inputs, outputs }: State, news: Bag) {
        const request = new pb.DiffRequest().setUrn(urn).setId(id).setOlds(structOf(outputs)).setNews(structOf(news));
        if (inputs !== undefined) request.setOldInputs(structOf(inputs));
        return differenceIn(await this.#call("diff", request));
    }

    async create(news: Bag, { urn = "urn:pair", preview = false, timeoutSeconds = 0 }: How & { urn?: string } = {}) {
        const request = new pb.CreateRequest().setUrn(urn).setPreview(preview).setTimeout(timeoutSeconds);
        const reply = await this.#call<pb.CreateResponse>("create", request.setProperties(structOf(news)));
        return { urn, id: reply.getId(), inputs: news, outputs: contentOf(reply.getProperties()) };
    }

    async update(state: State, news: Bag, { preview = false, timeoutSeconds = 0 }: How = {}): Promise<Bag> {
        const request = new pb.UpdateRequest().setUrn(state.urn).setId(state.id).setNews(structOf(news));
        request.setOlds(structOf(state.outputs)).setPreview(preview).setTimeout(timeoutSeconds);
        if (state.inputs !== undefined) request.setOldInputs(structOf(state.inputs));
        return contentOf((await this.#call<pb.UpdateResponse>("update", request)).getProperties());
    }

    async read({ urn, id, inputs = {}, outputs }: State) {
        const request = new pb.ReadRequest().setUrn(urn).setId(id);
        request.setInputs(structOf(inputs)).setProperties(structOf(outputs));
        const reply = await this.#call<pb.ReadResponse>("read", request);
        const [found, recorded] = [contentOf(reply.getInputs()), contentOf(reply.getProperties())];
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
        await this.process.stop();
        this.engine.stop();
    }

    async #call<Reply>(method: Method, request: Message): Promise<Reply> {
        return await this.process.call<Reply>(method, request).catch((error: grpc.ServiceError) => {
            throw failureOf(error);
        });
    }
}

function checkRequest(news: Bag, olds: Bag): pb.CheckRequest {
    return new pb.CheckRequest().setOlds(structOf(olds)).setNews(structOf(news));
}

function checkedIn(reply: pb.CheckResponse) {
    const failures = reply.getFailuresList().map((f) => ({ property: f.getProperty(), reason: f.getReason() }));
    return { inputs: contentOf(reply.getInputs()), failures };
}

function differenceIn(reply: pb.DiffResponse) {
    const paths: Record<string, string> = {};
    for (const [path, change] of reply.getDetaileddiffMap().entries() as Iterable<[string, pb.PropertyDiff]>) {
        const kind = Object.entries(pb.PropertyDiff.Kind).find(([, value]) => value === change.getKind())?.[0];
        paths[path] = `${kind}${change.getInputdiff() ? "" : " of what is recorded"}`;
    }
    const changes = reply.getChanges() === pb.DiffResponse.DiffChanges.DIFF_SOME;
    return { changes, replaces: reply.getReplacesList(), paths };
}

function structOf(bag: Bag): Struct {
    return Struct.fromJavaScript(bag as never);
}

function contentOf(struct: Struct | undefined): Bag {
    return struct?.toJavaScript() ?? {};
}
