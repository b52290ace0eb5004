import { expect } from "chai";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { PluginAttach } from "@pulumi/pulumi/proto/plugin_pb.js";
import { LogSeverity } from "@pulumi/pulumi/proto/engine_pb.js";
import * as pb from "@pulumi/pulumi/proto/provider_pb.js";
import { bundled, TEST_PLUGIN } from "../bundled.js";
import { errorOf } from "./callError.js";
import { FakeEngine } from "../fakeEngine.js";
import { URN } from "../names.js";
import { PluginProcess } from "../pluginProcess.js";

const structOf = (value: unknown) => Struct.fromJavaScript(value as never);
const create = (news: object) => new pb.CreateRequest().setUrn(URN).setProperties(structOf(news));
const update = (news: object) => new pb.UpdateRequest().setUrn(URN).setId("x").setNews(structOf(news));

describe("the plugin's calls", () => {
    let engine: FakeEngine;
    let plugin: PluginProcess;

    before(async function () {
        this.timeout(20_000);
        await bundled(TEST_PLUGIN);
    });

    beforeEach(async () => {
        engine = await FakeEngine.start();
        plugin = await PluginProcess.start(await bundled(TEST_PLUGIN), ["-flag", engine.address]);
    });

    afterEach(async () => {
        await plugin.stop();
        engine.stop();
    });

    it("shows its lines on the resource, in order, and all of them before the answer", async () => {
        await plugin.call("create", create({ act: "tell" }));
        const { WARNING, INFO } = LogSeverity;
        expect(engine.lines.map(({ message, severity, ephemeral, urn }) => [message, severity, ephemeral, urn]))
            .to.deep //
            .equal([
                ...[1, 2, 3, 4, 5].map((index) => [`line ${index}`, WARNING, false, URN]),
                ["step 2/3 \ufffd", INFO, true, URN],
            ]);
    });

    it("answers though its lines reach nobody", async () => {
        engine.stop();
        const reply = await plugin.call<pb.CreateResponse>("create", create({ act: "tell" }));
        expect(reply.getId()).to.equal("pair-1");
    });

    it("are all interrupted by Cancel, at once, and Cancel is answered", async () => {
        const running = [
            errorOf(plugin.call("create", create({ act: "untilAborted" }))),
            errorOf(plugin.call("update", update({ act: "untilAborted" }))),
        ];
        await engine.heard("waiting", 2);
        await plugin.call("cancel", new Empty());
        for (const error of await Promise.all(running))
            expect(error).to.include({ code: 2, details: "The run was cancelled." });
        expect(plugin.stderr).to.equal("aborted: cancelled\naborted: cancelled\n");
    });

    it("begin no work after Cancel", async () => {
        await plugin.call("cancel", new Empty());
        const error = await errorOf(plugin.call("update", update({ act: "defect" })));
        expect(error.details).to.equal("The run was cancelled.");
        expect(
            (await plugin.call<pb.GetSchemaResponse>("getSchema", new pb.GetSchemaRequest())).getSchema(),
        ).not.to.equal("");
    });

    it("work again for the next run, where one process serves several", async () => {
        for (const first of ["handshake", "attach"] as const) {
            await plugin.call("cancel", new Empty());
            await plugin.call(first, first === "attach" ? new PluginAttach() : new pb.ProviderHandshakeRequest());
            await plugin.call("create", create({}));
        }
    });

    it("tell the engine that came last", async () => {
        const next = await FakeEngine.start();
        await plugin.call("handshake", new pb.ProviderHandshakeRequest().setEngineAddress(next.address));
        await plugin.call("create", create({ act: "tell" }));
        next.stop();
        expect([engine.lines.length, next.lines.length]).to.deep.equal([0, 6]);
    });

    it("are interrupted when their customTimeouts is over", async () => {
        const error = await errorOf(plugin.call("create", create({ act: "untilAborted" }).setTimeout(0.05)));
        expect(error.details).to.equal("The 0.05 s that customTimeouts gives it were over.");
        expect(plugin.stderr).to.equal("aborted: timedOut\n");
    });

    it("are told by the reason of their interruption where what waited gave another", async () => {
        const error = await errorOf(plugin.call("update", update({ act: "abortError" }).setTimeout(0.05)));
        expect(error.details).to.equal("The 0.05 s that customTimeouts gives it were over.");
    });

    it("are interrupted when whoever asked has gone", async () => {
        const giveUp = new AbortController();
        const running = errorOf(plugin.call("create", create({ act: "untilAborted" }), giveUp.signal));
        await engine.heard("waiting");
        const told = new Promise((resolve) => plugin.child.stderr?.once("data", resolve));
        giveUp.abort();
        await Promise.all([told, running]);
        expect(plugin.stderr).to.equal("aborted: engineGone\n");
    });

    it("tell a failure on purpose as it is, without a stack", async () => {
        const error = await errorOf(plugin.call("create", create({ act: "refuse" })));
        expect(error).to.include({ code: 2, details: "No switchover was requested. Look at the pair." });
        expect(plugin.stderr).to.equal("");
    });

    it("tell a defect as one, and where it arose on standard error", async () => {
        const error = await errorOf(plugin.call("create", create({ act: "defect" })));
        expect(error.details).to.match(/^This is a defect of the provider: undefined is not a function\./);
        expect(plugin.stderr).to.match(/^TypeError: undefined is not a function\n +at .*defect/);
    });

    it("tell a text that is too long, or no text at all, as far as it goes", async () => {
        const error = await errorOf(plugin.call("create", create({ act: "badText" })));
        expect(error.details).to.match(/^It says \ufffd\. x{5000,}…$/);
    });

    it("say once, in verbose logs, that an engine does not refresh before it compares", async () => {
        await plugin.call("handshake", new pb.ProviderHandshakeRequest().setSupportsRefreshBeforeUpdate(true));
        await plugin.call("configure", new pb.ConfigureRequest());
        expect(engine.lines).to.deep.equal([]);
        await plugin.call("handshake", new pb.ProviderHandshakeRequest());
        await plugin.call("configure", new pb.ConfigureRequest());
        expect(engine.lines.map(({ severity }) => severity)).to.deep.equal([LogSeverity.DEBUG]);
    });
});
