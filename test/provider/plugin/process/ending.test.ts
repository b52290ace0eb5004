import { credentials } from "@grpc/grpc-js";
import { expect } from "chai";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { CreateRequest } from "@pulumi/pulumi/proto/provider_pb.js";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { kill } from "../../../crash/processes.js";
import { bundled, TEST_PLUGIN } from "../bundled.js";
import { errorOf, leftBy } from "../rpc/callError.js";
import { FakeEngine } from "../fakeEngine.js";
import { URN } from "../names.js";
import { PluginProcess } from "../pluginProcess.js";

const create = (act: string, more: Readonly<Record<string, number>> = {}) =>
    new CreateRequest().setUrn(URN).setProperties(Struct.fromJavaScript({ act, ...more }));

describe("the end of the plugin's process", () => {
    let file: string;
    let engine: FakeEngine;

    before(async function () {
        this.timeout(20_000);
        file = await bundled(TEST_PLUGIN);
    });

    beforeEach(async () => (engine = await FakeEngine.start()));
    afterEach(() => engine.stop());

    const started = () => PluginProcess.start(file, [engine.address]);

    for (const signal of ["SIGINT", "SIGTERM"] as const) {
        it(`comes at once on ${signal} when nothing runs, after Cancel as well`, async () => {
            const plugin = await started();
            await plugin.call("create", create("echo"));
            await plugin.call("cancel", new Empty());
            const end = await plugin.endedBy(signal);
            expect(end).to.include({ code: 0, signal: null });
            expect(end.ms).to.be.below(500);
        });

        it(`comes on ${signal} when what runs has answered, which is interrupted`, async () => {
            const plugin = await started();
            const running = errorOf(plugin.call("create", create("unfinishedWhenAborted")));
            await engine.heard("waiting");
            const end = await plugin.endedBy(signal);
            expect(end).to.include({ code: 0, signal: null });
            expect(end.ms).to.be.below(1_000);
            expect(leftBy(await running).reasons).to.deep.equal(["not finished: The run was cancelled."]);
        });

        it(`comes within a second on ${signal}, though a call does not end`, async () => {
            const plugin = await started();
            const running = errorOf(plugin.call("create", create("stubborn")));
            await engine.heard("waiting");
            const end = await plugin.endedBy(signal);
            expect(end).to.include({ code: 0, signal: null });
            expect(end.ms).to.be.within(500, 1_500);
            await running;
        });

        it(`comes on ${signal} when what the answer has left to be done is done, behind the answer`, async () => {
            const plugin = await started();
            const running = errorOf(plugin.call("create", create("unfinishedLeavingWork", { ms: 300 })));
            await engine.heard("waiting");
            const end = plugin.endedBy(signal);
            expect(leftBy(await running).reasons).to.deep.equal(["not finished: The run was cancelled."]);
            expect(plugin.stderr).not.to.contain("given back");
            expect(await end).to.include({ code: 0, signal: null });
            expect((await end).ms).to.be.within(250, 1_000);
            expect(plugin.stderr).to.contain("given back");
        });

        it(`comes within a second on ${signal}, answered, though what the answer has left takes longer`, async () => {
            const plugin = await started();
            const running = errorOf(plugin.call("create", create("unfinishedLeavingWork", { ms: 30_000 })));
            await engine.heard("waiting");
            const end = await plugin.endedBy(signal);
            expect(end).to.include({ code: 0, signal: null });
            expect(end.ms).to.be.within(500, 1_500);
            expect(leftBy(await running).reasons).to.deep.equal(["not finished: The run was cancelled."]);
        });

        it(`comes on ${signal} when what an earlier call has left is done`, async () => {
            const plugin = await started();
            await plugin.call("create", create("leavingWork", { ms: 300 }));
            const end = await plugin.endedBy(signal);
            expect(end.ms).to.be.below(1_000);
            expect(plugin.stderr).to.contain("given back");
        });
    }

    for (const [what, act, aborted] of [
        ["and nothing is done after that by a call that runs", "untilAborted", "aborted: engineGone\n"],
        ["though a call does not end", "stubborn", ""],
        ["when nothing runs", "", ""],
    ] as const) {
        it(`comes when the engine is killed, ${what}`, async function () {
            this.timeout(10_000);
            const run = await startEngine(act);
            run.engine.kill("SIGKILL");
            try {
                expect(await Promise.race([run.bothEnded, passed(5_000)])).to.equal(true);
                expect(run.stderr).to.equal(aborted);
            } finally {
                run.killPlugins();
            }
        });
    }

    it("comes when the engine was gone before the process had begun, though its parent is there", async () => {
        const { address } = engine;
        engine.stop();
        const plugin = await PluginProcess.start(file, [address]);
        const ended = once(plugin.child, "exit").then(([code]) => code as number | null);
        try {
            expect(await Promise.race([ended, passed(5_000)])).to.equal(1);
        } finally {
            await plugin.stop();
        }
    });

    it("does not come with whoever started it by hand, for engines to attach to", async () => {
        const run = await startEngine("", "attached");
        run.engine.kill("SIGKILL");
        await run.bothEnded;
        const client = new ResourceProviderClient(`127.0.0.1:${run.attachedPort}`, credentials.createInsecure(), {
            "grpc.enable_http_proxy": 0,
        });
        try {
            const version = await new Promise<string>((resolve, reject) =>
                client.getPluginInfo(new Empty(), (error, info) =>
                    error ? reject(error) : resolve(info.getVersion()),
                ),
            );
            expect(version).to.match(/^\d/);
        } finally {
            client.close();
            run.killPlugins();
        }
    });

    /** Starts a plugin under an engine that can be killed, and, where it says so, one that waits for engines to attach. */
    async function startEngine(...args: readonly string[]) {
        const child = spawn(process.execPath, [`${__dirname}/engineProcess.js`, file, ...args], {
            stdio: ["ignore", "pipe", "pipe"],
        });
        const run = {
            engine: child,
            stderr: "",
            // The engine and its plugin hold the other end.
            bothEnded: once(child.stderr, "end").then(() => true),
            attachedPort: "",
            killPlugins: () => undefined as void,
        };
        child.stderr.on("data", (chunk: Buffer) => (run.stderr += chunk.toString()));
        const [line] = (await once(child.stdout, "data")) as [Buffer];
        const [port = "", ...pids] = line.toString().trim().split(" ");
        run.attachedPort = port;
        run.killPlugins = () => kill(...pids.map(Number));
        return run;
    }
});

async function passed(ms: number): Promise<false> {
    return await delay(ms, false, { ref: false });
}
