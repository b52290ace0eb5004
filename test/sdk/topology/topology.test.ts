import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import * as dynamic from "../../../sdk/nodejs/index.js";
import * as plugin from "../../../sdk/nodejs/plugin/index.js";
import { mockedResources, valueOf } from "./mockedResources.js";

type Bag = Readonly<Record<string, unknown>>;

const pair = (name: string, more: object = {}) => ({
    name,
    nodes: [
        { name: `${name}-a`, address: `${name}-a.example.com` },
        { name: `${name}-b`, address: `${name}-b.example.com` },
    ],
    activeNode: `${name}-a`,
    ...more,
});

for (const [face, sbc] of Object.entries({ dynamic, plugin })) {
    describe(`a topology, as a program registers it with the ${face} provider`, () => {
        const registered = mockedResources(({ name }) => {
            const activeNode = `${name}-a`;
            return { activeNode, roles: { [activeNode]: "active" }, redundant: true };
        });

        const inputsOf = async (args: plugin.TopologyArgs, name: string): Promise<Bag> => {
            const topology = new sbc.Topology("all", args);
            await Promise.all(Object.values(topology.pairs).map(({ urn }) => valueOf(urn)));
            return (registered.find((resource) => resource.name === name)?.inputs ?? {}) as Bag;
        };

        it("gives a pair what its site and the defaults have, the nearest first, field by field where they are objects", async () => {
            const args: plugin.TopologyArgs = {
                defaults: {
                    username: "gitops",
                    preconditions: { minimumHealthPercent: 80, cooldownSeconds: 600 },
                    timeouts: { settleSeconds: 120 },
                    deviceWords: { roles: { primary: "active" }, synchronized: ["enabled"] },
                    waitSeconds: 5,
                    reason: "CHG-1",
                },
                sites: {
                    chicago: {
                        password: pulumi.secret("of-chicago"),
                        caCertificate: "PEM",
                        tls: { serverName: "site" },
                        preconditions: { minimumHealthPercent: 90 },
                        deviceWords: { roles: { "hot-standby": "standby" } },
                        waitSeconds: null,
                    },
                },
                pairs: [
                    pair("one", {
                        site: "chicago",
                        preconditions: { cooldownSeconds: null, maximumSessions: 5 },
                        tls: { serverName: "own" },
                        timeouts: null,
                        reason: "CHG-2",
                    }),
                ],
            };
            const inputs = await inputsOf(args, "one");
            expect(inputs).to.deep.include({
                preconditions: { minimumHealthPercent: 90, maximumSessions: 5 },
                tls: { caCertificate: "PEM", serverName: "own" },
                deviceWords: { roles: { "hot-standby": "standby" }, synchronized: ["enabled"] },
                reason: "CHG-2",
                activeNode: "one-a",
            });
            expect(inputs).not.to.have.any.keys(
                "timeouts",
                "waitSeconds",
                "site",
                "wave",
                "name",
                "username",
                "password",
            );
            // A secret, by Pulumi's own mark around it.
            expect(inputs["credentials"]).to.deep.include({ value: { username: "gitops", password: "of-chicago" } });
        });

        it("merges outputs when they are known", async () => {
            const preconditions = pulumi.output({ minimumHealthPercent: 80, cooldownSeconds: 1 });
            const pairs = [pair("two", { preconditions: { cooldownSeconds: 2 } })];
            const inputs = await inputsOf({ defaults: { preconditions }, pairs }, "two");
            expect(inputs["preconditions"]).to.deep.equal({ minimumHealthPercent: 80, cooldownSeconds: 2 });
        });

        it("has a gate between one wave and the next, with what its pairs show, and none behind the last", async () => {
            const pairs = [pair("w3", { wave: 3 }), pair("w1"), pair("w2", { wave: 2, revertive: false })];
            const inputs = await inputsOf({ pairs }, "all-wave-2");
            expect(inputs).to.deep.include({ wave: 2, holdsBack: [3] });
            expect((inputs["pairs"] as Bag[])[0]).to.deep.include({
                name: "w2",
                id: "w2-id",
                desiredActiveNode: "w2-a",
                revertive: false,
                roles: { "w2-a": "active" },
            });
            const gates = registered.filter(({ type }) => type.endsWith(":WaveGate"));
            expect(gates.map(({ name }) => name)).to.deep.equal(["all-wave-1", "all-wave-2"]);
        });

        it("has no gate if there is one wave", async () => {
            await inputsOf({ pairs: [pair("one"), pair("two")] }, "one");
            expect(registered.filter(({ type }) => type.endsWith(":WaveGate"))).to.deep.equal([]);
        });

        it("shows by site and pair what was seen, and whether it is what is desired", async () => {
            const pairs = [pair("one", { site: "chi" }), pair("two", { activeNode: "two-b" })];
            const { status } = new sbc.Topology("all", { sites: { chi: {} }, pairs });
            expect(Object.keys(status)).to.deep.equal(["chi", "(no site)"]);
            const one = status["chi"]?.["one"];
            if (one === undefined) throw new Error("There is no status.");
            expect(await valueOf(one.redundant)).to.equal(true);
            const two = status["(no site)"]?.["two"];
            expect(
                await Promise.all([one, two].map(async (each) => each && (await valueOf(each.drifted)))),
            ).to.deep.equal([false, true]);
        });

        it("registers nothing if anything is wrong, and tells all of it by the configuration's own paths", () => {
            const config = {
                "sbc-topology:pairs": JSON.stringify([pair("one", { site: "x" }), { name: "one", wave: 3 }]),
            };
            pulumi.runtime.setAllConfig(config, []);
            expect(() => sbc.Topology.fromConfig("all", new pulumi.Config("sbc-topology")))
                .to.throw(pulumi.RunError)
                .with.property("message")
                .that.matches(
                    /no request was sent:\n- sbc-topology:pairs\[0\]\.site is x.*\n- sbc-topology:pairs\[1\]\.name/,
                );
            expect(registered).to.deep.equal([]);
        });
    });
}
