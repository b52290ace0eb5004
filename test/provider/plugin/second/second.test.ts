import { expect } from "chai";
import * as pb from "@pulumi/pulumi/proto/provider_pb.js";
import type { Bag } from "../../faces/callFailure.js";
import { bundled } from "../bundled.js";
import { FakeEngine } from "../fakeEngine.js";
import { isSecret, secret } from "../haActiveNode/marks.js";
import {
    checkedIn,
    checkRequest,
    configureRequest,
    contentOf,
    differenceIn,
    handshakeRequest,
    structOf,
} from "../haActiveNode/messages.js";
import { PluginProcess } from "../pluginProcess.js";
import { errorOf, leftBy } from "../rpc/callError.js";

const ENTRY = "test/provider/plugin/second/entry.ts";
const NOTE = "urn:pulumi:dev::project::oracle-sbc:index:Note::one";
const PAIR = "urn:pulumi:dev::project::oracle-sbc:index:HaActiveNode::one";

describe("a second resource and a second function beside those of the plugin", () => {
    let engine: FakeEngine;
    let plugin: PluginProcess;

    before(async function () {
        this.timeout(20_000);
        engine = await FakeEngine.start();
        plugin = await PluginProcess.start(await bundled(ENTRY), [engine.address]);
        await plugin.call("handshake", handshakeRequest());
        await plugin.call("configure", configureRequest({ parallelSwitchovers: "7" }));
    });
    after(async () => {
        await plugin.stop();
        engine.stop();
    });

    const check = async (urn: string, news: Bag) =>
        checkedIn(await plugin.call<pb.CheckResponse>("check", checkRequest(news, {}).setUrn(urn)));
    const invoke = (token: string, args: Bag) =>
        plugin.call<pb.InvokeResponse>("invoke", new pb.InvokeRequest().setTok(token).setArgs(structOf(args)));
    const read = (id: string) =>
        plugin.call<pb.ReadResponse>("read", new pb.ReadRequest().setUrn(NOTE).setId(id).setInputs(structOf({})));

    it("are each checked by their own rules", async () => {
        expect((await check(NOTE, {})).failures).to.deep.equal([{ property: "", reason: "text is missing." }]);
        expect((await check(NOTE, { text: secret("hello") })).inputs).to.deep.equal({ text: secret("hello") });
        const { failures } = await check(PAIR, { text: "hello" });
        expect(JSON.stringify(failures)).to.contain("nodes is missing").and.to.contain("text is not an argument");
    });

    it("are previewed, created, read, compared, updated and deleted, with the provider's values and marks", async () => {
        const create = new pb.CreateRequest().setUrn(NOTE).setProperties(structOf({ text: secret("hello") }));
        const previewed = await plugin.call<pb.CreateResponse>("create", create.clone().setPreview(true));
        expect((await read("note-1")).getId()).to.equal("");
        const created = await plugin.call<pb.CreateResponse>("create", create);
        const outputs = contentOf(created.getProperties());
        expect(outputs).to.deep.equal({ text: secret("hello"), length: secret(5), parallelSwitchovers: 7 });
        expect(contentOf(previewed.getProperties())).to.deep.equal(outputs);
        expect(engine.lines.map(({ urn, message }) => [urn, message])).to.deep.equal([[NOTE, "note: kept."]]);
        expect(contentOf((await read(created.getId())).getProperties())).to.deep.equal(outputs);

        const old = {
            urn: NOTE,
            id: created.getId(),
            olds: structOf({ text: "hello" }),
            news: structOf({ text: "hi" }),
        };
        const diff = new pb.DiffRequest().setUrn(old.urn).setId(old.id).setOlds(old.olds).setNews(old.news);
        expect(differenceIn(await plugin.call("diff", diff))).to.deep.equal({
            changes: true,
            replaces: [],
            paths: { text: "UPDATE" },
        });
        expect(differenceIn(await plugin.call("diff", diff.setIgnorechangesList(["text"])))).to.include({
            changes: false,
        });
        const update = new pb.UpdateRequest().setUrn(old.urn).setId(old.id).setOlds(old.olds).setNews(old.news);
        const updated = await plugin.call<pb.UpdateResponse>("update", update);
        expect(contentOf(updated.getProperties())).to.include({ text: "hi", length: 2 });

        await plugin.call("delete", new pb.DeleteRequest().setUrn(NOTE).setId(old.id));
        expect((await read(old.id)).getId()).to.equal("");
    });

    it("fail in part, and keep what is there", async () => {
        const create = new pb.CreateRequest().setUrn(NOTE).setProperties(structOf({ text: "half" }));
        const { id, outputs, reasons } = leftBy(await errorOf(plugin.call("create", create)));
        expect({ id, reasons, text: outputs["text"] }).to.deep.equal({
            id: "note-1",
            reasons: ["Half of it is kept."],
            text: "half",
        });
        expect(isSecret(outputs["length"])).to.equal(false);
    });

    it("are each invoked by their own token", async () => {
        const counted = await invoke("oracle-sbc:index:count", { text: "hello" });
        expect(contentOf(counted.getReturn())).to.deep.equal({ length: 5, parallelSwitchovers: 7 });
        const { details } = await errorOf(invoke("oracle-sbc:index:getPair", {}));
        expect(details).to.contain("The pair can't be looked at. nodes is missing");
    });

    it("are named where something else is asked about", async () => {
        const error = await errorOf(check("urn:pulumi:dev::project::oracle-sbc:index:Notes::one", {}));
        expect(error.details).to.equal(
            "This provider has no resource oracle-sbc:index:Notes. It has oracle-sbc:index:HaActiveNode, oracle-sbc:index:WaveGate, oracle-sbc:index:Note.",
        );
        expect((await errorOf(invoke("oracle-sbc:index:counts", {}))).details).to.equal(
            "This provider has no function oracle-sbc:index:counts. It has oracle-sbc:index:getPair, oracle-sbc:index:count.",
        );
    });
});
