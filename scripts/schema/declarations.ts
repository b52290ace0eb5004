import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** An interface, a literal type or a class with typed fields. */
export type Shape = ts.InterfaceDeclaration | ts.TypeLiteralNode | ts.ClassDeclaration;

/** What the Node.js package declares, by name. */
export class Declarations {
    readonly #byName = new Map<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.ClassDeclaration>();

    /** Reads the files of a folder and of those in it; where two declare the same, the one further up counts. */
    constructor(folder: string) {
        const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
        const depth = (name: string) => name.split(/[\\/]/).length;
        for (const file of files.sort((a, b) => depth(a) - depth(b) || a.localeCompare(b))) {
            const text = readFileSync(join(folder, file), "utf8");
            for (const statement of ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true).statements) {
                const isNamed =
                    ts.isInterfaceDeclaration(statement) ||
                    ts.isTypeAliasDeclaration(statement) ||
                    ts.isClassDeclaration(statement);
                const name = isNamed ? statement.name?.text : undefined;
                if (isNamed && name !== undefined && !this.#byName.has(name)) this.#byName.set(name, statement);
            }
        }
    }

    get(name: string): ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.ClassDeclaration {
        const found = this.#byName.get(name);
        if (found === undefined) throw new Error(`sdk/nodejs declares no ${name}.`);
        return found;
    }

    shape(name: string): Shape {
        const found = this.get(name);
        if (ts.isTypeAliasDeclaration(found)) throw new Error(`${name} is no interface or class.`);
        return found;
    }
}

export interface Field {
    readonly name: string;
    readonly isOptional: boolean;
    readonly type: ts.TypeNode;
    readonly declaration: ts.Node;
}

/** The fields of a shape, in their order. Of a class, what it declares without setting it. */
export function fieldsOf(shape: Shape): Field[] {
    const members: readonly ts.Node[] = shape.members;
    return members.flatMap((member) => {
        const isField = ts.isPropertySignature(member) || ts.isPropertyDeclaration(member);
        if (!isField || !ts.isIdentifier(member.name) || member.type === undefined) return [];
        return [
            {
                name: member.name.text,
                isOptional: member.questionToken !== undefined || mayBeUndefined(member.type),
                type: member.type,
                declaration: member,
            },
        ];
    });
}

function mayBeUndefined(type: ts.TypeNode): boolean {
    if (ts.isTypeReferenceNode(type)) return (type.typeArguments ?? []).some(mayBeUndefined);
    return ts.isUnionTypeNode(type) && type.types.some((part) => part.kind === ts.SyntaxKind.UndefinedKeyword);
}
