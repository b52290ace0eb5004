import { expect } from "chai";
import { setImmediate as nextTurn } from "node:timers/promises";
import { PLAIN } from "../../../cli/status/columns.js";
import { fleetOf, isAllReady } from "../../../cli/status/fleet.js";
import { type Looked, lookAtAll } from "../../../cli/status/lookAtAll.js";
import { printed } from "../../../cli/status/printed.js";
import type { Subject } from "../../../cli/status/subjects.js";
import { type PairLook, SbcError } from "../../../provider/index.js";
import { journalEntry } from "../../provider/state/journalEntry.js";
import { TestJournal } from "../../provider/state/journalFolder.js";

const node = (name: string, role: "active" | "standby") => ({ name, role, log: [], hasUnreadableLog: false });
const LOOK: PairLook = {
    report: { state: "ready", description: "", activeNode: "a", roles: {}, redundant: true, switchoverCounts: {} },
    roleWords: ["active", "standby"],
    nodes: [node("a", "active"), node("b", "standby")],
    synchronization: "complete",
};
const NODES = [
    { name: "a", address: "10.0.0.1" },
    { name: "b", address: "10.0.0.2" },
] as const;
const NONE = { secrets: [], unreadable: [] };
const subject = (name: string, more: Partial<Subject["pair"]> = {}): Subject => ({
    pair: { name, declared: { nodes: NODES }, ...NONE, ...more },
    look: { nodes: NODES },
});
const looked = (one: Subject, journal: Looked["journal"] = { requests: [], problems: [] }): Looked => ({
    subject: one,
    looked: LOOK,
    journal,
});

describe("the looks at a fleet", () => {
    it("are at no more than 32 pairs side by side, and told in the order of the stack", async () => {
        const now = { open: 0, most: 0 };
        const look = async () => {
            now.most = Math.max(now.most, ++now.open);
            for (let turns = 0; turns < 5; turns++) await nextTurn();
            now.open--;
            return LOOK;
        };
        const subjects = Array.from({ length: 100 }, (_, index) => subject(`pair-${index}`));
        const all = await lookAtAll(subjects, look, undefined);
        expect(now.most).to.equal(32);
        expect(all.map((each) => each.subject)).to.deep.equal(subjects);
    });

    it("say of a pair why it can't be looked at, and hide no fault of the program itself", async () => {
        const bad = () => Promise.reject(new SbcError("invalidInput", "Bad\nnode.", "Correct it."));
        const without = (secrets: readonly string[]) => ({
            ...subject("other", { secrets, recorded: {} }),
            look: { nodes: undefined },
        });
        const ofFile = { ...subject("three nodes"), look: { nodes: undefined } };
        const all = await lookAtAll(
            [subject("bad"), without(["nodes[0].address"]), without([]), ofFile],
            bad,
            undefined,
        );
        expect(all.map((each) => ("problem" in each.looked ? each.looked.problem : ""))).to.deep.equal([
            "Bad node. Correct it.",
            "Its nodes are encrypted in the stack's state. Look at it with --node, or with a topology by --file.",
            "Its nodes can't be read in the stack's state.",
            "nodes must be a list of two nodes, each with name and address.",
        ]);
        let thrown: unknown;
        await lookAtAll([subject("one")], () => Promise.reject(new TypeError("ours")), undefined).catch(
            (error: unknown) => (thrown = error),
        );
        expect(thrown).to.be.instanceOf(TypeError);
    });
});

describe("a fleet", () => {
    const pending = { id: "4f1c", since: "2026-04-24T10:14:09Z", from: "a", to: "b" };
    const options = { source: { kind: "stack", stack: "prod" }, tls: {}, format: "table", log: false } as const;
    const table = (all: readonly Looked[]) => printed(fleetOf(all, new Date(), false), all, options, PLAIN);

    it("shows a request that the stack's state has as open, once if the journal has it too", () => {
        const one = looked(subject("one", { recorded: { pending } }));
        expect(fleetOf([one], new Date(), false).pairs[0]?.openRequests).to.deep.equal([
            { from: "state", since: pending.since, id: "4f1c" },
        ]);
        expect(table([one]))
            .to.contain(
                "Open when the stack's state was written:\n  one: requested 2026-04-24T10:14:09Z, from a to b (id 4f1c)",
            )
            .and.contain("Do not request a switchover by hand");
        const from = { index: 0, name: "a", address: "10.0.0.1" } as const;
        const request = { id: "4f1c", since: pending.since, from, to: { ...from, index: 1 }, path: "/x" } as const;
        const both = looked(subject("one", { recorded: { pending } }), { requests: [request], problems: [] });
        expect(fleetOf([both], new Date(), false).pairs[0]?.openRequests).to.have.lengthOf(1);
        expect(table([both])).not.to.contain("Open when the stack's state was written");
    });

    it("shows a request by its addresses: one that only the names match, at the pair whose it may be, and at no other", async () => {
        const journal = new TestJournal();
        const hostsAt = (site: number) => [`10.0.${site}.1`, `10.0.${site}.2`] as const;
        const at = (site: number): Subject => {
            const [a, b] = hostsAt(site);
            const nodes = [
                { name: "a", address: a },
                { name: "b", address: b },
            ] as const;
            return { pair: { name: `site ${site}`, declared: { nodes }, ...NONE }, look: { nodes } };
        };
        const [a, b] = hostsAt(2);
        const nodes = [
            { name: "a", host: a, port: 443 },
            { name: "b", host: b, port: 443 },
        ] as const;
        const found = async (...sites: number[]) => {
            const all = await lookAtAll(sites.map(at), () => Promise.resolve(LOOK), journal.folder);
            const open = fleetOf(all, new Date(), false).pairs.map((pair) => pair.openRequests);
            return { open, text: table(all) };
        };
        const shown = { from: "journal", since: pending.since, id: pending.id };
        try {
            await journal.journal.write(journalEntry({ id: pending.id, since: pending.since, nodes }));
            const known = await found(1, 2, 3);
            expect(known.open).to.deep.equal([[], [shown], []]);
            expect(known.text).to.contain("A switchover request is open:").and.not.to.contain("another pair's");

            const unknown = await found(1);
            expect(unknown.open).to.deep.equal([[{ ...shown, atOtherAddresses: true }]]);
            expect(unknown.text).to.contain("at other addresses: it may be another pair's");
        } finally {
            journal.remove();
        }
    });

    it("has drift where revertive: false, if the change of the desired node was never fulfilled", () => {
        const declared = { nodes: NODES, activeNode: "b", revertive: false };
        const drift = (recorded: object) =>
            fleetOf([looked(subject("one", { declared, recorded }))], new Date(), false).pairs[0]?.drift;
        expect(drift({ fulfilledActiveNode: "B" })).to.equal("mayStay");
        expect(drift({ fulfilledActiveNode: "a" })).to.equal("yes");
        expect(drift({})).to.equal("yes");
    });

    it("makes what a stack says inert, as what a device says", () => {
        const name = "one\n\u001b[2J{x}";
        const words = { ...pending, since: name, id: name };
        const all = [looked(subject(name, { site: name, recorded: { pending: words } }))];
        // eslint-disable-next-line no-control-regex
        expect(table(all)).not.to.match(/\u001b/);
        expect(JSON.stringify(fleetOf(all, new Date(), true))).not.to.match(/\\u001b|\\n/);
    });

    it("gives two pairs of one name a name each, for a metric has nothing else to tell them by", () => {
        const namesOf = (...names: readonly string[]) => {
            const all = names.map((name) => looked(subject(name)));
            return fleetOf(all, new Date(), false).pairs.map(({ name }) => name);
        };
        expect(namesOf("one", "one", "two")).to.deep.equal(["one", "one (2)", "two"]);
        const odd = ["one", "one", "one (2)", "one", "one (2)"];
        expect(namesOf(...odd)).to.deep.equal(["one", "one (3)", "one (2)", "one (4)", "one (2) (2)"]);
    });

    it("of no pair is not ready", () => {
        expect(isAllReady(fleetOf([], new Date(), false))).to.equal(false);
        expect(isAllReady(fleetOf([looked(subject("one"))], new Date(), false))).to.equal(true);
    });
});
