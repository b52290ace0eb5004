import { expect } from "chai";
import fc from "fast-check";
import { entriesNamed, pairKey } from "../../../provider/resource/journalSearch.js";
import { forgetRequest, openRequests } from "../../../provider/resource/openRequests.js";
import { anyEntry } from "../state/anyEntry.js";
import { journalEntry } from "../state/journalEntry.js";
import { TestJournal } from "../state/journalFolder.js";

/** Few of each, so that pairs share names, hosts, ports or all of them. */
const name = fc.constantFrom("sbc-a", "sbc-b", "sbc", "a");
const host = fc.constantFrom("10.0.0.1", "10.0.0.11", "sbc-a", "2001:db8::1", "2001:db8::1:443", "a");
const port = fc.constantFrom(443, 8443, 1);
const node = fc.record({ name, host, port });
const declared = fc.record({ nodes: fc.tuple(node, node), isHashed: fc.boolean() });

type Declared = typeof declared extends fc.Arbitrary<infer T> ? T : never;

const anyCase = (text: string) =>
    fc
        .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
        .map((upper) => [...text].map((letter, index) => (upper[index] ? letter.toUpperCase() : letter)).join(""));
const written = (given: string) => (given.includes(":") ? `[${given}]` : given);

describe("What an operator calls a recorded request", () => {
    const entriesOf = (pairs: readonly Declared[]) =>
        pairs.map((pair, index) => journalEntry({ id: `id-${index}`, ...pair }));
    const idsOf = (pairs: readonly Declared[], text: string) =>
        entriesNamed(text, entriesOf(pairs)).map(({ id }) => id);
    const expected = (pairs: readonly Declared[], isMeant: (pair: Declared) => boolean) =>
        pairs.flatMap((pair, index) => (isMeant(pair) ? [`id-${index}`] : []));

    it("by both names, in any order and case, is every entry with these names, hashed or not, and no other", () =>
        fc.assert(
            fc.property(
                fc.array(declared, { maxLength: 6 }),
                fc.tuple(name, name).chain(([a, b]) => fc.tuple(fc.constant([a, b]), anyCase(`${a}/${b}`))),
                (pairs, [names, text]) => {
                    const both = [...names].sort().join();
                    const meant = expected(
                        pairs,
                        ({ nodes }) =>
                            nodes
                                .map((each) => each.name)
                                .sort()
                                .join() === both,
                    );
                    expect(idsOf(pairs, text)).to.deep.equal(meant);
                },
            ),
        ));

    it("by an address with its port is every entry with this endpoint, hashed or not, and no other", () =>
        fc.assert(
            fc.property(fc.array(declared, { maxLength: 6 }), host.chain(anyCase), port, (pairs, given, at) => {
                const meant = expected(pairs, ({ nodes }) =>
                    nodes.some((each) => each.host === given.toLowerCase() && each.port === at),
                );
                expect(idsOf(pairs, `${written(given)}:${at}`)).to.deep.equal(meant);
            }),
        ));

    it("by an address without a port is every entry with this host; if it is hashed, at port 443", () =>
        fc.assert(
            fc.property(fc.array(declared, { maxLength: 6 }), host, (pairs, given) => {
                const meant = expected(pairs, ({ nodes, isHashed }) =>
                    nodes.some((each) => each.host === given && (!isHashed || each.port === 443)),
                );
                expect(idsOf(pairs, written(given))).to.deep.equal(meant);
            }),
        ));

    it("is one pair, hashed or not and in any order, if both nodes have the same names and endpoints", () =>
        fc.assert(
            fc.property(declared, declared, ({ nodes: [a, b] }, other) => {
                const key = pairKey(journalEntry({ nodes: [a, b] }));
                expect(pairKey(journalEntry({ nodes: [b, a], isHashed: true }))).to.equal(key);
                const text = ({ nodes }: Pick<typeof other, "nodes">) =>
                    nodes
                        .map((each) => JSON.stringify(each))
                        .sort()
                        .join();
                expect(pairKey(journalEntry(other)) === key).to.equal(text(other) === text({ nodes: [a, b] }));
            }),
        ));

    it("is never another entry than one of those that are recorded, whatever it is", () =>
        fc.assert(
            fc.property(anyEntry, fc.string({ unit: "binary" }), (entry, text) => {
                expect(entriesNamed(text, [entry]).length).to.be.lessThanOrEqual(1);
                expect(entriesNamed(entry.id, [entry])).to.deep.equal([entry]);
            }),
        ));
});

describe("The open requests of a journal", () => {
    let test: TestJournal;
    beforeEach(() => (test = new TestJournal()));
    afterEach(() => test.remove());

    it("are listed with nothing in them that a terminal would obey", async () => {
        const [a, b] = ["sbc\u001b[2J-a", "sbc\u202e-b"].map((each) => ({ name: each, host: "h\r\n", port: 443 }));
        if (a === undefined || b === undefined) throw new Error("unreachable");
        await test.journal.write(journalEntry({ nodes: [a, b] }));
        const [request] = (await openRequests(test.folder)).requests;
        expect(request?.from).to.deep.equal({ index: 0, name: "sbc [2j-a", address: "h" });
        expect(request?.to.name).to.equal("sbc -b");
    });

    it("are told apart by their addresses from those of another pair with the same names, hashed or not", async () => {
        for (const isHashed of [false, true])
            for (const [id, hosts] of Object.entries({
                own: ["10.0.0.1", "10.0.0.2"],
                far: ["10.1.0.1", "10.1.0.2"],
            })) {
                const [a, b] = hosts.map((host, index) => ({ name: ["sbc-a", "sbc-b"][index] ?? "", host, port: 443 }));
                await test.journal.write(journalEntry({ id: `${id}-${isHashed}`, nodes: [a!, b!], isHashed }));
            }
        const nodes = [
            { name: "SBC-A", address: "10.0.0.1:443" },
            { name: "sbc-b", address: "10.9.0.2" },
        ];
        const { requests } = await openRequests(test.folder, nodes);
        const told = Object.fromEntries(requests.map(({ id, isAtOtherAddresses }) => [id, isAtOtherAddresses]));
        expect(told).to.deep.equal({
            "own-false": undefined,
            "own-true": undefined,
            "far-false": true,
            "far-true": true,
        });
    });

    it("are forgotten once each, if two do it at the same time", async () => {
        await test.journal.write(journalEntry());
        const results = await Promise.all([0, 1].map(() => forgetRequest("sbc-a/sbc-b", test.folder)));
        expect(results.map(({ kind }) => kind)).to.include("forgotten");
        expect((await openRequests(test.folder)).requests).to.deep.equal([]);
    });
});
