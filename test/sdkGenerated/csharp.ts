import { dirname, join } from "node:path";
import { Language, type Node, Parser } from "web-tree-sitter";

/** A parser of C#, which stands in for a compiler where there is no .NET. */
export async function csharpParser(): Promise<(text: string) => Node> {
    await Parser.init();
    const folder = dirname(require.resolve("tree-sitter-c-sharp/package.json"));
    const parser = new Parser();
    parser.setLanguage(await Language.load(join(folder, "tree-sitter-c_sharp.wasm")));
    return (text) => {
        const tree = parser.parse(text);
        if (tree === null) throw new Error("The parser was not given a language.");
        return tree.rootNode;
    };
}

/** Where a text is not C#, by line and text. */
export function problems(root: Node): string[] {
    const wrong = (node: Node): Node[] =>
        node.isError || node.isMissing ? [node] : node.hasError ? present(node.children).flatMap(wrong) : [];
    return wrong(root).map((node) => `line ${node.startPosition.row + 1}: ${node.text.slice(0, 60)}`);
}

/** The classes of a text, each with its properties and fields, and the schema's name of those that have one. */
export function classes(root: Node): Map<string, Map<string, string | undefined>> {
    return new Map(
        all(root, "class_declaration").map((declared) => [
            textOf(declared, "name"),
            new Map(
                all(declared, "property_declaration", "field_declaration").map((member) => {
                    const [, given] = /^\[(?:Input|Output)\("(\w+)"/.exec(member.text) ?? [];
                    const [variable = member] = all(member, "variable_declarator");
                    return [textOf(variable, "name"), given] as const;
                }),
            ),
        ]),
    );
}

/** What a program makes by `new`: each class with the properties that it sets. */
export function made(root: Node): [string, string[]][] {
    return all(root, "object_creation_expression").map((creation) => {
        const settings = present(creation.childForFieldName("initializer")?.namedChildren ?? []).flatMap((child) =>
            child.type === "assignment_expression" ? [textOf(child, "left")] : [],
        );
        return [textOf(creation, "type"), settings];
    });
}

/** The properties of a variable that a program reads or sets. */
export function membersOf(root: Node, variable: string): string[] {
    return all(root, "member_access_expression")
        .filter((access) => textOf(access, "expression") === variable)
        .map((access) => textOf(access, "name"));
}

function all(root: Node, ...types: string[]): Node[] {
    return present(root.descendantsOfType(types));
}

function present(nodes: readonly (Node | null)[]): Node[] {
    return nodes.filter((node) => node !== null);
}

function textOf(node: Node, field: string): string {
    return node.childForFieldName(field)?.text ?? "";
}
