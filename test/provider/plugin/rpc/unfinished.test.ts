import { expect } from "chai";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import * as pb from "@pulumi/pulumi/proto/provider_pb.js";
import { bundled, TEST_PLUGIN } from "../bundled.js";
import { errorOf, leftBy } from "./callError.js";
import { FakeEngine } from "../fakeEngine.js";
import { URN } from "../names.js";
import { PluginProcess } from "../pluginProcess.js";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const secret = (value: unknown) => ({ [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value });
const create = (news: object) => new pb.CreateRequest().setUrn(URN).setProperties(Struct.fromJavaScript(news as never));

describe("a plugin's call that leaves something unfinished", () => {
    let engine: FakeEngine;
    let plugin: PluginProcess;

    before(async function () {
        this.timeout(20_000);
        engine = await FakeEngine.start();
        plugin = await PluginProcess.start(await bundled(TEST_PLUGIN), [engine.address]);
    });

    after(async () => {
        await plugin.stop();
        engine.stop();
    });

    const leave = async (news: object) => errorOf(plugin.call("create", create({ act: "unfinished", ...news })));

    it("keeps the resource, its secrets and the reasons, and asks for a read", async () => {
        const error = await leave({ password: secret("hunter2") });
        expect(error).to.include({ code: 2, details: "the outcome is unknown" });
        expect(leftBy(error)).to.deep.equal({
            type: "pulumirpc.ErrorResourceInitFailed",
            code: 2,
            id: "pair-1",
            outputs: { act: "unfinished", active: "b", password: secret("hunter2") },
            reasons: ["the outcome is unknown"],
            refreshBeforeUpdate: true,
        });
    });

    it("leaves out what the resource can miss where all would be too long for a header, and nothing else", async () => {
        const pending = { to: "b", since: "2026-03-01T12:00:00.000Z" };
        const error = await leave({ tls: { caCertificate: "C".repeat(200_000), servername: "x" }, pending });
        expect(leftBy(error).outputs).to.deep.equal({
            act: "unfinished",
            active: "b",
            tls: { servername: "x" },
            pending,
        });
    });

    for (const [kind, character] of Object.entries({ "one byte": "C", "three bytes": "\u20ac", "four bytes": "😀" })) {
        it(`arrives whatever its size, in characters of ${kind}`, async () => {
            for (const length of [1_000, 5_000, 9_000, 13_000, 20_000, 29_000, 39_900, 41_000]) {
                const text = character.repeat(length / character.length);
                const error = await leave({ text, reason: text, few: "few" });
                expect(leftBy(error).outputs["few"], `${length}`).to.equal("few");
                expect(leftBy(error).reasons[0]?.slice(0, 10)).to.equal(text.slice(0, 10));
            }
        });
    }

    it("is how a cancelled change ends that had begun", async () => {
        const running = errorOf(plugin.call("create", create({ act: "unfinishedWhenAborted", a: 1 })));
        await engine.heard("waiting");
        await plugin.call("cancel", new Empty());
        expect(leftBy(await running)).to.deep.include({
            outputs: { act: "unfinishedWhenAborted", a: 1 },
            reasons: ["not finished: The run was cancelled."],
        });
    });
});
