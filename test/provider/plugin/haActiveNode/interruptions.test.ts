import { expect } from "chai";
import type { RequestRecord, Simulator } from "../../../../simulator/index.js";
import { CallFailure, failureIn } from "../../faces/callFailure.js";
import { arrived } from "../../realPair.js";
import { declare, startPair } from "../../resource/declaredPair.js";
import { newUrn } from "./pairState.js";
import { ResourcePlugin } from "./resourcePlugin.js";

/** One that takes longer than any of these tests. */
const LONG = 300;

describe("a call of the plugin that is ended before it is done", () => {
    let plugin: ResourcePlugin;
    let pair: Simulator;
    // Each test is a run of its own: one switchover that failed would end the run for the next.
    beforeEach(async () => {
        [plugin, pair] = await Promise.all([ResourcePlugin.start(), startPair()]);
    });
    afterEach(() => Promise.all([plugin.stop(), pair.stop()]));

    const inQuietPeriod = (more: object = {}) =>
        declare(pair, "sbc-b", { timeouts: { quietSeconds: 2, settleSeconds: LONG }, ...more });
    /** The request is accepted, and what it brings is watched for. */
    const inWatch = (more: object = {}) => {
        pair.setFault("acceptedNoEffect");
        return declare(pair, "sbc-b", { timeouts: { quietSeconds: 0.2, settleSeconds: LONG }, ...more });
    };
    const create = (news: Record<string, unknown>, timeoutSeconds = 0) =>
        failureIn(plugin.create(news, { urn: newUrn(), timeoutSeconds }));

    /** What the call failed with, and what reached the pair after the cancellation. */
    const cancelled = async (running: Promise<CallFailure>) => {
        const startedMs = performance.now();
        await plugin.cancel();
        const before = pair.requests.length;
        const failure = await running;
        expect(performance.now() - startedMs).to.be.lessThan(1000);
        // A new run of the same process: its looks at another pair take longer than the pauses of the one before would.
        // Its nodes have other names: a request that is open would be looked for at nodes of the same names.
        const other = await startPair({ nodes: ["other-a", "other-b"] });
        await plugin.handshake();
        const urn = newUrn();
        for (const _look of [1, 2]) await plugin.create(declare(other, "other-a"), { urn });
        await other.stop();
        return { failure, after: pair.requests.slice(before).map(({ endpoint }) => endpoint) };
    };

    const nothingSent = ({ message, partial }: CallFailure, why: string) => {
        expect(message).to.equal(
            `sbc-a/sbc-b: NOT SENT. Requests to this pair by this run: 0.\n${why}\nRun this again.`,
        );
        expect(partial).to.equal(undefined);
        expect(pair.switchoversReceived()).to.equal(0);
    };

    const left = ({ message, partial }: CallFailure, why: RegExp) => {
        expect(message).to.contain("sbc-a/sbc-b: OPEN. ").and.to.match(why);
        expect(partial?.reasons).to.deep.equal([message]);
        expect(partial?.properties["pending"]).to.deep.include({ from: "sbc-a", to: "sbc-b" });
        expect(partial?.properties["lastAction"]).to.deep.include({ outcome: "unknown" });
        expect(pair.switchoversReceived()).to.equal(1);
    };

    it("by customTimeouts in the quiet period, has sent nothing, and says so", async () => {
        nothingSent(await create(inQuietPeriod(), 0.4), "The 0.4 s that customTimeouts gives it were over.");
    });

    it("by customTimeouts while it watches, leaves the resource with what is pending", async () => {
        left(await create(inWatch(), 2), /The 2 s that customTimeouts gives it were over while watching\./);
    });

    it("by Cancel in the quiet period, sends nothing more, and says that it has sent nothing", async () => {
        const running = create(inQuietPeriod());
        await looked(pair, 2);
        const { failure, after } = await cancelled(running);
        nothingSent(failure, "The run was cancelled.");
        expect(after).to.deep.equal([]);
    });

    it("by Cancel while it watches, sends nothing more, and leaves the resource with what is pending", async () => {
        const running = create(inWatch());
        await arrived(pair, "switchover");
        await plugin.engine.heard(/Watching both nodes\./);
        const { failure, after } = await cancelled(running);
        left(failure, /The run was cancelled while watching\./);
        expect(after).to.deep.equal([]);
    });

    it("by Cancel while it reads, fails: that is no pair that can't be looked at", async () => {
        const declared = declare(pair, "sbc-a");
        const { inputs, ...state } = await plugin.create(declared, { urn: newUrn() });
        pair.clearRequests();
        pair.setFault("hang");
        const running = failureIn(plugin.read({ ...state, inputs }));
        await arrived(pair, "status");
        const { failure } = await cancelled(running);
        expect(failure.message).to.equal("The run was cancelled.");
        expect(plugin.warnings).to.deep.equal([]);
    });

    describe("while an earlier run's request", () => {
        const endedAfter = async (agoMs: number) => {
            const urn = newUrn();
            const state = await plugin.create(declare(pair, "sbc-a"), { urn });
            const since = new Date(Date.now() - agoMs).toISOString();
            const switchoverCounts = { "sbc-a": 0, "sbc-b": 0 };
            const pending = { id: "left", since, from: "sbc-a", to: "sbc-b", switchoverCounts };
            const news = inQuietPeriod();
            const outputs = { ...state.outputs, pending };
            return await failureIn(plugin.update({ ...state, outputs }, news, { timeoutSeconds: 0.6 }));
        };

        it("is open, says so", async () => {
            const { message } = await endedAfter(0);
            expect(message).to.match(
                /OPEN\. .*\nA switchover from sbc-a to sbc-b was requested at .*Z, and no look has shown its end\.\n/,
            );
            expect(message).to.contain("The 0.6 s that customTimeouts gives it");
            expect(message).to.contain("Do not request a switchover by hand");
        });

        it("has ended by what this run has seen, says nothing of it any more", async () => {
            nothingSent(await endedAfter(3_600_000), "The 0.6 s that customTimeouts gives it were over.");
            expect(plugin.lines.map(({ message }) => message).join()).to.contain("had no effect");
        });
    });

    it("by Cancel under the configuration lock, sends nothing more but to give it back", async () => {
        const running = create(inQuietPeriod({ exclusive: true }));
        await looked(pair, 2);
        const { failure, after } = await cancelled(running);
        nothingSent(failure, "The run was cancelled.");
        expect(pair.requests.map(({ endpoint }) => endpoint)).to.include.members(["lock", "unlock"]);
        expect(after.filter((endpoint) => endpoint !== "unlock")).to.deep.equal([]);
        expect(pair.nodes.map(({ configurationLocked }) => configurationLocked)).to.deep.equal([false, false]);
    });
});

/** Resolves when so many looks at both nodes are done: the next one comes half a second later. */
async function looked(pair: Simulator, times: number): Promise<void> {
    const isLook = ({ endpoint, ended }: RequestRecord) => endpoint === "status" && ended === "answered";
    while (pair.requests.filter(isLook).length < 2 * times) await new Promise((resolve) => setTimeout(resolve, 5));
}
