import { expect } from "chai";
import { EngineLink } from "../../../provider/plugin/engine.js";
import { OpenCall } from "../../../provider/plugin/openCall.js";
import { RunningCalls } from "../../../provider/plugin/runningCalls.js";

describe("the time that a plugin's call may take", () => {
    it("is never so long that the timer of Node.js would overflow, and fire at once", () => {
        const waits: number[] = [];
        const clock = {
            now: () => 0,
            date: () => new Date(0),
            sleep: (ms: number) => (waits.push(ms), new Promise<void>(() => undefined)),
        };
        const surroundings = { running: new RunningCalls(), engine: new EngineLink(), clock };
        for (const timeoutSeconds of [2, 1_000 * 3_600, Infinity])
            new OpenCall(surroundings, { urn: undefined, timeoutSeconds });
        expect(waits).to.deep.equal([2_000, 2 ** 31 - 1, 2 ** 31 - 1]);
    });
});
