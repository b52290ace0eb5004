import { expect } from "chai";
import * as fc from "fast-check";
import { stackPairs } from "../../../cli/stack/stackPairs.js";
import {
    ACTION,
    exportOf,
    type Face,
    GATE_TYPES,
    gateResource,
    NODES,
    PAIR_TYPES,
    pairResource,
    secret,
    topologyResource,
    urnOf,
} from "./exports.js";

const one = (more: object, face: Face = "plugin") => {
    const [pair] = stackPairs(exportOf(pairResource(face, "one", more)));
    if (pair === undefined) throw new Error("There is no pair.");
    return pair;
};

describe("the pairs of a stack's export", () => {
    for (const face of ["plugin", "dynamic"] as const) {
        it(`are those of the ${face}, with site and wave, also of the last wave, which has no gate`, () => {
            const behind = (wave: number) => ({ dependencies: [urnOf(GATE_TYPES[face], `all-wave-${wave}`)] });
            const status = { chicago: { "chi-1": {}, "chi-2": {} }, "(no site)": { alone: {} } };
            const pairs = stackPairs(
                exportOf(
                    topologyResource(status),
                    pairResource(face, "chi-1"),
                    gateResource(face, 1, ["chi-1"]),
                    pairResource(face, "chi-2", behind(1)),
                    gateResource(face, 2, ["chi-2"]),
                    pairResource(face, "alone", behind(2)),
                ),
            );
            expect(pairs.map((pair) => [pair.name, pair.face, pair.site, pair.wave])).to.deep.equal([
                ["chi-1", face, "chicago", 1],
                ["chi-2", face, "chicago", 2],
                ["alone", face, undefined, 3],
            ]);
        });
    }

    it("tell the desired node, an argument, from the one that was active, an output", () => {
        const { declared, recorded } = one({});
        expect(declared).to.deep.equal({ nodes: NODES, activeNode: "sbc-a" });
        expect(recorded).to.deep.include({ activeNode: "sbc-b", redundant: true });
        const observed = one({ inputs: { nodes: NODES, observeOnly: true } });
        expect(observed.declared).to.deep.equal({ nodes: NODES, observeOnly: true });
    });

    it("have the arguments of a pair that was only read among its outputs", () => {
        expect(one({ inputs: {} }).declared).to.deep.equal({ nodes: NODES });
        expect(one({ inputs: undefined, external: true }).declared.nodes).to.deep.equal(NODES);
    });

    it("have nothing that is encrypted, neither its cipher text nor its plaintext, and say where it stands", () => {
        for (const hidden of [secret.encrypted, secret.shown]) {
            const inputs = {
                nodes: [NODES[0], { name: hidden("hunter2"), address: "10.0.0.2" }],
                credentials: hidden("hunter2"),
                tls: { serverName: hidden("hunter2"), certificateSha256: "AB" },
                reason: hidden("hunter2"),
            };
            const pair = one({
                inputs,
                outputs: { roles: hidden("hunter2"), history: [{ ...ACTION, reason: hidden("hunter2") }] },
            });
            expect(JSON.stringify(pair)).not.to.contain("hunter2");
            expect(pair.secrets).to.have.members([
                ...["nodes[1].name", "credentials", "tls.serverName", "reason", "roles", "history[0].reason"],
            ]);
            expect(pair.unreadable).to.deep.equal([]);
            expect(pair.declared).to.deep.equal({ tls: { certificateSha256: "AB" } });
            expect(pair.recorded.history).to.deep.equal([ACTION]);
        }
    });

    it("leave out what is of another form, name it, and keep the rest", () => {
        const outputs = {
            roles: ["active"],
            redundant: "yes",
            switchoverCounts: { "sbc-a": 3 },
            lastAction: { at: 5 },
            history: [{ ...ACTION, at: null }, ACTION, "older"],
            pending: { since: "2026-04-24T10:14:09Z" },
        };
        const pair = one({ inputs: { nodes: NODES, activeNode: 5, revertive: "no" }, outputs });
        expect(pair.unreadable).to.have.members([
            ...["activeNode", "revertive", "roles", "redundant", "lastAction", "history", "pending"],
        ]);
        expect(pair.declared).to.deep.equal({ nodes: NODES });
        expect(pair.recorded).to.deep.equal({ switchoverCounts: { "sbc-a": 3 }, history: [ACTION] });
    });

    it("are without those that wait to be deleted, and without resources of other types", () => {
        const others = [{ type: "aws:s3:Bucket", urn: "urn:pulumi:prod::sbc::aws:s3:Bucket::one" }, {}, "x", null];
        const replaced = pairResource("plugin", "old", { delete: true });
        const pairs = stackPairs(exportOf(replaced, ...(others as object[]), pairResource("plugin", "new")));
        expect(pairs.map(({ name }) => name)).to.deep.equal(["new"]);
    });

    it("have a name with colons, and what their own Provider gives to look at nodes with", () => {
        const provider = {
            urn: "urn:pulumi:prod::sbc::pulumi:providers:oracle-sbc::madrid",
            type: "pulumi:providers:oracle-sbc",
            id: "7",
            inputs: {
                password: secret.encrypted("hunter2"),
                serverName: "sbc",
                certificateSha256: '["AB","CD"]',
                deviceWords: '{"synchronized":["enabled"]}',
            },
        };
        const [pair] = stackPairs(
            exportOf(provider, pairResource("plugin", "a::b", { provider: `${provider.urn}::7` })),
        );
        expect(pair?.name).to.equal("a::b");
        expect(pair?.providerTls).to.deep.equal({ serverName: "sbc", certificateSha256: ["AB", "CD"] });
        expect(pair?.providerWords).to.deep.equal({ synchronized: ["enabled"] });
    });

    it("have nothing of the default Provider, which is the stack's configuration as it was; of an empty one of their own, that", () => {
        const given = (name: string, inputs: object) => {
            const urn = `urn:pulumi:prod::sbc::pulumi:providers:oracle-sbc::${name}`;
            const provider = { urn, type: "pulumi:providers:oracle-sbc", id: "7", inputs };
            const [pair] = stackPairs(exportOf(provider, pairResource("plugin", "one", { provider: `${urn}::7` })));
            return { tls: pair?.providerTls, words: pair?.providerWords };
        };
        for (const name of ["default", "default_0_1_0"])
            expect(given(name, { serverName: "old" })).to.deep.equal({ tls: undefined, words: undefined });
        expect(given("madrid", {})).to.deep.equal({ tls: {}, words: {} });
    });

    it("are none of a stack that is empty, and of whatever is no export", () => {
        for (const nothing of [{ version: 3, deployment: { metadata: {} } }, {}, [], "text", null, undefined, 5])
            expect(stackPairs(nothing)).to.deep.equal([]);
    });

    it("are read, whatever stands where", () => {
        const names = fc.constantFrom("nodes", "roles", "history", "pending", "tls", "wave", "status", "__proto__");
        const bag = fc.dictionary(names, fc.jsonValue());
        const resource = fc.record({
            urn: fc.constantFrom(urnOf(PAIR_TYPES.plugin, "one"), urnOf(GATE_TYPES.dynamic, "gate"), "urn", ""),
            type: fc.constantFrom(
                ...Object.values(PAIR_TYPES),
                ...Object.values(GATE_TYPES),
                "oracle-sbc:index:Topology",
            ),
            inputs: fc.oneof(bag, fc.jsonValue()),
            outputs: fc.oneof(bag, fc.jsonValue()),
            dependencies: fc.jsonValue(),
        });
        fc.assert(
            fc.property(fc.array(resource), (resources) => {
                for (const { secrets, unreadable } of stackPairs(exportOf(...resources)))
                    expect([...secrets, ...unreadable].every((name) => typeof name === "string")).to.equal(true);
            }),
        );
    });
});
