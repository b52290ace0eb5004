import { expect } from "chai";
import { declare, requestsTo, startPair } from "../resource/declaredPair.js";
import { type Face, failureIn, ofEachFace } from "./face.js";
import { stopped } from "../stopped.js";

ofEachFace("one process", (startFace) => {
    let face: Face;
    const keep = stopped(afterEach);
    const start = async (...options: Parameters<typeof startPair>) => keep(await startPair(...options));
    beforeEach(async () => {
        face = keep(await startFace());
    });

    it("logs in once at each node, however many calls it gets at once", async () => {
        const pair = await start();
        const declared = declare(pair, "sbc-a");
        const earlier = await startFace();
        const stored = await earlier.create(declared);
        await earlier.stop();
        pair.clearRequests();
        await Promise.all([
            face.update(stored, declared),
            face.diff(stored, declared),
            face.read(stored),
            face.check(declared, declared),
        ]);
        const { "sbc-a GET status": looksAtA, "sbc-b GET status": looksAtB, ...logins } = requestsTo(pair);
        expect(logins).to.deep.equal({ "sbc-a POST token": 1, "sbc-b POST token": 1 });
        // What is read may serve the comparison beside it, if it comes first.
        expect([looksAtA, looksAtB]).to.satisfy(([a = 0, b = 0]: number[]) => a === b && (a === 2 || a === 3));
    });

    it("refuses the second of two resources that declare one pair, before anything reaches it", async () => {
        const pair = await start();
        const outcomes = await Promise.allSettled(
            ["sbc-b", "sbc-a"].map((activeNode) => face.create(declare(pair, activeNode))),
        );
        const refused = outcomes.filter(({ status }) => status === "rejected") as PromiseRejectedResult[];
        expect(refused).to.have.lengthOf(1);
        expect(String(refused[0]?.reason)).to.match(
            /sbc-a\/sbc-b: REFUSED\. Requests to this pair by this run: 0\.\nIn this run, (another resource|pair-\d+) declares this pair too\.\nDeclare each pair once/,
        );
        expect(pair.switchoversReceived()).to.equal(outcomes[0]?.status === "fulfilled" ? 1 : 0);
    });

    it("tries a wrong password once at each node, since devices lock accounts", async () => {
        const pair = await start();
        const declared = declare(pair, "sbc-a", { credentials: { username: "admin", password: "wrong-Secret" } });
        const previewed = await failureIn(face.preview(declared));
        expect(previewed.message).to.contain("Both nodes refused the login");
        const { message } = await failureIn(face.create(declared));
        expect(message).to.match(/did not accept the user name and password/);
        expect(message + face.told.join("")).not.to.contain("wrong-Secret");
        expect(requestsTo(pair)).to.deep.equal({ "sbc-a POST token": 1, "sbc-b POST token": 1 });
    });

    it("remembers a configuration value that can't be used, and says so to every call that needs it", async () => {
        const pair = await start();
        const declared = declare(pair, "sbc-a");
        const stored = await face.create(declared);
        const misled = await startFace({ onUnreachable: "never" });
        const { credentials: _none, ...bare } = declared;
        const calls = [
            () => misled.check(bare),
            () => misled.diff(stored, declared),
            () => misled.create(declared),
            () => misled.update(stored, declared),
            () => misled.check(bare),
        ];
        for (const call of calls) {
            expect((await failureIn(call())).message).to.equal(
                'The configuration value oracle-sbc:onUnreachable is "never"; write warn or error. ' +
                    "Set it with: pulumi config set oracle-sbc:onUnreachable …",
            );
        }
        await misled.delete(stored);
        await misled.stop();
    });

    it("looks at two pairs side by side, but asks for their switchovers one after the other", async () => {
        const chicago = await start({ nodes: ["chi-a", "chi-b"] });
        const madrid = await start({ nodes: ["mad-a", "mad-b"] });
        const created = await Promise.all(
            [chicago, madrid].map(async (pair) => {
                const stored = await face.create(declare(pair, pair.nodes[0].name));
                pair.clearRequests();
                return { pair, stored, desired: declare(pair, pair.nodes[1].name) };
            }),
        );
        await Promise.all(created.map(({ stored, desired }) => face.update(stored, desired)));

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
        const chicago = await start({ nodes: ["chi-a", "chi-b"] });
        const madrid = await start({ nodes: ["mad-a", "mad-b"] });
        chicago.setFault("forbidden");
        const [failed, refused] = await Promise.allSettled([
            face.create(declare(chicago, "chi-b")),
            face.create(declare(madrid, "mad-b")),
        ]);
        expect(failed.status).to.equal("rejected");
        expect(refused).to.have.property("status", "rejected");
        expect(String((refused as PromiseRejectedResult).reason)).to.contain(
            "The switchover of chi-a/chi-b failed in this run",
        );
        expect(madrid.nodes[1].role).to.equal("standby");
    });
});
