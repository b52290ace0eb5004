import { expect } from "chai";
import type { Simulator } from "../../../../simulator/index.js";
import { type Bag, failureIn } from "../../faces/callFailure.js";
import { declare, FIRST_LOOK, PASSWORD, requestsTo, startPair } from "../../resource/declaredPair.js";
import { isSecret, secret } from "./marks.js";
import { newUrn } from "./pairState.js";
import { ResourcePlugin } from "./resourcePlugin.js";

describe("the plugin's function getPair", () => {
    let plugin: ResourcePlugin;
    let pair: Simulator;
    let args: Bag;
    before(async () => {
        plugin = await ResourcePlugin.start();
        pair = await startPair();
        const { nodes, credentials, tls } = declare(pair, "sbc-a");
        args = { nodes, credentials, tls };
    });
    after(() => Promise.all([plugin.stop(), pair.stop()]));
    beforeEach(() => pair.clearRequests());

    it("says what a look shows, by the login that the resource uses too", async () => {
        const { activeNode, ...rest } = await plugin.invoke(args);
        expect(activeNode).to.equal("sbc-a");
        expect(rest).to.deep.include({
            state: "ready",
            standbyNode: "sbc-b",
            roles: { "sbc-a": "active", "sbc-b": "standby" },
            redundant: true,
        });
        expect(rest["description"]).to.match(/^sbc-a: active, sbc-b: standby/);
        await plugin.create(declare(pair, "sbc-a"), { urn: newUrn() });
        expect(requestsTo(pair)).to.deep.equal({ ...FIRST_LOOK, "sbc-a GET status": 2, "sbc-b GET status": 2 });
    });

    it("takes what is null for what is not given", async () => {
        expect(await plugin.invoke({ ...args, apiVersion: null })).to.include({ state: "ready" });
    });

    it("marks all of its result where a node is secret, and nothing where only the login is", async () => {
        const hidden = await plugin.invoke({ ...args, nodes: secret(args["nodes"]) });
        expect(Object.values(hidden).every(isSecret)).to.equal(true);
        expect(Object.keys(hidden)).to.include.members(["activeNode", "roles", "description"]);
        const open = await plugin.invoke({ ...args, credentials: secret(args["credentials"]) });
        expect(Object.values(open).some(isSecret)).to.equal(false);
    });

    it("reports a pair that gives no answer, in place of failing", async () => {
        pair.setFault("nodeDown");
        const report = await plugin.invoke(args);
        pair.clearFaults();
        expect(report).to.deep.include({ state: "activeNotSeen", roles: { "sbc-a": "unseen", "sbc-b": "unseen" } });
        expect(report["description"]).to.contain("ECONNREFUSED");
    });

    const bad: readonly (readonly [string, () => Bag, RegExp])[] = [
        ["no nodes", () => ({ ...args, nodes: undefined }), /The pair can't be looked at\. nodes is missing/],
        ["an address that is none", () => ({ ...args, nodes: [{ name: "a", address: "x:y" }] }), /nodes\[0\]\.address/],
        ["no credentials", () => ({ nodes: args["nodes"] }), /Credentials are missing\..*ORACLE_SBC_PASSWORD/],
        ["an argument that it does not take", () => ({ ...args, port: 443 }), /port is not an argument here/],
    ];
    for (const [name, more, sentence] of bad) {
        it(`refuses ${name} in a sentence`, async () => {
            const { message } = await failureIn(plugin.invoke(JSON.parse(JSON.stringify(more())) as Bag));
            expect(message).to.match(sentence).and.not.contain(PASSWORD).and.not.contain("defect");
            expect(requestsTo(pair)).to.deep.equal({});
        });
    }

    it("takes what is declared of the device's words", async () => {
        pair.setRole("sbc-b", "hot-standby");
        const unknown = await plugin.invoke(args);
        expect(unknown).to.deep.include({ roles: { "sbc-a": "active", "sbc-b": "unknown" }, redundant: false });
        const known = await plugin.invoke({ ...args, deviceWords: { roles: { "hot-standby": "standby" } } });
        expect(known).to.deep.include({ roles: { "sbc-a": "active", "sbc-b": "standby" }, redundant: true });
        expect(known["description"]).to.contain('sbc-b: "hot-standby", declared to mean standby');
        pair.setRole("sbc-b", "standby");
    });

    it("is the only function: another token is refused by its name", async () => {
        const { message } = await failureIn(plugin.invoke(args, "oracle-sbc:index:getPairs"));
        expect(message).to.equal(
            "This provider has no function oracle-sbc:index:getPairs. It has oracle-sbc:index:getPair.",
        );
    });
});
