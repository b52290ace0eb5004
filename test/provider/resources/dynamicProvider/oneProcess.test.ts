import { expect } from "chai";
import type { Simulator } from "../../../../simulator/index.js";
import { declare, FIRST_LOOK, requestsTo, startPair } from "../declaredPair.js";
import { DynamicProvider } from "./dynamicProvider.js";

describe("one provider process", () => {
    let provider: DynamicProvider;
    const pairs: Simulator[] = [];
    const start = async (...options: Parameters<typeof startPair>) => {
        const pair = await startPair(...options);
        pairs.push(pair);
        return pair;
    };
    beforeEach(async () => {
        provider = await DynamicProvider.start();
    });
    afterEach(async () => {
        await Promise.all([provider.stop(), ...pairs.splice(0).map((pair) => pair.stop())]);
    });

    it("logs in once at each node, however many calls it gets at once", async () => {
        const pair = await start();
        const declared = declare(pair, "sbc-a");
        const [{ id, outs }] = await Promise.all([provider.create(declared), provider.create(declared)]);
        await Promise.all([
            provider.diff(id, outs, declared),
            provider.read(id, outs),
            provider.check(declared, declared),
        ]);
        expect(requestsTo(pair)).to.deep.equal({ ...FIRST_LOOK, "sbc-a GET status": 4, "sbc-b GET status": 4 });
    });

    it("tries a wrong password once at each node, since devices lock accounts", async () => {
        const pair = await start();
        const declared = declare(pair, "sbc-a", { credentials: { username: "admin", password: "wrong-Secret" } });
        await provider.check(declared);
        const error = await provider.create(declared).catch((failure: unknown) => failure as Error);
        expect((error as Error).message).to.match(/did not accept the user name and password/);
        expect((error as Error).message + provider.printed.join("")).not.to.contain("wrong-Secret");
        expect(requestsTo(pair)).to.deep.equal({ "sbc-a POST token": 1, "sbc-b POST token": 1 });
    });

    it("remembers a configuration value that can't be used, and says so to every call that needs it", async () => {
        const pair = await start();
        const declared = declare(pair, "sbc-a");
        const { id, outs } = await provider.create(declared);
        const misled = await DynamicProvider.start({ "oracle-sbc:onUnreachable": "never" });
        const { credentials: _none, ...bare } = declared;
        const calls = [
            () => misled.check(bare),
            () => misled.diff(id, outs, declared),
            () => misled.create(declared),
            () => misled.update(id, outs, declared),
            () => misled.read(id, outs),
            () => misled.check(bare),
        ];
        for (const call of calls) {
            const error = await call().then(
                () => new Error("It did not fail."),
                (failure: Error) => failure,
            );
            expect(error.message).to.equal(
                'The configuration value oracle-sbc:onUnreachable is "never"; write warn or error. ' +
                    "Set it with: pulumi config set oracle-sbc:onUnreachable …",
            );
        }
        expect(misled.printed.join("\n")).not.to.match(/^\s+at /m);
        await misled.delete(id, outs);
        await misled.stop();
    });

    it("looks at two pairs side by side, but asks for their switchovers one after the other", async () => {
        const chicago = await start({ nodes: ["chi-a", "chi-b"] });
        const madrid = await start({ nodes: ["mad-a", "mad-b"] });
        const created = await Promise.all(
            [chicago, madrid].map(async (pair) => {
                const { id, outs } = await provider.create(declare(pair, pair.nodes[0].name));
                pair.clearRequests();
                return { pair, id, outs, wish: declare(pair, pair.nodes[1].name) };
            }),
        );
        await Promise.all(created.map(({ id, outs, wish }) => provider.update(id, outs, wish)));

        const [first, second] = created
            .map(({ pair }) => ({
                asked: pair.requests.find(({ endpoint }) => endpoint === "switchover")?.monotonicMs ?? NaN,
                looked: pair.requests[0]?.monotonicMs ?? NaN,
                standbyAgain: pair.roleHistory.at(-1)?.monotonicMs ?? NaN,
            }))
            .sort((a, b) => a.asked - b.asked);
        if (first === undefined || second === undefined) throw new Error("Two pairs were updated.");
        expect(second.looked, "the second pair is looked at").to.be.lessThan(first.asked);
        expect(second.asked, "the second pair is asked").to.be.greaterThan(first.standbyAgain);
        for (const { pair } of created) expect(pair.switchoversReceived()).to.equal(1);
    });

    it("refuses the next pair's switchover where one failed, and names it", async () => {
        const [chicago, madrid] = [
            await start({ nodes: ["chi-a", "chi-b"] }),
            await start({ nodes: ["mad-a", "mad-b"] }),
        ];
        chicago.setFault("forbidden");
        const [failed, refused] = await Promise.allSettled([
            provider.create(declare(chicago, "chi-b")),
            provider.create(declare(madrid, "mad-b")),
        ]);
        expect(failed.status).to.equal("rejected");
        expect(refused).to.have.property("status", "rejected");
        expect(String((refused as PromiseRejectedResult).reason)).to.contain(
            "The switchover of chi-a/chi-b failed in this run",
        );
        expect(madrid.nodes[1].role).to.equal("standby");
    });
});
