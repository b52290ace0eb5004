import { expect } from "chai";
import { systemClock } from "../../provider/clock.js";
import { poll } from "../../provider/poll.js";
import { VirtualClock } from "./virtualClock.js";

describe("polling", () => {
    let clock: VirtualClock;
    let readAt: number[];
    const signal = new AbortController().signal;
    beforeEach(() => {
        clock = new VirtualClock();
        readAt = [];
    });
    const read = () => Promise.resolve(readAt.push(clock.now() - 1_000_000));
    const never = () => false;

    it("reads at once, and no more where that is enough", async () => {
        const result = await poll(read, () => true, { everyMs: 1000, timeoutMs: 5000, signal, clock });
        expect(result).to.deep.equal({ kind: "done", value: 1 });
        expect(readAt).to.deep.equal([0]);
    });

    it("reads in the rhythm that it was given, and once more when time has run out", async () => {
        const result = await poll(read, never, { everyMs: 1000, timeoutMs: 2500, signal, clock });
        expect(result).to.deep.equal({ kind: "timedOut", last: 4 });
        expect(readAt).to.deep.equal([0, 1000, 2000, 2500]);
    });

    it("reads once where there is no time at all", async () => {
        for (const timeoutMs of [0, -5]) {
            readAt = [];
            expect(await poll(read, never, { everyMs: 1000, timeoutMs, signal, clock })).to.include({
                kind: "timedOut",
            });
            expect(readAt).to.have.length(1);
        }
    });

    it("counts the time that reading takes, and begins the last one when time has run out, never before", async () => {
        const slowly = async () => {
            const begun = await read();
            await clock.sleep(700, signal);
            return begun;
        };
        const result = await poll(slowly, never, { everyMs: 1000, timeoutMs: 2000, signal, clock });
        expect(readAt).to.deep.equal([0, 1700, 2400]);
        expect(result).to.deep.equal({ kind: "timedOut", last: 3 });
    });

    it("hands on what reading throws", async () => {
        const failing = () => Promise.reject(new Error("broken"));
        const result = poll(failing, never, { everyMs: 1, timeoutMs: 10, signal, clock });
        expect(await result.catch((error: Error) => error.message)).to.equal("broken");
    });

    it("stops before it reads where it is cancelled already", async () => {
        const reason = new Error("stop");
        const options = { everyMs: 1, timeoutMs: 10, signal: AbortSignal.abort(reason), clock };
        expect(await poll(read, never, options).catch((thrown: unknown) => thrown)).to.equal(reason);
        expect(readAt).to.be.empty;
    });

    for (const [name, clockOf] of Object.entries({ virtual: () => new VirtualClock(), system: () => systemClock })) {
        it(`rejects with the reason of the cancellation when it comes during a pause, on the ${name} clock`, async () => {
            const reason = new Error("stop");
            const cancel = new AbortController();
            const readThenCancel = async () => {
                setImmediate(() => cancel.abort(reason));
                return await read();
            };
            const options = { everyMs: 60_000, timeoutMs: 60_000, signal: cancel.signal, clock: clockOf() };
            expect(await poll(readThenCancel, never, options).catch((thrown: unknown) => thrown)).to.equal(reason);
            expect(readAt).to.have.length(1);
        });
    }
});
