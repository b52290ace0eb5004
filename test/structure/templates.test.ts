import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ROOT } from "./sourceFiles.js";

const TEMPLATES = join(ROOT, "templates");
const NAMES = readdirSync(TEMPLATES).filter((name) => name.startsWith("oracle-sbc-"));
const read = (...path: readonly string[]) => readFileSync(join(TEMPLATES, ...path), "utf8");

interface Question {
    readonly description: string;
    readonly default?: unknown;
    readonly secret?: boolean;
}
const questions = (name: string) => {
    const { template } = parse(read(name, "Pulumi.yaml")) as { template: { config: Record<string, Question> } };
    return template.config;
};

describe("the templates", () => {
    it("are there for five languages, and ask the same in each", () => {
        expect(NAMES).to.have.members(
            ["typescript", "python", "go", "yaml", "java"].map((name) => `oracle-sbc-${name}`),
        );
        for (const name of NAMES) expect(questions(name), name).to.deep.equal(questions("oracle-sbc-yaml"));
    });

    it("propose no node to carry the calls, and ask for no password: pulumi new --config would write it in plaintext", () => {
        const asked = questions("oracle-sbc-yaml");
        expect(Object.keys(asked)).to.deep.equal([
            "nodeA",
            "addressA",
            "nodeB",
            "addressB",
            "activeNode",
            "oracle-sbc:username",
        ]);
        for (const [key, question] of Object.entries(asked)) expect(question, key).to.have.all.keys("description");
    });

    it("take the package by a range that this version is in, and name no plugin that is not there yet", () => {
        const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
        for (const name of NAMES) {
            const { dependencies } = JSON.parse(read(name, "package.json")) as { dependencies: Record<string, string> };
            expect(dependencies["pulumi-oracle-sbc"], name).to.equal(`^${version}`);
            // `pulumi new` fails if Pulumi.yaml names a folder that npm has yet to make.
            expect(parse(read(name, "Pulumi.yaml")), name).not.to.have.property("plugins");
        }
    });

    it("have the example's classes in Java", () => {
        const classes = "src/main/java/oraclesbc";
        for (const file of ["NodeArgs.java", "HaActiveNodeArgs.java", "HaActiveNode.java", "Drive.java"])
            expect(read("oracle-sbc-java", classes, file)).to.equal(
                readFileSync(join(ROOT, "examples/java", classes, file), "utf8"),
            );
    });
});
