import { expect } from "chai";
import { LIGHT } from "./lightAbort.js";

type Abort = Pick<typeof globalThis, "AbortController" | "AbortSignal">;

/** What happens, in order, and how each signal ends. */
function told({ AbortController, AbortSignal }: Abort): readonly unknown[] {
    const events: unknown[] = [];
    const run = new AbortController();
    const own = new AbortController();
    const removal = new AbortController();
    const either = AbortSignal.any([run.signal, own.signal]);
    const removed = () => events.push("removed");
    either.addEventListener("abort", () => events.push(["either", either.reason]), { once: true });
    run.signal.addEventListener("abort", () => events.push("first"));
    run.signal.addEventListener("abort", () => run.signal.removeEventListener("abort", removed));
    run.signal.addEventListener("abort", removed);
    run.signal.addEventListener("abort", () => events.push("left"), { signal: removal.signal });
    run.signal.addEventListener("abort", () => events.push("last"));
    removal.abort("over");
    expect(() => run.signal.throwIfAborted()).not.to.throw();
    run.abort("done");
    run.abort("again");
    run.signal.addEventListener("abort", () => events.push("late"));
    own.abort();
    const late = AbortSignal.any([new AbortController().signal, run.signal]);
    events.push([late.aborted, late.reason], run.signal.reason, either.aborted, (own.signal.reason as Error).name);
    expect(() => own.signal.throwIfAborted()).to.throw("This operation was aborted");
    return events;
}

describe("signals of a schedule in a worker", () => {
    it("do what those of the platform do, in the same order", () => {
        const light = told(LIGHT as unknown as Abort);
        expect(light).to.deep.equal(told(globalThis)).and.to.include("last");
    });
});
