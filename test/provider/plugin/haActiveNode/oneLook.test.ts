import { expect } from "chai";
import { MemoryRunBook, emptyRecord } from "../../../../provider/state/runBook.js";
import type { FakePair } from "../../fakePair.js";
import { PairsRun } from "./pairsRun.js";

const MINUTES = 60_000;
const ONCE = {
    "sbc-a auth/token": 1,
    "sbc-a system/status": 1,
    "sbc-b auth/token": 1,
    "sbc-b system/status": 1,
};

describe("the look that a preview by the plugin rests on", () => {
    it("is that of the read, however long the preview takes: one login and one status request a node", async () => {
        const run = new PairsRun(12);
        const states = await run.states();
        run.takeCounts();
        const provider = await run.process();
        const read = await Promise.all(states.map((state) => run.read(provider, state)));
        await run.pass(7 * MINUTES);
        for (const [index, state] of read.entries()) {
            const desired = index % 2 === 0 ? "sbc-a" : "sbc-b";
            const { changes } = await run.compare(provider, state, run.declared(index, desired));
            expect(changes).to.equal(desired === "sbc-b");
            await run.pass(MINUTES);
        }
        expect(run.takeCounts()).to.deep.equal(run.pairs.map(() => ONCE));
    });

    it("is one of its own for a pair that is new", async () => {
        const run = new PairsRun(1);
        const provider = await run.process();
        const urn = "urn:pulumi:dev::fleet::oracle-sbc:index:HaActiveNode::new";
        const news = run.declared(0, "sbc-b");
        await run.compareNew(provider, urn, news);
        expect(run.takeCounts()).to.deep.equal([ONCE]);
    });

    it("is another one, if the program has another address, other credentials or more to read", async () => {
        const others = {
            address: (news: object) => ({
                ...news,
                nodes: [
                    { name: "sbc-a", address: "a-0:8443" },
                    { name: "sbc-b", address: "b-0" },
                ],
            }),
            credentials: (news: object) => ({
                ...news,
                credentials: { username: "admin", password: "s3cret" },
                apiVersion: "v1.1",
            }),
            "what is read": (news: object) => ({ ...news, activeNode: "sbc-b", preconditions: { maximumSessions: 5 } }),
        };
        for (const [what, other] of Object.entries(others)) {
            const run = new PairsRun(1);
            const [state] = await run.states();
            if (state === undefined) throw new Error("There is one.");
            const provider = await run.process();
            const read = await run.read(provider, state);
            run.takeCounts();
            await run.compare(provider, read, other(run.declared(0)));
            const [counts = {}] = run.takeCounts();
            expect(counts["sbc-a system/status"], what).to.equal(1);
        }
    });

    it("is never what acts goes by: a pair that flips after the read is looked at again", async () => {
        const run = new PairsRun(1);
        const [state] = await run.states();
        if (state === undefined) throw new Error("There is one.");
        const provider = await run.process();
        const read = await run.read(provider, state);
        run.pairs[0]?.failOver();
        await run.pass(MINUTES);
        run.takeCounts();
        const { value } = await run.update(provider, read, run.declared(0, "sbc-b"));
        expect(run.pairs[0]?.asked, "it has moved by itself").to.deep.equal([]);
        expect(value).to.include({ activeNode: "sbc-b" });

        const created = new PairsRun(1);
        const another = await created.process();
        await created.compareNew(another, state.urn, created.declared(0, "sbc-b"));
        created.pairs[0]?.failOver();
        await created.pass(MINUTES);
        expect((await created.create(another, state.urn, created.declared(0, "sbc-b"))).value).to.include({
            activeNode: "sbc-b",
        });
        expect(created.pairs[0]?.asked).to.have.lengthOf(0);
    });

    it("does not outlive the operation, in a process that serves one after another", async () => {
        const run = new PairsRun(1);
        const [state] = await run.states();
        if (state === undefined) throw new Error("There is one.");
        const served = await run.served();
        const read = await run.read(served.lifecycle(), state);
        run.pairs[0]?.failOver();
        await run.pass(MINUTES);
        await served.configure();
        run.takeCounts();
        const { changes } = await run.compare(served.lifecycle(), read, run.declared(0));
        expect(changes).to.equal(true);
        expect(run.takeCounts()).to.deep.equal([ONCE]);
    });
});

describe("the look that a comparison rests on, in a run that changes pairs", () => {
    const NAMES = ["in this process", "in another process of the run"] as const;
    for (const name of NAMES)
        it(`is ten seconds old at the most, once a change was begun ${name}`, async () => {
            const record = emptyRecord();
            const run = new PairsRun(2, new MemoryRunBook("one", record));
            const [moved, waiting] = await run.states();
            if (moved === undefined || waiting === undefined) throw new Error("There are two.");
            const provider = await run.process();
            const other = name === NAMES[0] ? provider : await run.process(new MemoryRunBook("other", record));
            const readMoved = await run.read(provider, moved);
            const read = await run.read(provider, waiting);
            await run.update(other, readMoved, run.declared(0, "sbc-b"));
            run.pairs[1]?.failOver();
            await run.pass(MINUTES);
            expect(await run.compare(provider, read, run.declared(1))).to.deep.equal({ changes: true });
        });

    it("is so too if what was begun requested nothing", async () => {
        const run = new PairsRun(2);
        const [same, waiting] = await run.states();
        if (same === undefined || waiting === undefined) throw new Error("There are two.");
        const provider = await run.process();
        const read = await run.read(provider, waiting);
        await run.update(provider, same, run.declared(0));
        run.pairs[1]?.failOver();
        await run.pass(MINUTES);
        expect(await run.compare(provider, read, run.declared(1))).to.deep.equal({ changes: true });
    });

    it("is none that shows the pair before a change, for another resource that observes it", async () => {
        const run = new PairsRun(1);
        const [state] = await run.states();
        if (state === undefined) throw new Error("There is one.");
        const observer = { ...state, urn: `${state.urn}-observer`, inputs: { ...state.inputs, observeOnly: true } };
        const provider = await run.process();
        const read = await run.read(provider, observer);
        await run.update(provider, state, run.declared(0, "sbc-b", { timeouts: { quietSeconds: 0.2 } }));
        run.takeCounts();
        await run.compare(provider, read, { ...run.declared(0), observeOnly: true });
        expect(run.takeCounts()[0]).to.include({ "sbc-a system/status": 2 });
    });
});

describe("a line that rests on a look of earlier", () => {
    const linesAfter = async (ms: number, prepare: (pair: FakePair) => unknown = () => undefined) => {
        const run = new PairsRun(1);
        const [state] = await run.states();
        if (state === undefined) throw new Error("There is one.");
        for (const pair of run.pairs) prepare(pair);
        const provider = await run.process();
        const read = await run.read(provider, state);
        await run.pass(ms);
        run.lines.length = 0;
        await run.compare(provider, read, run.declared(0, "sbc-b"));
        return run.lines;
    };

    it("has its age, if that is more than ten seconds", async () => {
        const [line = "", ...others] = await linesAfter(42_000);
        expect(line).to.match(/^sbc-a\/sbc-b: NEEDED\. Calls are on sbc-a, by a look 42 s ago; desired sbc-b\./);
        expect(others).to.deep.equal([]);
    });

    it("has none before that", async () => {
        const [line = ""] = await linesAfter(9_000);
        expect(line).to.match(/Calls are on sbc-a; desired sbc-b\./);
    });

    it("has it in a refusal too", async () => {
        const [line = ""] = await linesAfter(42_000, (pair) => (pair.b.health = 10));
        expect(line).to.match(/REFUSED.*by a look 42 s ago/);
    });
});
