import { expect } from "chai";
import { buildReport } from "../../../cli/report/build.js";
import type { PairRow, Report } from "../../../cli/report/model.js";
import { readPreview } from "../../../cli/report/preview.js";
import { digest, type DigestOptions, type DigestPair, type Face, stepOf, urnOf } from "./digest.js";

const FACES: readonly Face[] = ["plugin", "dynamic provider"];

function reportOf(pairs: readonly DigestPair[], options: DigestOptions = {}): Report {
    return buildReport(readPreview(digest(pairs, options)));
}

function rowOf(pairs: readonly DigestPair[], options: DigestOptions = {}): PairRow | undefined {
    return reportOf(pairs, options).attention[0];
}

const message = (name: string, rest: string) => `${name}-a/${name}-b: ${rest}`;
const refused = (name: string) =>
    message(
        name,
        `REFUSED. Calls are on ${name}-a; desired ${name}-b.\nHealth of ${name}-b: 10 %; required: at least 75 %.\nClear the alarms.`,
    );

describe("the report of a preview", () => {
    for (const face of FACES) {
        it(`puts each message to its pair, the worst first (${face})`, () => {
            const { attention, totals } = reportOf(
                [
                    {
                        name: "two",
                        message: message("two", "NEEDED. Calls are on two-a; desired two-b."),
                        before: "two-a",
                    },
                    { name: "one", message: refused("one"), before: "one-a" },
                    { name: "six", op: "same", message: message("six", "NOT SEEN. Where calls are can't be seen.") },
                    { name: "new", op: "create" },
                    { name: "own", op: "update" },
                    { name: "out", op: "delete" },
                    { name: "ten", op: "same" },
                ],
                { face, unchanged: 3 },
            );
            expect(attention.map(({ name, attention: kind }) => `${name} ${kind}`)).to.deep.equal([
                "one refused",
                "six unreachable",
                "two needed",
            ]);
            expect(attention[0]).to.deep.include({
                active: "one-a",
                desired: "one-b",
                isDrift: false,
                unmet: ["health of one-b: 10 % (required: at least 75 %)"],
            });
            expect(totals).to.deep.equal({
                ...{ attention: 3, needed: 1, refused: 1, unreachable: 1, drift: 0, open: 0, failed: 0 },
                ...{ created: 1, updated: 1, removed: 1, unchanged: 1, notCompared: 0, notListed: 0 },
            });
        });

        it(`tells drift from a change of the program (${face})`, () => {
            const needed = message("chi", "NEEDED. Calls are on chi-a; desired chi-b.");
            const isDrift = (more: Partial<DigestPair>) =>
                rowOf([{ name: "chi", message: needed, ...more }], { face })?.isDrift;
            expect(isDrift({})).to.equal(true);
            expect(isDrift({ before: "chi-a" }), "the program has changed").to.equal(false);
            expect(isDrift({ fulfilled: "chi-a" }), "an earlier up was refused").to.equal(false);
            const moved = `${needed}\nThe device moved calls there by itself.`;
            expect(isDrift({ before: "chi-a", message: moved })).to.equal(true);
            const stays = message("chi", "OTHER NODE ACTIVE. Calls are on chi-a; desired chi-b.");
            expect(rowOf([{ name: "chi", message: stays }], { face })).to.include({
                attention: "drift",
                isDrift: true,
            });
            const dark = message("chi", "NOT SEEN. Where calls are can't be seen.");
            expect(isDrift({ message: dark }), "nothing was seen").to.equal(false);
        });
    }

    it("counts a new pair that can't be seen, and is refused for it, among those that could not be looked at", () => {
        const { totals } = reportOf([
            { name: "chi", message: message("chi", "REFUSED. Where calls are can't be seen.") },
        ]);
        expect(totals).to.include({ refused: 1, unreachable: 1 });
    });

    it("takes an unchanged pair that a dynamic provider names, and Pulumi does not list, from the topology", () => {
        const nodes = [{ name: "chi-a" }, { name: "chi-b" }];
        const pairs = [{ name: "chicago", site: "midwest", nodes, activeNode: "chi-a" }];
        const text = message("chi", "NOT SEEN. Where calls are can't be seen.");
        const options = { config: { "sbc-topology:pairs": JSON.stringify(pairs) }, unchanged: 4 };
        const diagnostics = [{ message: `warning: ${text}\n\n`, severity: "info" }];
        const { attention, totals } = reportOf([], { ...options, diagnostics });
        expect(attention[0]).to.include({ name: "chicago", site: "midwest", desired: "chi-a", otherwise: "notSeen" });
        expect(totals.notListed).to.equal(3);
        const without = reportOf([], { diagnostics });
        expect(without.attention[0]).to.include({ name: "chi-a/chi-b" }).and.not.to.have.property("site");
    });

    it("finds the site in what a topology has recorded", () => {
        const status = { midwest: { chi: {} }, "(no site)": { mad: {} } };
        const topology = {
            op: "same",
            urn: "urn:pulumi:prod::sites::oracle-sbc:index:Topology::all",
            oldState: { outputs: { status } },
        };
        const { attention } = reportOf(
            ["chi", "mad"].map((name) => ({ name, message: refused(name) })),
            {
                steps: [topology],
            },
        );
        expect(attention.map(({ name, site }) => [name, site])).to.deep.equal([
            ["mad", undefined],
            ["chi", "midwest"],
        ]);
    });

    it("joins a pair whose nodes are secret by its resource, and shows no name", () => {
        const text = "chi: NEEDED. Calls are on node 1; desired node 2.";
        for (const face of FACES) {
            const secret = { name: "chi", nodes: "[secret]", desired: "[secret]", before: "[secret]", message: text };
            const row = rowOf([secret], { face });
            expect(row).to.include({ name: "chi", active: "node 1", desired: "node 2", isDrift: false });
        }
    });

    it("counts two resources of one pair's names apart, and puts the line of neither to the other", () => {
        const nodes = [{ name: "chi-a" }, { name: "chi-b" }];
        const pairs = ["one", "two"].map((name) => ({ name, nodes, op: "same" }));
        const diagnostics = [{ message: refused("chi"), severity: "info" }];
        const { attention, totals } = reportOf(pairs, { face: "dynamic provider", diagnostics, unchanged: 3 });
        expect(attention.map(({ name }) => name)).to.deep.equal(["chi-a/chi-b"]);
        expect(totals.unchanged).to.equal(2);
    });

    it("says once what a read and a comparison have both said, and keeps an open request beside the rest", () => {
        const dark = message("chi", "NOT SEEN. Where calls are can't be seen.\nNo answer.");
        const open = message("chi", "OPEN. Where calls are can't be seen.\nA switchover was requested at 12:00.");
        const said = [dark, open, dark].map((text) => ({ urn: urnOf("chi"), message: text, severity: "warning" }));
        const row = rowOf([{ name: "chi" }], { diagnostics: said });
        expect(row?.verdicts).to.deep.equal(["NOT SEEN", "OPEN"]);
        expect(row?.attention).to.equal("open");
        expect(row?.sentences).to.deep.equal(["No answer.", "A switchover was requested at 12:00."]);
    });

    it("marks what failed the preview, and does not call unchanged what was only read", () => {
        const failing = { name: "chi", message: `Preview failed: ${refused("chi")}`, severity: "error" };
        const read = stepOf({ name: "mad", op: "refresh" });
        const last = { message: "error: preview failed\n", severity: "error" };
        const report = reportOf([failing], { steps: [read], diagnostics: [last] });
        expect(report).to.include({ isFailed: true }).and.to.deep.include({ errors: [] });
        expect(report.attention[0]).to.include({ isFailure: true, attention: "refused" });
        expect(report.totals).to.include({ notCompared: 1, unchanged: 0, notListed: 0 });
        expect(reportOf([], { steps: [read] }).totals).to.include({ notCompared: 0, unchanged: 1 });
    });

    it("keeps other errors: of a pair with the pair, of the program apart", () => {
        const urn = urnOf("chi");
        const diagnostics = [
            { urn, message: "error: timeouts.quietSeconds must be a number.", severity: "error" },
            { message: "error: Running program failed.", severity: "error" },
        ];
        const { attention, errors, totals } = reportOf([{ name: "chi", op: "same" }], { diagnostics });
        expect(attention[0]).to.deep.include({ attention: "failed", verdicts: [] });
        expect(attention[0]?.sentences[0]).to.contain("quietSeconds");
        expect(errors).to.deep.equal(["Running program failed."]);
        expect(totals.failed).to.equal(1);
    });

    it("has what the gates between waves say", () => {
        const wait = "Wave 1: wave 2 would wait until chi is as desired.";
        const urn = "urn:pulumi:prod::sites::oracle-sbc:index:WaveGate::topology-wave-1";
        const diagnostics = [
            { urn, message: `warning: ${wait}\n`, severity: "warning" },
            { message: `${wait}\n\n`, severity: "info" },
        ];
        expect(reportOf([], { diagnostics }).waves).to.deep.equal([wait]);
    });
});
