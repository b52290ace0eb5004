import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { committedSchema } from "../schema/committedSchema.js";
import { ROOT } from "../structure/sourceFiles.js";

const CLASSES = join(ROOT, "examples/java/src/main/java/oraclesbc");

/** The names that a class gives Pulumi, by an annotation on each field. */
function annotated(file: string, annotation: "Import" | "Export"): string[] {
    const text = readFileSync(join(CLASSES, file), "utf8");
    return [...text.matchAll(new RegExp(`@${annotation}\\(name = "(\\w+)"`, "g"))].map(([, name = ""]) => name).sort();
}

describe("the classes of the example in Java, which are written by hand", () => {
    const { inputProperties, properties } = committedSchema.resources["oracle-sbc:index:HaActiveNode"];

    it("have every argument of the schema, and no other", () => {
        expect(annotated("HaActiveNodeArgs.java", "Import")).to.deep.equal(Object.keys(inputProperties).sort());
        const node = committedSchema.types["oracle-sbc:index:Node"];
        expect(annotated("NodeArgs.java", "Import")).to.deep.equal(Object.keys(node?.properties ?? {}).sort());
    });

    it("have no output that the schema does not have", () => {
        const outputs = annotated("HaActiveNode.java", "Export");
        expect(outputs).to.include("activeNode");
        expect(Object.keys(properties)).to.include.members(outputs);
    });
});
