import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import sinon from "sinon";
import { HaActiveNode, type HaActiveNodeArgs } from "../../sdk/nodejs/index.js";
import { PROVIDER_TEXT } from "./providerText.js";

const SECRET = "s3cret-Value";
const args: HaActiveNodeArgs = {
    nodes: [
        { name: "sbc-a", address: "10.0.0.1" },
        { name: "sbc-b", address: "10.0.0.2" },
    ],
    activeNode: "sbc-a",
    credentials: { username: "admin", password: SECRET },
};
const OUTPUTS = {
    standbyNode: "sbc-a",
    roles: { "sbc-a": "standby", "sbc-b": "active" },
    redundant: true,
    switchoverCounts: { "sbc-a": 1 },
    lastSwitchover: { node: "sbc-b" },
    lastAction: { from: "sbc-b" },
    fulfilledActiveNode: "sbc-a",
    pending: { since: "now" },
};

class Other extends pulumi.CustomResource {}

describe("HaActiveNode, as a program registers it", () => {
    const newResource = sinon.fake((resource: pulumi.runtime.MockResourceArgs) => ({
        id: `${resource.name}-id`,
        state: { ...(resource.inputs as object), ...OUTPUTS, activeNode: "sbc-b" },
    }));
    before(() => pulumi.runtime.setMocks({ newResource, call: () => ({}) }, "project", "stack", false));
    beforeEach(() => newResource.resetHistory());

    const valueOf = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));
    const declare = async (more: Partial<HaActiveNodeArgs> = {}) => {
        const pair = new HaActiveNode("chicago", { ...args, ...more });
        await valueOf(pair.urn);
        const [resource] = newResource.firstCall?.args ?? [];
        if (resource === undefined) throw new Error("Nothing was registered.");
        return { pair, resource, inputs: resource.inputs as Record<string, unknown> };
    };

    it("has the type and the provider's text that every stack's state holds: neither may ever change", async () => {
        const { resource, inputs } = await declare();
        expect(resource.type).to.equal("pulumi-nodejs:dynamic/oracle-sbc:HaActiveNode");
        expect(inputs["__provider"]).to.equal(PROVIDER_TEXT);
    });

    it("hands over the arguments as they are, and no more", async () => {
        const { inputs } = await declare({ reason: "CHG-1" });
        expect(Object.keys(inputs)).to.have.members(["nodes", "activeNode", "credentials", "reason", "__provider"]);
        expect(inputs).to.deep.include({ nodes: args.nodes, activeNode: "sbc-a", reason: "CHG-1" });
        const { credentials: _none, ...bare } = args;
        newResource.resetHistory();
        const pair = new HaActiveNode("madrid", bare);
        await valueOf(pair.urn);
        expect(newResource.firstCall.args[0].inputs).not.to.have.property("credentials");
    });

    it("tells the provider of ignoreChanges by an internal input, which only such a resource has", async () => {
        for (const path of ["activeNode", "*"]) {
            const pair = new HaActiveNode("ignored", args, { ignoreChanges: [path] });
            await valueOf(pair.urn);
        }
        const pair = new HaActiveNode("other", args, { ignoreChanges: ["reason"] });
        await valueOf(pair.urn);
        const marks = newResource.args.map(([{ inputs }]) => (inputs as Record<string, unknown>)["__handsOff"]);
        expect(marks).to.deep.equal([true, true, undefined]);
    });

    it("tells the provider which arguments are secret, or hold what is, by an internal input", async () => {
        const [a, b] = args.nodes as { name: string; address: string }[];
        const address = pulumi.secret(a?.address ?? "");
        const hidden: readonly (readonly [Partial<HaActiveNodeArgs>, readonly string[]])[] = [
            [{ nodes: pulumi.secret(args.nodes) }, ["nodes"]],
            [{ nodes: [{ name: "sbc-a", address }, b ?? { name: "", address: "" }] }, ["nodes"]],
            [{ nodes: pulumi.output(args.nodes).apply((nodes) => pulumi.secret(nodes)) }, ["nodes"]],
            [{ activeNode: pulumi.secret("sbc-a"), reason: pulumi.secret("CHG-1") }, ["activeNode", "reason"]],
            [{ preconditions: { minimumHealthPercent: pulumi.secret(60) } }, ["preconditions"]],
            [{ deviceWords: { synchronized: [pulumi.secret("enabled")] } }, ["deviceWords"]],
        ];
        for (const [more, names] of hidden) {
            newResource.resetHistory();
            const { inputs } = await declare(more);
            expect(inputs["__secretArguments"]).to.deep.equal({ resource: "chicago", names });
        }
        newResource.resetHistory();
        const { inputs } = await declare({ nodes: pulumi.output(args.nodes), reason: pulumi.output("CHG-1") });
        expect(inputs).not.to.have.property("__secretArguments");
    });

    it("makes credentials a secret, whether or not the program did", async () => {
        const { pair } = await declare();
        const credentials = (pair as unknown as { credentials: pulumi.Output<unknown> }).credentials;
        expect(await pulumi.isSecret(credentials)).to.equal(true);
        expect(await pulumi.isSecret(pair.roles)).to.equal(false);
    });

    it("has outputs that are what the provider answered, the active node in place of the desired one", async () => {
        const { pair } = await declare();
        expect(await valueOf(pair.activeNode)).to.equal("sbc-b");
        for (const [name, value] of Object.entries(OUTPUTS)) {
            const output = (pair as unknown as Record<string, pulumi.Output<unknown>>)[name];
            if (!pulumi.Output.isInstance(output)) throw new Error(`${name} is no output.`);
            expect(await valueOf(output), name).to.deep.equal(value);
        }
    });

    it("shows the active node of a pair that is only observed, which has no desired node", async () => {
        const pair = new HaActiveNode("observed", { nodes: args.nodes, observeOnly: true });
        expect(await valueOf(pair.activeNode)).to.equal("sbc-b");
        expect(newResource.firstCall.args[0].inputs).not.to.have.property("activeNode");
    });

    it("tells its own instances from other resources", async () => {
        const { pair } = await declare();
        expect(HaActiveNode.isInstance(pair)).to.equal(true);
        for (const other of [new Other("a:b:C", "other"), {}, undefined, "chicago"]) {
            expect(HaActiveNode.isInstance(other)).to.equal(false);
        }
    });
});
