import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CONFIG_KEYS } from "../../provider/resource/inputs/stackConfig.js";
import { INPUT_NAMES } from "../../provider/resource/inputs/schema.js";
import { OUTPUT_NAMES } from "../../provider/resource/outputs.js";
import { propertyTable } from "../../scripts/docs/propertyTable.js";
import { COMMANDS, referencePage } from "../../scripts/docs/reference.js";
import { ROOT } from "../structure/sourceFiles.js";

/** The names in the first column of the table below a heading. */
function rowsBelow(heading: string): string[] {
    const [, below = ""] = page.split(`## ${heading}\n`);
    const [table = ""] = /^\|.*?(?=\n\n)/ms.exec(below) ?? [];
    return [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name = ""]) => name);
}

const page = referencePage(ROOT);

describe("docs/reference.md", () => {
    it("is what the declarations make now (npm run docs)", () => {
        expect(readFileSync(join(ROOT, "docs/reference.md"), "utf8")).to.equal(page);
    });

    it("has each argument, output and configuration key that the provider knows", () => {
        expect(rowsBelow("Arguments of `HaActiveNode`")).to.have.members(INPUT_NAMES);
        expect(rowsBelow("Outputs of `HaActiveNode`")).to.have.members(OUTPUT_NAMES);
        expect(rowsBelow("Configuration of a stack")).to.have.members([...CONFIG_KEYS]);
    });

    it("has the help of each command", () => {
        const files = readdirSync(join(ROOT, "cli"), { recursive: true, encoding: "utf8" });
        const helps = files.flatMap((path) => /^(?!pair)(\w+)(?:Help|[\\/]help)\.ts$/.exec(path)?.[1] ?? []);
        expect(Object.keys(COMMANDS)).to.have.members(helps);
        for (const [name, help] of Object.entries(COMMANDS)) expect(page, name).to.include(help.trimEnd());
    });

    it("shows what is required, a default, what may be absent, and a secret; a | does not end a cell", () => {
        const properties = {
            a: { type: "integer", description: "One | two.\n\nDefault: `1`." },
            b: { type: "array", items: { $ref: "#/types/oracle-sbc:index:Tls" }, secret: true },
        } as const;
        expect(
            propertyTable({ properties, required: ["b"] }, "arguments")
                .split("\n")
                .slice(2),
        ).to.deep.equal([
            "| `a` | whole number | `1` | One \\| two. |",
            "| `b` | list of [Tls](#tls) | required |  A secret. |",
        ]);
        const [, , a, b] = propertyTable({ properties, required: ["b"] }, "outputs").split("\n");
        expect([a, b].map((row) => row?.split(" | ")[2])).to.deep.equal(["may be absent", "always"]);
    });
});
