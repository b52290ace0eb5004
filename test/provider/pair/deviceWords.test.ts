import { expect } from "chai";
import { type DeclaredWords, deviceWordsOf } from "../../../provider/device/deviceWords.js";
import { Session } from "../../../provider/device/session.js";
import { isActiveAlone } from "../../../provider/pair/activeAlone.js";
import { decide } from "../../../provider/pair/decide.js";
import { describeOther, isRedundant } from "../../../provider/pair/redundancy.js";
import { describeSightings } from "../../../provider/pair/sighting.js";
import { DEFAULT_PRECONDITIONS, endpointNamed, PairRun } from "../pairRun.js";
import { sightingAs, viewOf } from "../sightings.js";
import type { Saying } from "../statusXml.js";

const WORDS: DeclaredWords = {
    roles: { primary: "active", "hot-standby": "standby", resyncing: "transitional", maint: "outOfService" },
    synchronized: ["enabled"],
};
const as = (node: string, role: string, more: Saying = {}, words = WORDS) =>
    sightingAs(node, "unknown", { role, ...more }, words);
const decided = (view: ReturnType<typeof viewOf>, activeNode: string) =>
    decide(view, { activeNode, preconditions: DEFAULT_PRECONDITIONS });

describe("a pair whose words a program declares", () => {
    it("is judged by the meanings, of each node and of what it reports of its peer", () => {
        const view = viewOf(
            as("sbc-a", "Primary", { peerName: "sbc-b", peerRole: "HOT_STANDBY" }),
            as("sbc-b", "hot standby", { peerName: "sbc-a", peerRole: "primary", sync: { tMBCD: "Enabled" } }),
        );
        expect(view.state).to.deep.equal({ kind: "ready", active: "sbc-a", standby: "sbc-b" });
        expect(isRedundant(view, "sbc-a")).to.be.true;
        const decision = decided(view, "sbc-b");
        expect(decision.kind).to.equal("switchOver");
        if (decision.kind !== "switchOver") return;
        expect(decision.checks.map(({ name, observed }) => [name, observed])).to.deep.include.members([
            [
                "role words",
                'declared in deviceWords: "Primary" means active, "HOT_STANDBY" means standby, "hot standby" means standby, "primary" means active',
            ],
            ["synchronization", 'complete, declared in deviceWords: "enabled" means synchronized'],
        ]);
    });

    it("has no row for words of which nothing is declared", () => {
        const decision = decided(viewOf(sightingAs("sbc-a", "active"), sightingAs("sbc-b", "standby")), "sbc-b");
        const names = decision.kind === "switchOver" ? decision.checks.map(({ name }) => name) : [];
        expect(names).to.include("peers").and.not.to.include("role words");
    });

    it("is refused where a declared role is no standby, or where both are active", () => {
        const outOfService = viewOf(as("sbc-a", "primary"), as("sbc-b", "maint"));
        expect(decided(outOfService, "sbc-b").kind).to.equal("refuse");
        expect(viewOf(as("sbc-a", "primary"), as("sbc-b", "primary")).state.kind).to.equal("bothActive");
        expect(viewOf(as("sbc-a", "primary"), as("sbc-b", "resyncing")).state).to.deep.equal({ kind: "switching" });
    });

    it("is told as declared wherever its roles are", () => {
        const view = viewOf(as("sbc-a", "primary", {}), as("sbc-b", "maint"));
        expect(describeSightings(view.sightings)).to.equal(
            'sbc-a: "primary", declared to mean active, sbc-b: "maint", declared to mean out of service',
        );
        const disagreeing = viewOf(
            as("sbc-a", "primary", { peerRole: "maint" }),
            as("sbc-b", "hot-standby", { peerRole: "away" }),
        );
        expect(disagreeing.state).to.have.deep.property("claims", [
            'sbc-a reports that its peer is "maint", declared to mean out of service',
            'sbc-b reports that its peer is "away", a role unknown here',
        ]);
        const decision = decided(disagreeing, "sbc-a");
        const [reason] = decision.kind === "alreadyActive" ? (decision.warning ?? []) : [];
        expect(reason?.remedy).to.match(/If you know what "away" means, declare it in deviceWords\.roles\.$/);
    });

    it("is redundant by what is declared, which is said", () => {
        const sync = { tMBCD: "enabled" };
        const view = viewOf(as("sbc-a", "active", { sync }), as("sbc-b", "hot-standby", { sync }));
        expect(describeOther(view, "sbc-a")).to.equal(
            'sbc-b is standby and synchronized (deviceWords: "hot-standby" means standby, "enabled" means synchronized).',
        );
        const without = viewOf(as("sbc-a", "active", { sync }, {}), as("sbc-b", "standby", { sync }, {}));
        expect(isRedundant(without, "sbc-a")).to.be.false;
        const waived = { ...DEFAULT_PRECONDITIONS, synchronized: { value: false, isDeclared: true } };
        expect(decide(without, { activeNode: "sbc-b", preconditions: waived }).kind).to.equal("switchOver");
    });

    it("says of a node between two roles nothing about towards which: it may be about to be active", () => {
        const seenWith = (role: string) => viewOf(as("sbc-a", role), as("sbc-b", "active"));
        expect(isActiveAlone(seenWith("becoming standby"), "sbc-b")).to.be.true;
        expect(isActiveAlone(seenWith("hot-standby"), "sbc-b")).to.be.true;
        expect(isActiveAlone(seenWith("resyncing"), "sbc-b")).to.be.false;
        expect(isActiveAlone(seenWith("becoming active"), "sbc-b")).to.be.false;
    });

    it("is moved once, and said to be so when the former node is past its declared word between two roles", async () => {
        const run = new PairRun();
        run.pair.synchronizingMs = 20_000;
        const spoken: Readonly<Record<string, string>> = {
            active: "primary",
            standby: "hot-standby",
            "becoming standby": "resyncing",
            "becoming active": "resyncing",
        };
        run.pair.intercept = (request) => {
            if (!request.path.endsWith("/system/status")) return undefined;
            const { body, ...reply } = (request.node === "sbc-a" ? run.pair.a : run.pair.b).answer(request);
            const written = body.replace(/(?<=<(?:role|haPeerRole)>)[^<]*/g, (word) => spoken[word] ?? word);
            return { ...reply, body: written };
        };
        const deviceWords = deviceWordsOf(WORDS);
        const sessionsWith = (more: object) =>
            [new Session(endpointNamed("sbc-a", more)), new Session(endpointNamed("sbc-b", more))] as const;
        expect(await run.ensure({ sessions: sessionsWith({}) })).to.have.property("kind", "refused");
        expect(run.pair.asked).to.have.length(0);
        const result = await run.ensure({ sessions: sessionsWith({ deviceWords }) });
        expect(result.kind).to.equal("switched");
        expect(run.pair.asked).to.have.length(1);
        expect(run.clock.now() - (run.pair.asked[0]?.atMs ?? 0)).to.be.above(22_000);
    });
});
