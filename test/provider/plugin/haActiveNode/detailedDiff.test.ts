import { expect } from "chai";
import type { Simulator } from "../../../../simulator/index.js";
import type { Bag } from "../../faces/callFailure.js";
import { type Declared, declare, startPair } from "../../resource/declaredPair.js";
import { UNKNOWN } from "./marks.js";
import { asAnother, configFor, created } from "./pairState.js";
import { ResourcePlugin, type State } from "./resourcePlugin.js";

describe("the plugin's diff", () => {
    let plugin: ResourcePlugin;
    let pair: Simulator;
    let declared: Declared;
    let state: State;
    before(async () => {
        pair = await startPair();
        plugin = await ResourcePlugin.start(configFor(pair));
        declared = declare(pair, "sbc-a");
        state = await created(plugin, declared);
    });
    after(() => Promise.all([plugin.stop(), pair.stop()]));

    /** Of a state in which the inputs, and what was recorded of them, had these values too. */
    const recordedWith = (more: Bag): State =>
        asAnother(state, { inputs: { ...declared, ...more }, outputs: { ...state.outputs, ...more } });
    const pathsOf = async (olds: State, more: Bag) => (await plugin.diff(olds, { ...declared, ...more })).paths;

    const replaced = (index: number, more: Bag) =>
        declared.nodes.map((node, at) => (at === index ? { ...node, ...more } : node));
    const changes: readonly (readonly [string, () => Bag, Record<string, string>])[] = [
        ["an address", () => ({ nodes: replaced(1, { address: "127.0.0.1:1" }) }), { "nodes[1].address": "UPDATE" }],
        [
            "a node's own trust",
            () => ({ nodes: replaced(0, { tls: { certificateSha256: pair.nodes[0].certificateSha256 } }) }),
            { "nodes[0].tls": "ADD" },
        ],
        [
            "the trust of both",
            () => ({ tls: { certificateSha256: pair.nodes[0].certificateSha256 } }),
            { "tls.caCertificate": "DELETE", "tls.certificateSha256": "ADD" },
        ],
        ["preconditions", () => ({ preconditions: { synchronized: true } }), { preconditions: "ADD" }],
        [
            "a time-out",
            () => ({ timeouts: { quietSeconds: 0.1, requestSeconds: 9 } }),
            {
                "timeouts.quietSeconds": "UPDATE",
                "timeouts.settleSeconds": "DELETE",
                "timeouts.requestSeconds": "ADD",
            },
        ],
        [
            "credentials, of which no part is named",
            () => ({ credentials: { username: "user", password: "acme-packet-user" } }),
            { credentials: "UPDATE" },
        ],
        ["credentials that the stack has from now on", () => ({ credentials: undefined }), { credentials: "DELETE" }],
        ["a reason", () => ({ reason: "CHG-1" }), { reason: "ADD" }],
        [
            "a desired node, beside what is recorded",
            () => ({ activeNode: "sbc-b" }),
            { activeNode: "UPDATE of what is recorded" },
        ],
    ];
    for (const [name, more, paths] of changes) {
        it(`names ${name}`, async () => {
            const { credentials, ...rest } = { ...declared, ...more() };
            const news = credentials === undefined ? rest : { ...rest, credentials };
            expect(await plugin.diff(asAnother(state), news)).to.deep.equal({
                changes: true,
                replaces: [],
                paths,
            });
        });
    }

    it("names one of several preconditions, and one place in a list", async () => {
        const window = { from: "22:00", to: "04:00", timeZone: "Europe/Madrid" };
        const was = { preconditions: { minimumHealthPercent: 80, cooldownSeconds: 5, changeWindows: [window] } };
        const changeWindows = [
            { ...window, to: "05:00" },
            { ...window, from: "10:00", to: "11:00" },
        ];
        const now = { minimumHealthPercent: 90, cooldownSeconds: 5, changeWindows };
        expect(await pathsOf(recordedWith(was), { preconditions: now })).to.deep.equal({
            "preconditions.minimumHealthPercent": "UPDATE",
            "preconditions.changeWindows[0].to": "UPDATE",
            "preconditions.changeWindows[1]": "ADD",
        });
    });

    it("replaces for another pair only, for its nodes", async () => {
        const nodes = [
            { name: "sbc-x", address: "127.0.0.1:1" },
            { name: "sbc-y", address: "127.0.0.1:2" },
        ];
        const { replaces, paths } = await plugin.diff(asAnother(state), { ...declared, nodes, activeNode: "sbc-x" });
        expect(replaces).to.deep.equal(["nodes"]);
        expect(paths).to.deep.equal({
            "nodes[0].name": "UPDATE_REPLACE",
            "nodes[0].address": "UPDATE_REPLACE",
            "nodes[1].name": "UPDATE_REPLACE",
            "nodes[1].address": "UPDATE_REPLACE",
            activeNode: "UPDATE",
        });
        expect(await pathsOf(asAnother(state), { nodes: [declared.nodes[0], nodes[1]] })).to.deep.equal({
            "nodes[1].name": "UPDATE",
            "nodes[1].address": "UPDATE",
        });
    });

    it("says that what is pending will go", async () => {
        const pending = { since: new Date().toISOString(), from: "sbc-b", to: "sbc-a", switchoverCounts: {} };
        const olds = asAnother(state, { outputs: { ...state.outputs, pending } });
        expect(await pathsOf(olds, {})).to.deep.equal({ pending: "DELETE of what is recorded" });
    });

    it("adds the active node where none is recorded, and it is not the wanted one", async () => {
        const { activeNode: _active, ...outputs } = state.outputs;
        const olds = asAnother(state, { outputs });
        expect(await pathsOf(olds, { activeNode: "sbc-b" })).to.deep.equal({ activeNode: "ADD of what is recorded" });
    });

    it("compares with the outputs where an old engine sends no old inputs", async () => {
        const { inputs: _none, ...old } = asAnother(state);
        expect(await plugin.diff(old, declared)).to.deep.equal({ changes: false, replaces: [], paths: {} });
        expect(await pathsOf(old, { reason: "CHG-1" })).to.deep.equal({ reason: "ADD" });
        expect(await pathsOf(old, { activeNode: "sbc-b" })).to.have.all.keys("activeNode");
    });

    it("finds no change in a resource that the dynamic provider left", async () => {
        const named = { __provider: "exports.handler = () => undefined;" };
        const moved = asAnother(state, {
            inputs: { ...declared, ...named },
            outputs: { ...state.outputs, ...named },
        });
        expect(await plugin.diff(moved, declared)).to.deep.equal({ changes: false, replaces: [], paths: {} });
        const { inputs: _none, ...old } = moved;
        expect((await plugin.diff(old, declared)).changes).to.equal(false);
    });

    it("compares what another version, or the dynamic provider, has recorded with itself, as after a refresh", async () => {
        for (const more of [{ later: 1 }, { __provider: "exports.handler = () => undefined;" }]) {
            const inputs = { ...declared, ...more };
            const olds = asAnother(state, { inputs });
            expect(await plugin.diffForDisplay(olds, inputs)).to.deep.equal({
                changes: false,
                replaces: [],
                paths: {},
            });
            expect((await plugin.diffForDisplay(olds, { ...inputs, reason: "CHG-1" })).paths).to.deep.equal({
                reason: "ADD",
            });
        }
    });

    const unknown: readonly (readonly [string, Bag, Record<string, string>])[] = [
        ["the desired node", { activeNode: UNKNOWN }, { activeNode: "UPDATE" }],
        ["the nodes", { nodes: UNKNOWN }, { nodes: "UPDATE" }],
        ["a password", { credentials: { username: "admin", password: UNKNOWN } }, { credentials: "UPDATE" }],
        ["a reason", { reason: UNKNOWN }, { reason: "ADD" }],
    ];
    for (const [name, more, paths] of unknown) {
        it(`takes ${name} that is not known yet for a change, and looks at nothing`, async () => {
            pair.clearRequests();
            expect(await plugin.diff(asAnother(state), { ...declared, ...more })).to.deep.equal({
                changes: true,
                replaces: [],
                paths,
            });
            expect(pair.requests).to.have.lengthOf(0);
        });
    }
});
