import { expect } from "chai";
import sinon from "sinon";
import { EngineLink } from "../../../../provider/plugin/process/engine.js";
import { cancelled } from "../../../../provider/plugin/process/interruption.js";
import { OpenCall } from "../../../../provider/plugin/process/openCall.js";
import { RunningCalls } from "../../../../provider/plugin/process/runningCalls.js";
import { FakeEngine } from "../fakeEngine.js";

const clock = { now: () => 0, date: () => new Date(0), sleep: () => new Promise<void>(() => undefined) };

describe("the time that a plugin's call may take", () => {
    it("is never so long that the timer of Node.js would overflow, and fire at once", () => {
        const sleep = sinon.fake((_ms: number) => new Promise<void>(() => undefined));
        const surroundings = { running: new RunningCalls(), engine: new EngineLink(), clock: { ...clock, sleep } };
        for (const timeoutSeconds of [2, 1_000 * 3_600, Infinity])
            new OpenCall(surroundings, { urn: undefined, timeoutSeconds });
        expect(sleep.args.map(([ms]) => ms)).to.deep.equal([2_000, 2 ** 31 - 1, 2 ** 31 - 1]);
    });
});

describe("the engine that made a plugin's call", () => {
    const about = { urn: undefined, timeoutSeconds: undefined };

    it("is there until it ends, or gives the call up", async () => {
        const fake = await FakeEngine.start();
        const engine = new EngineLink();
        engine.connect(fake.address);
        const running = new RunningCalls();
        const [call, other] = [1, 2].map(() => new OpenCall({ running, engine, clock }, about));
        expect([await call?.isEngineThere(), await other?.isEngineThere()]).to.deep.equal([true, true]);
        call?.interrupt(cancelled());
        expect([await call?.isEngineThere(), await other?.isEngineThere()]).to.deep.equal([false, true]);
        fake.stop();
        expect(await other?.isEngineThere()).to.equal(false);
    });

    it("counts as there where it has told no address, as one that a debugger holds the plugin for", async () => {
        const surroundings = { running: new RunningCalls(), engine: new EngineLink(), clock };
        expect(await new OpenCall(surroundings, about).isEngineThere()).to.equal(true);
    });
});
