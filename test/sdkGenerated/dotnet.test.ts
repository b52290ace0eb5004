import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Node } from "web-tree-sitter";
import { parsePage } from "../docs/pages.js";
import { committedSchema } from "../schema/committedSchema.js";
import { ROOT } from "../structure/sourceFiles.js";
import { classes, csharpParser, made, membersOf, problems } from "./csharp.js";

const SDK = join(ROOT, "sdk/dotnet");
const EXAMPLE = join(ROOT, "examples/csharp/Program.cs");

const sources = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".cs") && !/(^|[\\/])(bin|obj)[\\/]/.test(name))
        .map((name) => join(folder, name));

describe("the SDK for .NET, which is parsed where it can't be compiled", () => {
    let parse: (text: string) => Node;
    const declared = new Map<string, Map<string, string | undefined>>();
    const parsed = (file: string) => parse(readFileSync(file, "utf8"));

    before(async () => {
        parse = await csharpParser();
        for (const file of sources(SDK))
            for (const [name, properties] of classes(parsed(file))) declared.set(name, properties);
    });

    it("is C# in every file, and a text that is not is told from it", () => {
        const files = sources(SDK);
        expect(files.length).to.be.greaterThan(20);
        for (const file of [...files, EXAMPLE]) expect(problems(parsed(file)), file).to.deep.equal([]);
        expect(problems(parse("class A { int B( }"))).not.to.deep.equal([]);
        expect(problems(parse("class A { string B = ; }"))).not.to.deep.equal([]);
    });

    it("has every argument and output of the schema, by the schema's names", () => {
        const { inputProperties, properties } = committedSchema.resources["oracle-sbc:index:HaActiveNode"];
        const names = (of: string) => [...(declared.get(of)?.values() ?? [])].flatMap((name) => name ?? []).sort();
        expect(names("HaActiveNodeArgs")).to.deep.equal(Object.keys(inputProperties).sort());
        expect(names("HaActiveNode")).to.deep.equal(Object.keys(properties).sort());
    });

    it("has what the program on the registry's page makes and sets", () => {
        const page = parsePage("docs/_index.md", readFileSync(join(ROOT, "docs/_index.md"), "utf8"));
        const program = parse(page.blocks.find(({ language }) => language === "csharp")?.code ?? "");
        expect(problems(program)).to.deep.equal([]);
        const own = made(program).filter(([name]) => declared.has(name));
        expect(own.map(([name]) => name)).to.have.members(["HaActiveNode", "HaActiveNodeArgs", "NodeArgs", "NodeArgs"]);
        for (const [name, members] of own)
            for (const member of members) expect([...(declared.get(name)?.keys() ?? [])], name).to.include(member);
    });

    it("has what the example's program makes, sets and reads", () => {
        const program = parsed(EXAMPLE);
        const own = made(program).filter(([name]) => declared.has(name));
        expect(own.map(([name]) => name)).to.have.members([
            "HaActiveNodeArgs",
            "NodeArgs",
            "NodeArgs",
            "TimeoutsArgs",
            "HaActiveNode",
        ]);
        const used = [
            ...own,
            ["HaActiveNode", membersOf(program, "chicago")],
            ["HaActiveNodeArgs", membersOf(program, "args")],
        ];
        for (const [name, members] of used as [string, string[]][])
            for (const member of members) expect([...(declared.get(name)?.keys() ?? [])], name).to.include(member);
        expect(membersOf(program, "chicago")).to.deep.equal(["ActiveNode", "Redundant"]);
    });
});
