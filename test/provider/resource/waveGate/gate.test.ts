import { expect } from "chai";
import { noteUnseen } from "../../../../provider/pair/run/unseen.js";
import { checkGate, compareGate, passGate } from "../../../../provider/resource/waveGate/calls.js";
import { MemoryRunBook } from "../../../../provider/state/runBook.js";
import { messageOf } from "../../../../provider/errors.js";

type Bag = Readonly<Record<string, unknown>>;

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const ROLES = { "sbc-chi-a": "active", "sbc-chi-b": "standby" };
const asDesired = { name: "chicago", id: "id-1", desiredActiveNode: "SBC-chi-a", roles: ROLES, redundant: true };
const gateOf = (more: Bag = {}, own: Bag = {}) => ({ wave: 1, pairs: [{ ...asDesired, ...more }], ...own });
const RECORDED = { wave: 1, pairs: [{ name: "chicago" }] };

describe("a wave's gate", () => {
    let run: MemoryRunBook;
    let said: [line: string, kind: string][];
    beforeEach(() => {
        run = new MemoryRunBook();
        said = [];
    });
    const io = { log: (line: string, kind: string) => void said.push([line, kind]) };
    const refusal = (inputs: Bag) => passGate(inputs, run).then(() => undefined, messageOf);
    const problems = async (inputs: Bag) => (await checkGate(inputs, run, io)).failures.map(({ reason }) => reason);

    it("is passed if every pair is as desired, and records no more than its pairs' names", async () => {
        expect(await passGate(gateOf(), run)).to.deep.equal(RECORDED);
        expect(await refusal(gateOf({ desiredActiveNode: undefined }))).to.equal(undefined);
    });

    const HELD: readonly (readonly [what: string, more: Bag, why: RegExp])[] = [
        ["another node is active", { desiredActiveNode: "sbc-chi-b" }, /its desired node is standby, not active\./],
        [
            "a request is open",
            { pending: { since: "2027-01-16T21:00:00Z" } },
            /request of 2027-01-16T21:00:00Z is open/,
        ],
        [
            "its resource failed, and has its inputs for outputs",
            { roles: undefined },
            /it failed, or was not looked at/,
        ],
        ["no node is active", { roles: { "sbc-chi-a": "standby" } }, /no node reports that it is active/],
        ["both are", { roles: { "sbc-chi-a": "active", "sbc-chi-b": "active" } }, /both nodes report/],
        ["it must be redundant, and is not", { requireRedundancy: true, redundant: false }, /it is not redundant/],
        [
            "a change of what is desired is not fulfilled",
            { revertive: false, desiredActiveNode: "sbc-chi-b", fulfilledActiveNode: "sbc-chi-a" },
            /the last change of its desired node is not fulfilled/,
        ],
        ["what is desired is no node of it", { desiredActiveNode: "other" }, /is not one of its nodes, not active/],
    ];
    for (const [what, more, why] of HELD) {
        it(`fails if ${what}, names the pair and what it holds back, and no node`, async () => {
            const text = await refusal(gateOf(more));
            expect(text)
                .to.match(/^Wave 1 is not as desired and holds back wave 2: none .* chicago: /)
                .and.match(why);
            expect(text).not.to.match(/sbc-chi/i);
            expect(await compareGate(RECORDED, gateOf(more), run)).to.deep.equal({ changed: [], changes: true });
        });
    }

    it("is passed with revertive: false once the last change is fulfilled, wherever calls are by now", async () => {
        const stays = { revertive: false, desiredActiveNode: "sbc-chi-b", fulfilledActiveNode: "sbc-chi-b" };
        expect(await refusal(gateOf(stays))).to.equal(undefined);
    });

    it("fails if this run could not see the pair, though its record is as desired", async () => {
        await noteUnseen(run, "id-2");
        expect(await refusal(gateOf())).to.equal(undefined);
        await noteUnseen(run, "id-1");
        expect(await refusal(gateOf())).to.contain("this run can't see which of its nodes is active");
    });

    it("has no difference in what its pairs are, nor in what a preview does not know; only in what it is made of", async () => {
        const recorded = await passGate(gateOf(), run);
        const differs = async (news: Bag) => (await compareGate(recorded, news, run)).changed;
        const swapped = { "sbc-chi-a": "active", "sbc-chi-b": "outOfService" };
        expect(await compareGate(recorded, gateOf({ roles: swapped, redundant: false }), run)).to.include({
            changes: false,
        });
        expect(await compareGate(recorded, gateOf({ roles: UNKNOWN }), run)).to.include({ changes: false });
        expect(await differs(gateOf({ name: "madrid" }))).to.deep.equal(["pairs"]);
        expect(await differs(gateOf({}, { holdsBack: [2, 3] }))).to.deep.equal(["holdsBack"]);
    });

    it("says in a check what would wait, by the roles: an absent output may be handed over as not known", async () => {
        await checkGate(gateOf({ pending: UNKNOWN, fulfilledActiveNode: UNKNOWN }), run, io);
        expect(said).to.deep.equal([]);
        await checkGate(gateOf({ roles: UNKNOWN }, { holdsBack: [2, 3] }), run, io);
        await checkGate(gateOf({ desiredActiveNode: "sbc-chi-b" }), run, io);
        expect(said.map(([, kind]) => kind)).to.deep.equal(["notice", "warning"]);
        expect(said[0]?.[0]).to.equal("Wave 1: waves 2 and 3 would wait until chicago is as desired.");
    });

    it("lets no value through that is not known when it is to be passed", async () => {
        expect(await refusal(gateOf({ roles: UNKNOWN }))).to.contain("chicago: what became of it is not known.");
    });

    it("takes two names that are not known yet for two pairs, and shows none, nor a number, that is not known", async () => {
        const unknown = { ...asDesired, name: UNKNOWN, roles: UNKNOWN };
        expect(await problems({ wave: UNKNOWN, pairs: [unknown, unknown] })).to.deep.equal([]);
        expect(await problems({ wave: 1, holdsBack: [2, UNKNOWN], pairs: [unknown] })).to.deep.equal([]);
        await problems({ wave: 1, holdsBack: [3, 2, 3], pairs: [asDesired, { ...unknown, desiredActiveNode: "x" }] });
        const until = "would wait until a pair whose name is not known yet";
        expect(said.map(([line]) => line)).to.deep.equal([
            `A wave whose number is not known yet: the waves behind it ${until} and a pair whose name is not known yet are as desired.`,
            `Wave 1: the waves behind it ${until} is as desired.`,
            `Wave 1: waves 3 and 2 ${until} is as desired.`,
        ]);
    });

    it("names ten of many, and how many more there are", async () => {
        const pairs = Array.from({ length: 12 }, (_, at) => ({ ...asDesired, name: `pair-${at}`, roles: UNKNOWN }));
        await checkGate({ wave: 1, pairs }, run, io);
        expect(said[0]?.[0]).to.contain("pair-9 and 2 more are as desired").and.not.contain("pair-10");
    });

    it("tells of each argument that can't be used, by its path", async () => {
        const wrong = {
            wave: 1.5,
            holdsBack: [1],
            waves: 3,
            pairs: [{ ...asDesired, name: "", revertive: "no", node: "x" }, "chicago", asDesired, asDesired],
        };
        const text = (await problems(wrong)).join("\n");
        for (const path of ["waves is not", "wave must", "pairs[0].name", "pairs[0].revertive", "pairs[0].node is not"])
            expect(text).to.contain(path);
        expect(text).to.contain("pairs[1] must").and.contain("pairs[3].name is the name of another pair");
        expect(await problems({ wave: 2, holdsBack: [2], pairs: [] })).to.have.lengthOf(2);
        expect(await problems({ wave: UNKNOWN, holdsBack: UNKNOWN, pairs: UNKNOWN })).to.deep.equal([]);
    });
});
