import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import * as sbc from "../../../sdk/nodejs/index.js";
import type { SharedPairArgs, TopologyPairArgs } from "../../../sdk/nodejs/topology/arguments.js";
import { mergedArgs } from "../../../sdk/nodejs/topology/merging.js";
import { mockedResources, valueOf } from "./mockedResources.js";

const NODES = ["a", "b"].map((name) => ({ name, address: `${name}.example.com` }));
const pairOf = (own: Partial<TopologyPairArgs> = {}): TopologyPairArgs => ({
    name: "one",
    site: "chi",
    nodes: NODES,
    activeNode: "a",
    ...own,
});
const merged = (defaults: SharedPairArgs, chi: SharedPairArgs, own: Partial<TopologyPairArgs> = {}) => {
    const {
        nodes: _nodes,
        activeNode: _activeNode,
        ...args
    } = mergedArgs(pairOf(own), {
        defaults,
        sites: { chi },
        pairs: [],
    });
    return args;
};

describe("what a pair inherits", () => {
    it("is overridden by false, 0 and an empty text or list as by any other value", () => {
        const args = merged(
            { revertive: true, waitSeconds: 60, reason: "CHG-1", preconditions: { minimumHealthPercent: 80 } },
            { deviceWords: { synchronized: ["enabled"] }, preconditions: { synchronized: true } },
            {
                revertive: false,
                waitSeconds: 0,
                reason: "",
                preconditions: { minimumHealthPercent: 0, synchronized: false },
                deviceWords: { synchronized: [] },
            },
        );
        expect(args).to.deep.equal({
            revertive: false,
            waitSeconds: 0,
            reason: "",
            preconditions: { minimumHealthPercent: 0, synchronized: false },
            deviceWords: { synchronized: [] },
        });
    });

    it("leaves nothing of an object whose every field null took away: the stack's user counts again", () => {
        const user = { username: "gitops", password: "of-all" };
        expect(merged(user, { username: null, password: null })).to.deep.equal({});
        expect(merged(user, {}, { credentials: { username: null, password: null } })).to.deep.equal({});
        expect(merged({ timeouts: { quietSeconds: 9 } }, {}, { timeouts: { quietSeconds: null } })).to.deep.equal({});
        // What the pair itself has is for its check, which tells what is missing.
        expect(merged({}, {}, { credentials: {} })).to.deep.equal({ credentials: {} });
    });

    it("is taken away by null beside what the same level gives anew", () => {
        const all = { serverName: "all", certificateSha256: "ab" };
        expect(merged(all, { tls: null, caCertificate: "PEM" })).to.deep.equal({ tls: { caCertificate: "PEM" } });
        expect(merged(all, { tls: { serverName: null } })).to.deep.equal({ tls: { certificateSha256: "ab" } });
    });

    it("may be a part of the credentials", () => {
        expect(
            merged({ username: "gitops", password: "of-all" }, {}, { credentials: { password: "own" } }),
        ).to.deep.equal({ credentials: { username: "gitops", password: "own" } });
    });
});

describe("what a pair inherits, with outputs", () => {
    const registered = mockedResources();

    const inputsOf = async (defaults: SharedPairArgs, chi: SharedPairArgs, own: Partial<TopologyPairArgs>) => {
        const { pairs } = new sbc.Topology("all", { defaults, sites: { chi }, pairs: [pairOf(own)] });
        await Promise.all(Object.values(pairs).map(({ urn }) => valueOf(urn)));
        return registered.find(({ name }) => name === "one")?.inputs as Record<string, unknown>;
    };
    // As a stack reference gives what the other stack does not have.
    const absent = pulumi.output(undefined) as unknown as pulumi.Output<never>;

    it("stays if the nearer one turns out to be absent, as a whole or a field, and goes if it is null", async () => {
        const inputs = await inputsOf(
            { preconditions: { minimumHealthPercent: 95, cooldownSeconds: 60 }, revertive: false, waitSeconds: 60 },
            { preconditions: absent, timeouts: pulumi.output({ settleSeconds: 120, quietSeconds: 9 }) },
            {
                preconditions: { minimumHealthPercent: absent },
                revertive: absent,
                waitSeconds: pulumi.output(null) as unknown as pulumi.Output<never>,
                timeouts: { quietSeconds: null, freshSeconds: Promise.resolve(2) },
            },
        );
        expect(inputs).to.deep.include({
            preconditions: { minimumHealthPercent: 95, cooldownSeconds: 60 },
            revertive: false,
            timeouts: { settleSeconds: 120, freshSeconds: 2 },
        });
        expect(inputs).not.to.have.property("waitSeconds");
    });

    it("is refused by the path of the pair where it is half a user, unless the other half is to come", async () => {
        const declare = (chi: SharedPairArgs, own: Partial<TopologyPairArgs>) =>
            new sbc.Topology("all", { defaults: {}, sites: { chi }, pairs: [pairOf(own)] });
        expect(() => declare({ username: "gitops" }, {})).to.throw(
            "- pairs[0] gets a username and no password, with its site and the defaults; give both, or neither",
        );
        const own = { credentials: { username: null } };
        expect(() => declare({ username: "gitops", password: "s3cret" }, own))
            .to.throw("- pairs[0] gets a password and no username")
            .with.property("message")
            .that.does.not.contain("s3cret");
        expect(registered).to.deep.equal([]);
        const inputs = await inputsOf({}, { username: "gitops" }, { credentials: { password: pulumi.secret("own") } });
        expect(inputs["credentials"]).to.have.deep.property("value", { username: "gitops", password: "own" });
    });

    it("stays a secret when it is merged with what is none", async () => {
        const inputs = await inputsOf(
            { tls: pulumi.secret({ caCertificate: "PEM" }) },
            { serverName: "site" },
            { reason: pulumi.secret("CHG-1") },
        );
        expect(inputs["tls"]).to.have.deep.property("value", { caCertificate: "PEM", serverName: "site" });
        expect(inputs["reason"]).to.have.property("value", "CHG-1");
    });
});

describe("the status of a topology", () => {
    it("has sites and pairs by whatever names they have", async () => {
        await pulumi.runtime.setMocks({
            newResource: ({ inputs }) => ({ id: "id", state: inputs as object }),
            call: () => ({}),
        });
        const pairs = [pairOf({ name: "valueOf", site: "constructor" })];
        const { status } = new sbc.Topology("all", { sites: { constructor: {} }, pairs });
        expect(Object.keys(status)).to.deep.equal(["constructor"]);
        expect(Object.keys(status["constructor"] ?? {})).to.deep.equal(["valueOf"]);
        expect(Object).not.to.have.own.property("valueOf");
    });
});
