import { expect } from "chai";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ownersWords } from "../../scripts/schema/packageSchema.js";
import { parsePage } from "../docs/pages.js";
import { ROOT } from "../structure/sourceFiles.js";
import { committedSchema } from "./committedSchema.js";

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const { packageName } = committedSchema.language.nodejs;

describe("what a registry of Pulumi packages shows", () => {
    it("names for Node.js an entry that has each resource, function and the provider of the schema, of its very types", () => {
        const entry = createRequire(join(ROOT, "package.json"))(packageName) as Record<
            string,
            { __pulumiType?: string }
        >;
        const { resources, functions } = committedSchema;
        const names = [...Object.keys(resources), ...Object.keys(functions)].map((token) => token.split(":")[2] ?? "");
        expect(Object.keys(entry)).to.include.members([...names, "Provider"]);
        for (const token of Object.keys(resources))
            expect(entry[token.split(":")[2] ?? ""]?.__pulumiType).to.equal(token);
    });

    it("names the same entry in the page's program in TypeScript", () => {
        const imports = [...read("docs/_index.md").matchAll(/from "(pulumi-oracle-sbc[^"]*)"/g)].map(
            ([, name]) => name,
        );
        expect(imports).to.deep.equal([packageName]);
    });

    it("has a page in its own form, with an example in each language", () => {
        const text = read("docs/_index.md");
        expect(text).to.match(/^---\ntitle: Oracle SBC\nmeta_desc: .{20,160}\nlayout: package\n---\n/);
        const languages = ["typescript", "python", "go", "csharp", "java", "yaml"];
        expect(text).to.contain(`{{< chooser language "${languages.join(",")}" >}}`);
        const { blocks } = parsePage("docs/_index.md", text);
        const examples = blocks.filter(({ language }) => languages.includes(language));
        expect(examples.map(({ language }) => language)).to.deep.equal(languages);
        for (const { language, code } of examples) {
            expect(text, language).to.contain(`{{% choosable language ${language} %}}`);
            for (const value of ["sbc-chi-a", "sbc-chi-b", "10.20.0.11", "10.20.0.12"]) expect(code).to.contain(value);
        }
    });

    it("has a page on installation with the plugin's command, pulumi config and the environment variables", () => {
        const text = read("docs/installation-configuration.md");
        expect(text).to.match(
            /^---\ntitle: Oracle SBC Installation & Configuration\nmeta_desc: .{20,160}\nlayout: package\n---\n/,
        );
        expect(text).to.contain(`pulumi plugin install resource oracle-sbc ${committedSchema.version} `);
        for (const words of [
            "pulumi config set --secret oracle-sbc:password",
            "ORACLE_SBC_USERNAME",
            "ORACLE_SBC_PASSWORD",
        ])
            expect(text).to.contain(words);
        for (const { name } of [{ name: "npm" }, { name: "pip" }, { name: "go mod" }, { name: "dotnet" }])
            expect(text).to.contain(name);
    });
});

describe("what the owner of a release sets in package.json", () => {
    it("is left out of the schema until it is set", () => {
        expect(ownersWords({})).to.deep.equal({});
        expect(committedSchema).not.to.have.any.keys("publisher", "homepage", "repository", "logoUrl");
    });

    it("stands in the schema by the schema's own names", () => {
        const repository = { url: "git+https://example.org/team/sbc.git" };
        const author = "Example Team <team@example.org> (https://example.org)";
        const rest = { homepage: "https://example.org/sbc", logoUrl: "https://example.org/logo.png" };
        const expected = { publisher: "Example Team", repository: "https://example.org/team/sbc", ...rest };
        expect(ownersWords({ author, repository, ...rest })).to.deep.equal(expected);
        expect(ownersWords({ repository: "https://example.org/team/sbc" })).to.deep.equal({
            repository: expected.repository,
        });
    });
});
