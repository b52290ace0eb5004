import { expect } from "chai";
import { fleetDocument } from "../../../cli/page/document.js";
import { pagePair } from "../../../cli/page/fromStack.js";
import { seenPair } from "../../../cli/page/live.js";
import { stackPairs } from "../../../cli/stack/stackPairs.js";
import { ACTION, exportOf, NODES, pairResource, secret, type Face } from "../stack/exports.js";
import { sampleFleet } from "./sampleFleet.js";

const FACES: readonly Face[] = ["dynamic", "plugin"];

describe("a stack's pair on a page", () => {
    const pairsOf = (face: Face, more: object = {}) =>
        stackPairs(exportOf(pairResource(face, "chicago-1", more))).map(pagePair);
    const textOf = (face: Face, more: object) => fleetDocument({ ...sampleFleet(), pairs: pairsOf(face, more) });

    for (const face of FACES) {
        it(`is what is declared and recorded of it (${face})`, () => {
            const [pair] = pairsOf(face);
            expect(pair).to.deep.include({
                name: "chicago-1",
                desiredNode: "sbc-a",
                activeNode: "sbc-b",
                redundant: true,
            });
            expect(pair?.nodes).to.deep.equal([
                { ...NODES[0], role: "standby" },
                { ...NODES[1], role: "active" },
            ]);
        });

        it(`has [secret] for what is encrypted, and neither cipher text nor plaintext (${face})`, () => {
            for (const mark of Object.values(secret)) {
                const inputs = {
                    nodes: mark("cipher-nodes"),
                    activeNode: mark("cipher-node"),
                    credentials: { username: "gitops", password: mark("cipher-password") },
                };
                const outputs = { ...inputs, roles: mark("cipher-roles"), redundant: true };
                const text = textOf(face, { inputs, outputs });
                expect(text).not.to.contain("cipher");
                expect(text.match(/\[secret\]/g)?.length).to.be.at.least(6);
                expect(text).to.contain("1 pair");
                expect(text).not.to.contain("as desired</span>");
            }
        });

        it(`shows an address that is encrypted alone as such, beside the names of the nodes (${face})`, () => {
            const nodes = [{ name: "sbc-a", address: secret.encrypted("cipher") }, NODES[1]];
            const outputs = { nodes, activeNode: "sbc-b", roles: { "sbc-a": "standby", "sbc-b": "active" } };
            const [pair] = pairsOf(face, { inputs: { nodes, activeNode: "sbc-a" }, outputs });
            expect(pair?.nodes.map(({ name, address }) => [name, address])).to.deep.equal([
                ["sbc-a", "[secret]"],
                ["sbc-b", "[secret]"],
            ]);
        });
    }

    it("has an open request that can't be read, or is encrypted", () => {
        for (const pending of [{ since: 5 }, secret.encrypted("x"), "yes"]) {
            expect(pairsOf("plugin", { outputs: { pending } })[0]?.pending, JSON.stringify(pending)).to.deep.equal({});
        }
        expect(pairsOf("plugin")[0]).not.to.have.property("pending");
    });

    it("has the history, or the last action of a stack that an older version wrote", () => {
        const older = pairsOf("plugin", { outputs: { lastAction: ACTION } })[0];
        expect(older?.history.map(({ at }) => at)).to.deep.equal([ACTION.at]);
    });

    it("does not say that no switchover is recorded if the record is encrypted", () => {
        const hidden = secret.encrypted("cipher");
        for (const output of ["history", "lastAction", "lastSwitchover"]) {
            const text = textOf("plugin", { outputs: { activeNode: "sbc-a", [output]: hidden } });
            expect(text, output)
                .to.contain("[secret]: what the stack&#39;s state records of this pair&#39;s switchovers is encrypted.")
                .and.not.contain("No switchover is recorded")
                .and.not.contain("none recorded");
        }
        expect(textOf("plugin", { outputs: {} })).to.contain("No switchover is recorded");
    });

    it("has [secret] for each argument that is encrypted, and no drift beside a node that is", () => {
        const hidden = secret.encrypted("cipher");
        const inputs = { nodes: NODES, activeNode: "sbc-a", deviceWords: { roles: hidden }, revertive: hidden };
        const outputs = { activeNode: hidden };
        expect(pairsOf("plugin", { inputs, outputs })[0]?.declared).to.deep.include.members([
            { name: "deviceWords.roles", value: "[secret]" },
            { name: "revertive", value: "[secret]" },
        ]);
        expect(textOf("plugin", { inputs, outputs })).not.to.contain("desired sbc-a");
    });

    it("has the freeze of its own Provider, as [secret] if that is encrypted", () => {
        const freezeOf = (inputs: object) => {
            const urn = "urn:pulumi:prod::sbc::pulumi:providers:oracle-sbc::madrid";
            const provider = { urn, type: "pulumi:providers:oracle-sbc", id: "7", inputs };
            const own = pairResource("plugin", "one", { provider: `${urn}::7` });
            return stackPairs(exportOf(provider, own)).map(pagePair)[0]?.declared[0];
        };
        const name = "freeze of its Provider";
        expect(freezeOf({ freeze: "CHG-99" })).to.deep.equal({ name, value: "CHG-99" });
        const until = "2099-01-01T00:00:00Z";
        const secretly = { freeze: secret.encrypted("cipher"), freezeUntil: until };
        expect(freezeOf(secretly)).to.deep.equal({ name, value: `[secret], until ${until}` });
        expect(freezeOf({})).to.equal(undefined);
    });

    it("of which nothing is recorded is not shown as desired", () => {
        expect(textOf("plugin", { outputs: {} }))
            .to.contain("not recorded")
            .and.not.contain("as desired</span>");
    });

    it("that could not be looked at has no active node, but the one that was recorded", () => {
        const [pair] = pairsOf("plugin");
        if (pair === undefined) throw new Error("There is a pair.");
        const seen = seenPair(pair, { looked: { problem: "Its nodes are encrypted." } });
        expect(seen).not.to.have.property("activeNode");
        expect(seen.look?.description).to.equal("Its nodes are encrypted. Calls were on sbc-b when it was recorded.");
    });
});
