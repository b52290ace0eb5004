import { expect } from "chai";
import type { Simulator } from "../../../../simulator/index.js";
import { OUTPUT_NAMES } from "../../../../provider/resource/outputs.js";
import { type Bag, failureIn } from "../../faces/callFailure.js";
import { declare, startPair } from "../../resource/declaredPair.js";
import { isSecret, secret, UNKNOWN } from "./marks.js";
import { newUrn } from "./pairState.js";
import { ResourcePlugin } from "./resourcePlugin.js";

describe("what the plugin marks as secret", () => {
    let plugin: ResourcePlugin;
    let pair: Simulator;
    before(async () => {
        plugin = await ResourcePlugin.start();
        pair = await startPair();
    });
    after(() => Promise.all([plugin.stop(), pair.stop()]));
    afterEach(() => pair.clearFaults());

    const markedIn = (bag: Bag) => Object.keys(bag).filter((name) => isSecret(bag[name]));
    const create = (news: Bag) => plugin.create(news, { urn: newUrn() });
    /** Which of the outputs stand in such a bag, a desired node that was made active already among them. */
    const seen = ["activeNode", "standbyNode", "roles", "redundant", "switchoverCounts", "fulfilledActiveNode"];

    it("is always a password, though a program in YAML marks none", async () => {
        const checked = await plugin.check(declare(pair, "sbc-a"));
        expect(markedIn(checked.inputs)).to.deep.equal(["credentials"]);
        const config = await plugin.checkConfig({ username: "admin", password: "hunter2" });
        expect(markedIn(config.inputs)).to.deep.equal(["password"]);
    });

    it("is nothing but the credentials where nothing else is, in whatever is recorded", async () => {
        const news = declare(pair, "sbc-a");
        const state = await create(news);
        expect(markedIn(state.outputs)).to.deep.equal(["credentials"]);
        expect(markedIn(await plugin.update(state, news))).to.deep.equal(["credentials"]);
        const read = await plugin.read(state);
        expect(markedIn(read.inputs)).to.deep.equal(["credentials"]);
        expect(markedIn(read.outputs)).to.deep.equal(["credentials"]);
    });

    it("is whatever a look shows, if the desired node is secret; and stays that over update and read", async () => {
        const news = declare(pair, "sbc-a", { activeNode: secret("sbc-a") });
        const state = await create(news);
        expect(state.id).to.contain("sbc-a=");
        expect(markedIn(state.outputs)).to.have.members(["credentials", ...seen]);
        const outputs = await plugin.update(state, news);
        expect(markedIn(outputs)).to.have.members(["credentials", ...seen]);
        const read = await plugin.read({ ...state, outputs });
        expect(markedIn(read.inputs)).to.have.members(["credentials", "activeNode"]);
        expect(markedIn(read.outputs)).to.have.members(["credentials", ...seen]);
    });

    const nodes = () => declare(pair, "sbc-a").nodes;
    const hidden: readonly (readonly [string, () => Bag])[] = [
        ["the nodes are", () => ({ nodes: secret(nodes()) })],
        ["one address is", () => ({ nodes: [{ ...nodes()[0], address: secret(nodes()[0]?.address) }, nodes()[1]] })],
    ];
    for (const [name, more] of hidden) {
        it(`is whatever a look shows, where ${name} secret; and the id names nothing`, async () => {
            const news = declare(pair, "sbc-a", more());
            const state = await create(news);
            expect(state.id).to.match(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
            expect(markedIn(state.outputs)).to.include.members(seen);
            const [address] = nodes().map((node) => node.address);
            for (const bag of [state.outputs, (await plugin.read(state)).outputs])
                expect(JSON.stringify(withoutSecrets(bag))).not.to.contain(address);
        });
    }

    it("is the active node in the inputs, which is a name, where the nodes are secret", async () => {
        const { inputs } = await plugin.check(declare(pair, "sbc-a", { nodes: secret(nodes()) }));
        expect(markedIn(inputs)).to.have.members(["nodes", "activeNode", "credentials"]);
    });

    it("is recorded anew where it was not secret before", async () => {
        const active = pair.nodes.find(({ role }) => role === "active")?.name ?? "";
        const open = declare(pair, active);
        const hidden = { ...open, nodes: secret(nodes()) };
        const state = { ...(await create(open)), inputs: open };
        expect((await plugin.diff(state, open)).changes).to.equal(false);
        expect((await plugin.diff(state, hidden)).changes).to.equal(true);
        const outputs = await plugin.update(state, hidden);
        expect(markedIn(outputs)).to.include.members(seen);
        expect((await plugin.diff({ ...state, inputs: hidden, outputs }, hidden)).changes).to.equal(false);
    });

    it("is in no message: a pair has the resource's name, and its nodes have numbers", async () => {
        const standby = pair.nodes.find(({ role }) => role === "standby");
        const news = declare(pair, standby?.name ?? "", { nodes: secret(nodes()) });
        plugin.lines.length = 0;
        await plugin.create(news, { urn: newUrn(), preview: true });
        pair.setFault({ name: "serviceUnavailable", endpoint: "status" });
        const { message } = await failureIn(create(news));
        const bad = await plugin.check({ ...news, activeNode: "sbc-c" });
        const said = [
            ...plugin.lines.map((line) => line.message),
            message,
            ...bad.failures.map(({ reason }) => reason),
        ];
        expect(said.join("\n"))
            .to.match(/pair-\d+: /)
            .and.to.contain("node 1")
            .and.to.contain("node 2");
        for (const { name, address } of nodes())
            expect(said.join("\n")).not.to.contain(name).and.not.to.contain(address);
    });

    it("is an action's record, where its reason is secret; in the next runs too", async () => {
        const news = declare(pair, "sbc-b", { reason: secret("CHG-hidden") });
        const state = await create(news);
        expect(markedIn(state.outputs)).to.have.members(["credentials", "reason", "lastAction", "history"]);
        const { reason: _reason, ...later } = news;
        const outputs = await plugin.update(state, later);
        expect(markedIn(outputs)).to.have.members(["credentials", "lastAction", "history"]);
        const read = await plugin.read({ ...state, inputs: later, outputs });
        expect(markedIn(read.outputs)).to.have.members(["credentials", "lastAction", "history"]);
        expect(JSON.stringify(withoutSecrets([outputs, read.outputs]))).not.to.contain("CHG-hidden");
    });

    it("is an action's record, where a precondition is secret", async () => {
        const standby = String(pair.nodes.find(({ role }) => role === "standby")?.name);
        const preconditions = { minimumHealthPercent: secret(61) };
        const { outputs } = await create(declare(pair, standby, { preconditions }));
        expect(isSecret((outputs["preconditions"] as Bag)["minimumHealthPercent"])).to.equal(true);
        expect(markedIn(outputs)).to.have.members(["credentials", "lastAction", "history"]);
        expect(JSON.stringify(withoutSecrets(outputs))).not.to.contain("61 %");
    });

    it("is an action's record, where a word of the device is declared as a secret", async () => {
        const standby = String(pair.nodes.find(({ role }) => role === "standby")?.name);
        pair.setSync("tMBCD", "enabled");
        const deviceWords = { synchronized: secret(["enabled"]) };
        const { outputs } = await create(declare(pair, standby, { deviceWords }));
        pair.setSync("tMBCD", "true");
        expect(isSecret((outputs["deviceWords"] as Bag)["synchronized"])).to.equal(true);
        expect(markedIn(outputs)).to.have.members(["credentials", "lastAction", "history"]);
        expect(JSON.stringify(withoutSecrets(outputs))).not.to.contain("enabled");
    });

    it("is marked in a preview too, and what is not known is merely that", async () => {
        const active = String(pair.nodes.find(({ role }) => role === "active")?.name);
        const standby = String(pair.nodes.find(({ role }) => role === "standby")?.name);
        const known = await plugin.create(declare(pair, active, { activeNode: secret(active) }), { preview: true });
        expect(markedIn(known.outputs)).to.include.members(seen);
        const due = await plugin.create(declare(pair, standby, { activeNode: secret(standby) }), { preview: true });
        for (const name of OUTPUT_NAMES) expect(due.outputs[name]).to.equal(UNKNOWN);
        expect(markedIn(due.outputs)).to.deep.equal(["credentials"]);
    });

    it("is marked in what a failure leaves", async () => {
        pair.setFault("acceptedNoEffect");
        const standby = String(pair.nodes.find(({ role }) => role === "standby")?.name);
        const timeouts = { quietSeconds: 0.2, settleSeconds: 0.5 };
        const news = declare(pair, standby, { timeouts, reason: secret("CHG-hidden"), activeNode: secret(standby) });
        const { partial, message } = await failureIn(create(news));
        expect(markedIn(partial?.properties ?? {})).to.include.members([
            "credentials",
            "reason",
            "roles",
            "lastAction",
        ]);
        expect(message).not.to.contain("CHG-hidden");
    });
});

function withoutSecrets(value: unknown): unknown {
    return JSON.parse(JSON.stringify(value, (_key, inner: unknown) => (isSecret(inner) ? undefined : inner)));
}
