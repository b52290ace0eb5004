import { expect } from "chai";
import type { Simulator } from "../../../simulator/index.js";
import { stopped } from "../stopped.js";
import { declare, startPair } from "../resource/declaredPair.js";
import { type Face, ofEachFace, type Stored, withOutputs } from "./face.js";

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
    const keep = stopped(after);

    it("is a node as any other, through a switchover and a read", async () => {
        const [face, ...pairs] = await Promise.all([start(), ...NAMES.map((nodes) => startPair({ nodes }).then(keep))]);
        keep(face);
        const created: Stored[] = [];
        for (const pair of pairs) created.push(await createdOf(face, pair));
        const switched: Stored[] = [];
        for (const [index, pair] of pairs.entries())
            switched.push(await switchedOf(face, pair, created[index] as Stored));
        for (const [index, pair] of pairs.entries()) {
            await staysSo(face, pair, switched[index] as Stored);
            expect(pair.switchoversReceived()).to.equal(1);
        }
    });

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

async function createdOf(face: Face, pair: Simulator): Promise<Stored> {
    const [a, b] = namesOf(pair);
    const created = await face.create(declare(pair, a));
    expect(created.outputs).to.deep.include({
        activeNode: a,
        roles: { [a]: "active", [b]: "standby" },
        switchoverCounts: { [a]: 0, [b]: 0 },
    });
    return created;
}

async function switchedOf(face: Face, pair: Simulator, created: Stored): Promise<Stored> {
    const [a, b] = namesOf(pair);
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
    return switched;
}

async function staysSo(face: Face, pair: Simulator, switched: Stored): Promise<void> {
    const [, b] = namesOf(pair);
    expect(await face.read(switched)).to.deep.equal(switched);
    expect((await face.preview(declare(pair, b), switched)).changes).to.equal(false);
    // What a state has stays readable when it is text in between, as a state file is.
    const stored = withOutputs(switched, JSON.parse(JSON.stringify(switched.outputs)) as object as never);
    expect((await face.preview(declare(pair, b), stored)).changes).to.equal(false);
}

function namesOf(pair: Simulator): readonly [string, string] {
    const [a, b] = pair.nodes;
    return [a.name, b.name];
}
