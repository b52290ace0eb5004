import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import * as dynamic from "../../../sdk/nodejs/index.js";
import * as plugin from "../../../sdk/nodejs/plugin/index.js";
import { mockedResources, valueOf } from "./mockedResources.js";

type Bag = Readonly<Record<string, unknown>>;

const PAIR = {
    name: "one",
    site: "chi",
    nodes: [
        { name: "one-a", address: "one-a.example.com" },
        { name: "one-b", address: "one-b.example.com" },
    ],
    activeNode: "one-a",
};

for (const [face, sbc] of Object.entries({ dynamic, plugin })) {
    describe(`a topology in a stack's configuration, with the ${face} provider`, () => {
        const registered = mockedResources();
        after(() => pulumi.runtime.setAllConfig({}, []));

        const declare = (config: Readonly<Record<string, string>>, secretKeys: string[] = []) => {
            pulumi.runtime.setAllConfig({ ...config }, secretKeys);
            return sbc.Topology.fromConfig("all", new pulumi.Config("sbc-topology"));
        };
        const reasonOf = async (config: Readonly<Record<string, string>>, secretKeys: string[]) => {
            registered.splice(0);
            const { pairs } = declare(config, secretKeys);
            await Promise.all(Object.values(pairs).map(({ urn }) => valueOf(urn)));
            return ((registered.find(({ name }) => name === "one")?.inputs ?? {}) as Bag)["reason"];
        };
        const withReason = (where: "defaults" | "sites" | "pairs") => {
            const reason = { reason: "CHG-99" };
            return {
                "sbc-topology:defaults": JSON.stringify(where === "defaults" ? reason : {}),
                "sbc-topology:sites": JSON.stringify({ chi: where === "sites" ? reason : {} }),
                "sbc-topology:pairs": JSON.stringify([{ ...PAIR, ...(where === "pairs" ? reason : {}) }]),
            };
        };

        for (const where of ["defaults", "sites", "pairs"] as const) {
            it(`keeps the reason in ${where} a secret if something there is one, and only then`, async () => {
                const secret = await reasonOf(withReason(where), [`sbc-topology:${where}`]);
                expect(secret).to.be.an("object").and.have.property("value", "CHG-99");
                const others = ["defaults", "sites", "pairs"].filter((each) => each !== where);
                const plain = await reasonOf(
                    withReason(where),
                    others.map((each) => `sbc-topology:${each}`),
                );
                expect(plain).to.equal("CHG-99");
            });
        }

        it("tells of a value that is no object, by its path, with what to write and without the value", () => {
            const broken = '{"chi": {"password": "s3cret"},}';
            for (const key of ["defaults", "sites", "pairs"])
                expect(() => declare({ ...withReason("pairs"), [`sbc-topology:${key}`]: broken }))
                    .to.throw(pulumi.RunError)
                    .with.property("message")
                    .that.contains(`- sbc-topology:${key} is neither a`)
                    .and.contains(`pulumi config set --path 'sbc-topology:${key}…'`)
                    .and.not.contains("s3cret");
            expect(registered).to.deep.equal([]);
        });

        it("does not leave out what is called default in place of defaults; other keys are the project's own", () => {
            for (const key of ["default", "Defaults"])
                expect(() => declare({ ...withReason("pairs"), [`sbc-topology:${key}`]: "{}" })).to.throw(
                    `- sbc-topology:${key} is not read; call it sbc-topology:defaults.`,
                );
            expect(registered).to.deep.equal([]);
            declare({ ...withReason("pairs"), "other:default": "{}", "sbc-topology:region": "eu" });
        });
    });
}
