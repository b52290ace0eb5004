import { expect } from "chai";
import type { Message } from "google-protobuf";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb.js";
import * as pb from "@pulumi/pulumi/proto/provider_pb.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../../structure/sourceFiles.js";
import { bundled, TEST_PLUGIN } from "../bundled.js";
import { FUNCTION, RESOURCE, URN } from "../names.js";
import { type Method, PluginProcess } from "../pluginProcess.js";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const secret = (value: unknown) => ({ [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value });
const structOf = (value: unknown) => Struct.fromJavaScript(value as never);
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const REQUESTS = {
    check: pb.CheckRequest,
    diff: pb.DiffRequest,
    create: pb.CreateRequest,
    read: pb.ReadRequest,
    update: pb.UpdateRequest,
    delete: pb.DeleteRequest,
} as const;
const RESOURCE_METHODS = Object.keys(REQUESTS) as (keyof typeof REQUESTS)[];
const about = (method: keyof typeof REQUESTS, urn: string) => new REQUESTS[method]().setUrn(urn);

const UNKNOWN_RESOURCES = [
    ["another type", "urn:pulumi:s::p::test:index:Other::one"],
    ["a type that a resource of its own is nested in", `urn:pulumi:s::p::${RESOURCE}$test:index:Other::one`],
    ["a name that every object has", "urn:pulumi:s::p::constructor::one"],
    ["no URN", ""],
] as const;

describe("the plugin's protocol", () => {
    let plugin: PluginProcess;

    before(async function () {
        this.timeout(20_000);
        plugin = await PluginProcess.start(await bundled(TEST_PLUGIN));
    });

    after(() => plugin.stop());

    it("prints its port first, and nothing else", () => {
        expect(plugin.stdout).to.equal(`${plugin.port}\n`);
    });

    it("takes secrets, and neither resources nor outputs, in the handshake and in configure", async () => {
        const hands = await plugin.call<pb.ProviderHandshakeResponse>("handshake", new pb.ProviderHandshakeRequest());
        expect(hands.toObject()).to.include({ acceptSecrets: true, acceptResources: false, acceptOutputs: false });
        const configured = await plugin.call<pb.ConfigureResponse>("configure", new pb.ConfigureRequest());
        expect(configured.toObject()).to.include({
            acceptsecrets: true,
            supportspreview: true,
            acceptresources: false,
            acceptoutputs: false,
        });
    });

    it("has the package's version and schema", async () => {
        const info = await plugin.call<PluginInfo>("getPluginInfo", new Empty());
        const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
        expect(info.getVersion()).to.equal(version);
        const reply = await plugin.call<pb.GetSchemaResponse>("getSchema", new pb.GetSchemaRequest());
        const file = readFileSync(join(ROOT, "provider/plugin/schema.json"), "utf8");
        expect(JSON.parse(reply.getSchema())).to.deep.equal(JSON.parse(file));
    });

    it("marks a provider's secrets, and says which of its values differ", async () => {
        const news = structOf({ username: "u", password: "hunter2" });
        const checked = await plugin.call<pb.CheckResponse>("checkConfig", new pb.CheckRequest().setNews(news));
        expect(checked.getInputs()?.toJavaScript()).to.deep.equal({ username: "u", password: secret("hunter2") });
        const request = new pb.DiffRequest().setNews(news).setOldInputs(structOf({ username: "u", password: "old" }));
        const differing = await plugin.call<pb.DiffResponse>("diffConfig", request);
        expect(differing.getDiffsList()).to.deep.equal(["password"]);
        expect(differing.getReplacesList()).to.deep.equal([]);
    });

    it("gives back what it checked, and why it can't be taken", async () => {
        const request = new pb.CheckRequest().setUrn(URN).setNews(structOf({ bad: secret(1), later: UNKNOWN }));
        const reply = await plugin.call<pb.CheckResponse>("check", request);
        expect(reply.getInputs()?.toJavaScript()).to.deep.equal({ bad: secret(1), later: UNKNOWN });
        expect(reply.toObject().failuresList).to.deep.equal([{ property: "", reason: "bad must not be set" }]);
    });

    it("names each difference, and what only a new resource can have", async () => {
        const request = new pb.DiffRequest()
            .setUrn(URN)
            .setOldInputs(structOf({ nodes: "old" }))
            .setOlds(structOf({ activeNode: "b" }))
            .setNews(structOf({ activeNode: "a", nodes: "new" }));
        const reply = await plugin.call<pb.DiffResponse>("diff", request);
        expect(reply.getChanges()).to.equal(pb.DiffResponse.DiffChanges.DIFF_SOME);
        expect(reply.getDiffsList()).to.deep.equal(["activeNode", "nodes"]);
        expect(reply.getReplacesList()).to.deep.equal(["nodes"]);
        expect(reply.getHasdetaileddiff()).to.equal(true);
        const { UPDATE, UPDATE_REPLACE } = pb.PropertyDiff.Kind;
        expect(reply.getDetaileddiffMap().get("activeNode")?.toObject()).to.deep.equal({
            kind: UPDATE,
            inputdiff: false,
        });
        expect(reply.getDetaileddiffMap().get("nodes[0].name")?.toObject()).to.deep.equal({
            kind: UPDATE_REPLACE,
            inputdiff: true,
        });
    });

    it("sees no difference where there is none, and takes old inputs that were not sent for that", async () => {
        const bag = structOf({ activeNode: "a", nodes: "new" });
        const reply = await plugin.call<pb.DiffResponse>(
            "diff",
            new pb.DiffRequest().setUrn(URN).setOlds(bag).setNews(bag),
        );
        expect(reply.getChanges()).to.equal(pb.DiffResponse.DiffChanges.DIFF_NONE);
    });

    it("creates, and keeps secret what is derived from a secret", async () => {
        const news = structOf({ act: "derive", name: secret("sbc-a") });
        const reply = await plugin.call<pb.CreateResponse>(
            "create",
            new pb.CreateRequest().setUrn(URN).setProperties(news),
        );
        expect(reply.getId()).to.equal("pair-1");
        expect(reply.getProperties()?.toJavaScript()).to.deep.equal({
            act: "derive",
            name: secret("sbc-a"),
            greeting: secret("hello sbc-a"),
        });
    });

    it("previews with what is known, and without an id", async () => {
        const request = new pb.CreateRequest()
            .setUrn(URN)
            .setPreview(true)
            .setProperties(structOf({ act: "preview", a: 1 }));
        const reply = await plugin.call<pb.CreateResponse>("create", request);
        expect(reply.getId()).to.equal("");
        expect(reply.getProperties()?.toJavaScript()).to.deep.equal({ act: "preview", a: 1, roles: UNKNOWN });
    });

    it("asks with every answer for a read before the next comparison", async () => {
        const created = await plugin.call<pb.CreateResponse>("create", new pb.CreateRequest().setUrn(URN));
        const updated = await plugin.call<pb.UpdateResponse>("update", new pb.UpdateRequest().setUrn(URN));
        const read = await plugin.call<pb.ReadResponse>("read", new pb.ReadRequest().setUrn(URN).setId("x"));
        expect([created, updated, read].map((reply) => reply.getRefreshBeforeUpdate())).to.deep.equal([
            true,
            true,
            true,
        ]);
    });

    it("reads inputs and outputs, and says of what is gone that it is", async () => {
        const request = new pb.ReadRequest()
            .setUrn(URN)
            .setId("x")
            .setInputs(structOf({ a: 1 }))
            .setProperties(structOf({ b: 2 }));
        const found = await plugin.call<pb.ReadResponse>("read", request);
        expect([found.getId(), found.getInputs()?.toJavaScript(), found.getProperties()?.toJavaScript()]).to.deep.equal(
            ["x", { a: 1 }, { b: 2 }],
        );
        expect(
            (await plugin.call<pb.ReadResponse>("read", new pb.ReadRequest().setUrn(URN).setId("gone"))).getId(),
        ).to.equal("");
    });

    it("deletes, and invokes a function by its token", async () => {
        await plugin.call("delete", new pb.DeleteRequest().setUrn(URN).setId("x"));
        const request = new pb.InvokeRequest().setTok(FUNCTION).setArgs(structOf({ a: secret(1) }));
        const reply = await plugin.call<pb.InvokeResponse>("invoke", request);
        expect(reply.getReturn()?.toJavaScript()).to.deep.equal({ a: secret(1) });
    });

    it("answers a message without any field but what it is for in every method that it has", async () => {
        for (const method of ["handshake", "attach", "getSchema", "checkConfig", "diffConfig", "configure"] as const)
            await plugin.call(method, new Empty());
        await plugin.call("invoke", new pb.InvokeRequest().setTok(FUNCTION));
        for (const method of RESOURCE_METHODS) await plugin.call(method, about(method, URN));
    });

    for (const [what, urn] of UNKNOWN_RESOURCES) {
        it(`says of ${what} in every method that it has none, and what it has`, async () => {
            for (const method of RESOURCE_METHODS) {
                const [code, details] = (await failureOf(plugin, method, about(method, urn))) as [number, string];
                expect(code).to.equal(2);
                expect(details).to.match(/^This provider has no resource .+\. It has test:index:Resource\.$/);
            }
        });
    }

    it("takes the type from the last part of a URN's types, whatever it is nested in and called", async () => {
        const urn = `urn:pulumi:s::p::my:own:Component$${RESOURCE}::a::b$c`;
        await plugin.call("check", new pb.CheckRequest().setUrn(urn));
    });

    it("says of another function that it has none, and what it has", async () => {
        for (const token of ["test:index:other", "constructor"]) {
            const request = new pb.InvokeRequest().setTok(token);
            expect(await failureOf(plugin, "invoke", request)).to.deep.equal([
                2,
                `This provider has no function ${token}. It has ${FUNCTION}.`,
            ]);
        }
    });

    for (const method of ["parameterize", "call", "construct", "getMapping", "getMappings", "list"] as const) {
        it(`says of ${method} that it does not implement it`, async () => {
            const failure = await failureOf(plugin, method);
            expect(failure).to.deep.equal([12, `The oracle-sbc provider does not implement ${method}.`]);
        });
    }

    it("refuses an asset in a resource's inputs, by its path", async () => {
        const news = structOf({ nodes: [{ [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", text: "x" }] });
        const failing = plugin.call("check", new pb.CheckRequest().setUrn(URN).setNews(news));
        const error = await failing.then(
            () => undefined,
            (thrown: Error) => thrown,
        );
        expect(error?.message).to.contain("nodes[0] is a Pulumi asset, where plain text");
    });
});

/** Of a call with one answer, or of a stream of them. */
function failureOf(plugin: PluginProcess, method: Method, message: Message = new Empty()): Promise<unknown> {
    const pair = (error: { code: number; details: string }) => [error.code, error.details];
    if (method !== "list") {
        return plugin.call(method, message).then(
            () => undefined,
            (error: { code: number; details: string }) => pair(error),
        );
    }
    return new Promise((resolve) =>
        plugin.client.list(new pb.ListRequest()).on("error", (e) => resolve(pair(e as never))),
    );
}
