import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import sinon from "sinon";
import * as dynamic from "../../sdk/nodejs/index.js";
import * as sbc from "../../sdk/nodejs/plugin/index.js";

const SECRET = "s3cret-Value";
const args: sbc.HaActiveNodeArgs = {
    nodes: [
        { name: "sbc-a", address: "10.0.0.1" },
        { name: "sbc-b", address: "10.0.0.2" },
    ],
    activeNode: "sbc-a",
    credentials: { username: "admin", password: SECRET },
};
const REPORT: sbc.PairReport = {
    state: "ready",
    description: "sbc-a: active, sbc-b: standby.",
    roles: { "sbc-a": "active", "sbc-b": "standby" },
    redundant: true,
    switchoverCounts: {},
};

const valueOf = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

describe("the plugin's resources, as a program registers them", () => {
    let seen: Record<string, unknown> = {};
    const newResource = sinon.fake((resource: pulumi.runtime.MockResourceArgs) => ({
        id: `${resource.name}-id`,
        state: { ...(resource.inputs as object), ...seen },
    }));
    const call = sinon.fake((_call: pulumi.runtime.MockCallArgs) => REPORT);
    before(() => pulumi.runtime.setMocks({ newResource, call }, "project", "stack", false));
    beforeEach(() => {
        newResource.resetHistory();
        call.resetHistory();
        seen = { activeNode: "sbc-b", roles: { "sbc-a": "standby", "sbc-b": "active" }, redundant: true };
    });
    const registeredOne = () => {
        const [resource] = newResource.firstCall?.args ?? [];
        if (resource === undefined) throw new Error("Nothing was registered.");
        return { ...resource, inputs: resource.inputs as Record<string, unknown> };
    };
    const inputOf = (resource: pulumi.Resource, name: string) =>
        (resource as unknown as Record<string, pulumi.Output<unknown> | undefined>)[name];

    it("have the type that the plugin knows, and the arguments as they are, and no more", async () => {
        await valueOf(new sbc.HaActiveNode("chicago", { ...args, reason: "CHG-1" }).urn);
        const { type, inputs } = registeredOne();
        expect(type).to.equal("oracle-sbc:index:HaActiveNode");
        expect(Object.keys(inputs)).to.have.members(["nodes", "activeNode", "credentials", "reason"]);
        expect(inputs).to.deep.include({ nodes: args.nodes, activeNode: "sbc-a", reason: "CHG-1" });
    });

    it("make credentials a secret, whether or not the program did", async () => {
        const pair = new sbc.HaActiveNode("chicago", args);
        const credentials = inputOf(pair, "credentials");
        if (credentials === undefined) throw new Error("There are no credentials.");
        expect(await pulumi.isSecret(credentials)).to.equal(true);
        expect(await pulumi.isSecret(pair.roles)).to.equal(false);
    });

    it("are known by the alias of the dynamic type, beside those that the program gives", () => {
        const aliasesOf = (pair: pulumi.Resource) =>
            (pair as unknown as { __aliases: pulumi.Input<string>[] }).__aliases.map((alias) => pulumi.output(alias));
        return Promise.all(
            [{}, { aliases: [{ name: "madrid" }] }].map(async (options) => {
                const pair = new sbc.HaActiveNode("chicago", args, options);
                const urns = await Promise.all(aliasesOf(pair).map(valueOf));
                expect(urns).to.include(
                    "urn:pulumi:stack::project::pulumi-nodejs:dynamic/oracle-sbc:HaActiveNode::chicago",
                );
                const given = urns.filter((urn) => urn.endsWith("::madrid"));
                expect(given.length > 0).to.equal("aliases" in options);
            }),
        );
    });

    it("have outputs that are what the provider answered, the active node in place of the desired one", async () => {
        const pair = new sbc.HaActiveNode("chicago", args);
        expect(await valueOf(pair.activeNode)).to.equal("sbc-b");
        expect(await valueOf(pair.roles)).to.deep.equal({ "sbc-a": "standby", "sbc-b": "active" });
        expect(await valueOf(pair.pending)).to.equal(undefined);
    });

    it("show the active node of a pair that is only observed, which has no desired node", async () => {
        const pair = new sbc.HaActiveNode("observed", { nodes: args.nodes, observeOnly: true });
        expect(await valueOf(pair.activeNode)).to.equal("sbc-b");
        expect(registeredOne().inputs).not.to.have.property("activeNode");
    });

    it("can be read by their id, without arguments of their own", async () => {
        const id = "sbc-a=10.0.0.1,sbc-b=10.0.0.2";
        const pair = sbc.HaActiveNode.get("chicago", id);
        expect(await valueOf(pair.activeNode)).to.equal("sbc-b");
        expect(registeredOne()).to.deep.include({ type: "oracle-sbc:index:HaActiveNode", id, inputs: {} });
    });

    it("are told from those of the dynamic provider", async () => {
        const pair = new sbc.HaActiveNode("chicago", args);
        const other = new dynamic.HaActiveNode("madrid", args);
        await Promise.all([pair, other].map(({ urn }) => valueOf(urn)));
        expect([pair, other].map((value) => sbc.HaActiveNode.isInstance(value))).to.deep.equal([true, false]);
        expect([pair, other].map((value) => dynamic.HaActiveNode.isInstance(value))).to.deep.equal([false, true]);
    });

    it("take a provider of their own, whose password is a secret, and whose numbers and objects travel as JSON", async () => {
        const given: sbc.ProviderArgs = {
            username: "gitops",
            password: SECRET,
            parallelSwitchovers: 2,
            stopAfterFailures: 0,
            deviceWords: { roles: { "hot-standby": "standby" } },
        };
        const provider = new sbc.Provider("chicago", given);
        await valueOf(provider.urn);
        const { type, inputs } = registeredOne();
        expect(type).to.equal("pulumi:providers:oracle-sbc");
        const { password: onTheWire, ...rest } = inputs;
        expect(onTheWire, "wrapped, as a secret is").to.include({ value: SECRET });
        expect(rest).to.deep.equal({
            username: "gitops",
            parallelSwitchovers: "2",
            stopAfterFailures: "0",
            deviceWords: '{"roles":{"hot-standby":"standby"}}',
        });
        const password = inputOf(provider, "password");
        expect(password && (await pulumi.isSecret(password))).to.equal(true);
        newResource.resetHistory();
        await valueOf(new sbc.HaActiveNode("chicago", args, { provider }).urn);
        expect(registeredOne().provider).to.match(/::pulumi:providers:oracle-sbc::chicago::chicago-id$/);
    });

    it("give a provider without arguments none, so that it looks for its settings by itself", async () => {
        await valueOf(new sbc.Provider("madrid").urn);
        expect(registeredOne().inputs).to.deep.equal({});
    });

    it("look at a pair by the plugin's function, with arguments that are known or will be", async () => {
        const { nodes, credentials } = args as sbc.GetPairArgs;
        expect(await sbc.getPair({ nodes })).to.deep.equal(REPORT);
        const later = sbc.getPairOutput({ nodes: pulumi.output(nodes), credentials: pulumi.secret(credentials) });
        expect(await valueOf(later)).to.deep.equal(REPORT);
        expect(await pulumi.isSecret(later)).to.equal(true);
        expect(call.args.map(([{ token, inputs }]) => [token, inputs as unknown])).to.deep.equal([
            ["oracle-sbc:index:getPair", { nodes }],
            ["oracle-sbc:index:getPair", { nodes, credentials }],
        ]);
    });
});
