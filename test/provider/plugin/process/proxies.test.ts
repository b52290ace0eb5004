import { expect } from "chai";
import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { CreateRequest } from "@pulumi/pulumi/proto/provider_pb.js";
import { type OwnServer, startTcp } from "../../ownServer.js";
import { declare, startPair } from "../../resource/declaredPair.js";
import { OWN_STATE } from "../../state/ownState.js";
import { bundled, TEST_PLUGIN } from "../bundled.js";
import { FakeEngine } from "../fakeEngine.js";
import { URN } from "../names.js";
import { PluginProcess } from "../pluginProcess.js";
import { newUrn } from "../haActiveNode/pairState.js";
import { ResourcePlugin } from "../haActiveNode/resourcePlugin.js";

const NAMES = ["grpc_proxy", "https_proxy", "http_proxy", "all_proxy"].flatMap((name) => [name, name.toUpperCase()]);

describe("a plugin whose environment names a proxy that never answers", function () {
    this.timeout(20_000);
    let proxy: OwnServer;
    before(async () => {
        proxy = await startTcp();
        await bundled(TEST_PLUGIN);
    });
    beforeEach(() => (proxy.connections = 0));
    after(() => proxy.stop());

    /** Nothing is exempted from it, as in a runner that sets no_proxy for names of its own only. */
    const naming = (names: readonly string[], url = `http://127.0.0.1:${proxy.endpoint.port}`) => ({
        ...Object.fromEntries(names.map((name) => [name, url])),
        NODE_USE_ENV_PROXY: "1",
        NO_PROXY: "",
        no_proxy: "",
        no_grpc_proxy: "",
    });

    const cases: Record<string, () => NodeJS.ProcessEnv> = {
        ...Object.fromEntries(NAMES.map((name) => [name, () => naming([name])])),
        "all of them": () => naming(NAMES),
        "all of them, with a name and a password": () =>
            naming(NAMES, `http://user:word@127.0.0.1:${proxy.endpoint.port}/`),
        "all of them, with what is no address": () => naming(NAMES, "proxy"),
    };
    for (const [what, env] of Object.entries(cases)) {
        it(`delivers its lines to the engine at once, and nothing to the proxy: ${what}`, async () => {
            const engine = await FakeEngine.start();
            const all = { ...process.env, ...OWN_STATE, ...env() };
            const plugin = await PluginProcess.start(await bundled(TEST_PLUGIN), [engine.address], "pipe", all);
            try {
                const startedMs = performance.now();
                const request = new CreateRequest().setUrn(URN).setProperties(Struct.fromJavaScript({ act: "tell" }));
                await plugin.call("create", request);
                expect(performance.now() - startedMs).to.be.below(3_000);
                expect(engine.lines.map(({ message }) => message)).to.include.members(["line 1", "line 5"]);
                expect(plugin.stderr).to.equal("");
                expect(proxy.connections).to.equal(0);
            } finally {
                await plugin.stop();
                engine.stop();
            }
        });
    }

    it("looks at the nodes and requests a switchover without it", async () => {
        const plugin = await ResourcePlugin.start({}, naming(NAMES));
        const pair = await startPair();
        try {
            await plugin.create(declare(pair, "sbc-b"), { urn: newUrn() });
            expect(plugin.lines.map(({ message }) => message).join("\n")).to.match(/sbc-b is active/);
            expect(pair.switchoversReceived()).to.equal(1);
            expect(proxy.connections).to.equal(0);
        } finally {
            await Promise.all([plugin.stop(), pair.stop()]);
        }
    });
});
