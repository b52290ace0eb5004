import { expect } from "chai";
import { parse } from "yaml";
import { schemaText } from "../../scripts/schema/packageSchema.js";
import { ROOT } from "../structure/sourceFiles.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { committedSchema } from "./committedSchema.js";

const RESOURCE = "oracle-sbc:index:HaActiveNode";

describe("the package schema that is committed", () => {
    it("is what the declarations of the Node.js package make now (npm run schema writes it)", () => {
        expect(readFileSync(join(ROOT, "provider/plugin/schema.json"), "utf8")).to.equal(schemaText(ROOT));
    });

    it("has the package's own name for each language, and its version", () => {
        const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
        expect(committedSchema).to.deep.include({ name: "oracle-sbc", version });
        expect(committedSchema.language.python.packageName).to.equal("pulumi_oracle_sbc");
    });

    it("says something of every argument, of every setting, and of every output of the resource", () => {
        const { config, provider, resources, functions, types } = committedSchema;
        const resource = resources[RESOURCE];
        const objects = [
            ["config", config.variables],
            ["Provider", provider.inputProperties],
            ["HaActiveNode", resource.inputProperties],
            ["HaActiveNode's outputs", resource.properties],
            ["getPair", functions["oracle-sbc:index:getPair"].inputs.properties],
            ["what getPair returns", functions["oracle-sbc:index:getPair"].outputs.properties],
            ...Object.entries(types).map(([name, { properties }]) => [name, properties] as const),
        ] as const;
        const silent = objects.flatMap(([name, properties]) =>
            Object.entries(properties).flatMap(([key, { description }]) => (description ? [] : [`${name}: ${key}`])),
        );
        expect(silent).to.deep.equal([]);
        expect(Object.entries(types).filter(([, { description }]) => !description)).to.deep.equal([]);
    });

    it("hands no default to the generated SDKs, which would send it as if it had been declared", () => {
        // The preconditions tell a declared value from a default: a node that does not report it fails the one, and passes the other.
        const { config: _settings, ...rest } = committedSchema;
        expect(JSON.stringify(rest)).not.to.match(/"default(Info)?":/);
    });

    it("marks the password, and the credentials as a whole, as secrets", () => {
        const { config, provider, resources, types } = committedSchema;
        expect(config.variables["password"]).to.have.property("secret", true);
        expect(provider.inputProperties["password"]).to.have.property("secret", true);
        for (const face of ["inputProperties", "properties"] as const) {
            expect(resources[RESOURCE][face]["credentials"]).to.have.property("secret", true);
        }
        expect(types["oracle-sbc:index:Credentials"]?.properties["password"]).to.have.property("secret", true);
    });

    it("knows the type that the dynamic provider's resources have", () => {
        expect(committedSchema.resources[RESOURCE].aliases).to.deep.equal([
            { type: "pulumi-nodejs:dynamic/oracle-sbc:HaActiveNode" },
        ]);
    });

    it("shows an example in each language, the YAML one with known properties alone", () => {
        const { description, inputProperties } = committedSchema.resources[RESOURCE];
        const blocks = [...description.matchAll(/```(\w+)\n([^]*?)```/g)].map(([, language, text]) => ({
            language,
            text,
        }));
        expect(blocks.map(({ language }) => language)).to.deep.equal(["typescript", "python", "go", "yaml"]);
        const program = parse(blocks.at(-1)?.text ?? "") as {
            resources: Record<string, { type: string; properties: object }>;
        };
        const [chicago] = Object.values(program.resources);
        expect(chicago?.type).to.equal("oracle-sbc:HaActiveNode");
        expect(inputProperties).to.include.all.keys(Object.keys(chicago?.properties ?? {}));
    });
});
