import { expect } from "chai";
import { declare, startPair } from "../resource/declaredPair.js";
import { ofEachFace, withOutputs } from "./face.js";

/** What every object has, what Pulumi and this package call properties, and what JSON and promises look at. */
const NAMES = [
    ["constructor", "toString"],
    ["hasOwnProperty", "valueOf"],
    ["isPrototypeOf", "toJSON"],
    ["then", "length"],
    ["history", "caCertificate"],
    ["tls", "nodes"],
    ["undefined", "null"],
    ["0", "1"],
] as const;

ofEachFace("a node that is named as a property is", (start) => {
    for (const [a, b] of NAMES) {
        it(`${a} or ${b} is a node as any other, through a switchover and a read`, async () => {
            const [face, pair] = await Promise.all([start(), startPair({ nodes: [a, b] })]);
            try {
                const created = await face.create(declare(pair, a));
                expect(created.outputs).to.deep.include({
                    activeNode: a,
                    roles: { [a]: "active", [b]: "standby" },
                    switchoverCounts: { [a]: 0, [b]: 0 },
                });
                const switched = await face.update(created, declare(pair, b));
                expect(switched.outputs).to.deep.include({
                    activeNode: b,
                    standbyNode: a,
                    roles: { [a]: "standby", [b]: "active" },
                    redundant: true,
                });
                const { switchoverCounts, lastAction } = switched.outputs as {
                    switchoverCounts: object;
                    lastAction: { switchoverCountsBefore: object; switchoverCountsAfter: object };
                };
                expect(lastAction.switchoverCountsBefore).to.deep.equal({ [a]: 0, [b]: 0 });
                expect(switchoverCounts).to.deep.equal(lastAction.switchoverCountsAfter);
                expect(await face.read(switched)).to.deep.equal(switched);
                expect((await face.preview(declare(pair, b), switched)).changes).to.equal(false);
                // What a state has stays readable when it is text in between, as a state file is.
                const stored = withOutputs(switched, JSON.parse(JSON.stringify(switched.outputs)) as object as never);
                expect((await face.preview(declare(pair, b), stored)).changes).to.equal(false);
                expect(pair.switchoversReceived()).to.equal(1);
            } finally {
                await Promise.all([face.stop(), pair.stop()]);
            }
        }).timeout(20_000);
    }

    it("__proto__ is refused, which Pulumi's own state would lose", async () => {
        const [face, pair] = await Promise.all([start(), startPair({ nodes: ["__proto__", "sbc-b"] })]);
        try {
            const { failures } = await face.check(declare(pair, "sbc-b"));
            expect(failures.map(({ reason }) => reason)).to.deep.equal([
                "nodes[0].name is not a host name; write letters, digits, dots, hyphens and underscores.",
            ]);
        } finally {
            await Promise.all([face.stop(), pair.stop()]);
        }
    });
});
