import { expect } from "chai";
import fc from "fast-check";
import { Ending } from "../../../../provider/plugin/process/ending.js";
import { cancelled } from "../../../../provider/plugin/process/interruption.js";
import { RunningCalls } from "../../../../provider/plugin/process/runningCalls.js";
import { VirtualClock } from "../../virtualClock.js";

const never = () => new AbortController().signal;
/** From nothing to far beyond what the process's end waits for. */
const ms = () => fc.integer({ min: 0, max: 2_000 });

interface CallPlan {
    /** From the interruption to the answer. */
    readonly answerMs: number;
    /** From the answer to the end of what it has left. */
    readonly leftMs: number;
    readonly leftFails: boolean;
}

const callPlan: fc.Arbitrary<CallPlan> = fc.record({ answerMs: ms(), leftMs: ms(), leftFails: fc.boolean() });

async function endOf(plans: readonly CallPlan[]) {
    const clock = new VirtualClock();
    const running = new RunningCalls();
    const startedMs = clock.now();
    const done = [] as string[];
    for (const [index, { answerMs, leftMs, leftFails }] of plans.entries()) {
        const controller = running.begin();
        void clock.sleep(answerMs, never()).then(() => {
            done.push(`answer ${index}`);
            const left = clock.sleep(leftMs, never()).then(() => {
                done.push(`left ${index}`);
                if (leftFails) throw new Error("It could not be done.");
            });
            running.afterwards(left);
            running.end(controller);
        });
    }
    const exited = await new Promise<{ endMs: number; done: string[] }>((resolve) => {
        const exit = () => resolve({ endMs: clock.now() - startedMs, done: [...done] });
        const ending = new Ending({ running, clock, closeServer: () => Promise.resolve(), exit });
        void ending.begin(cancelled(), 0);
    });
    return exited;
}

describe("the end of a plugin's process, whatever its calls take and leave", () => {
    it("comes with the last answer and the last work left, and 900 ms after its beginning at the latest", () =>
        fc.assert(
            fc.asyncProperty(fc.array(callPlan, { maxLength: 4 }), async (plans) => {
                const { endMs, done } = await endOf(plans);
                const allMs = Math.max(0, ...plans.map(({ answerMs, leftMs }) => answerMs + leftMs));
                expect(endMs).to.equal(Math.min(900, allMs));
                for (const [index, { answerMs, leftMs }] of plans.entries()) {
                    if (answerMs < endMs) expect(done).to.include(`answer ${index}`);
                    if (answerMs + leftMs < endMs) expect(done).to.include(`left ${index}`);
                }
            }),
        ));
});
