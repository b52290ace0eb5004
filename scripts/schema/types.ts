import ts from "typescript";
import type { HaActiveNodeArgs, ProviderArgs } from "../../sdk/nodejs/plugin/index.js";
import { type Declarations, fieldsOf, type Shape } from "./declarations.js";
import { docsOf, oneOf } from "./docs.js";
import { WHOLE_NUMBERS } from "./wholeNumbers.js";

/** A type, as Pulumi's package schema writes it. */
export interface TypeSpec {
    type?: "string" | "number" | "integer" | "boolean" | "array" | "object";
    items?: TypeSpec;
    additionalProperties?: TypeSpec;
    $ref?: string;
}
export interface PropertySpec extends TypeSpec {
    description?: string;
    secret?: boolean;
    defaultInfo?: { environment: string[] };
}
export interface ObjectSpec {
    description?: string;
    type?: "object";
    properties: Record<string, PropertySpec>;
    required: string[];
}

/** Secrets wherever they stand, for programs that did not make them so. */
const SECRETS: readonly string[] = ["credentials", "password"] satisfies (
    keyof HaActiveNodeArgs | keyof ProviderArgs
)[];
/** `Input<T>` and its like: T, to the schema, which has these for every property. */
const WRAPPERS = ["Input", "Output", "Unwrap", "Readonly"];

/** A property, and the object that has it. */
interface Place {
    readonly name: string;
    readonly owner: string;
}

/** Turns declarations into the schema's types, and keeps those that are referred to. */
export class TypeWriter {
    readonly types: Record<string, ObjectSpec> = {};
    constructor(readonly declarations: Declarations) {}

    /** `owner` names what is declared within the shape and has no name of its own. */
    object(shape: Shape, owner: string): ObjectSpec {
        const fields = fieldsOf(shape);
        return {
            properties: Object.fromEntries(
                fields.map(({ name, type, declaration }) => [name, this.#property(name, type, declaration, owner)]),
            ),
            required: fields.filter(({ isOptional }) => !isOptional).map(({ name }) => name),
        };
    }

    #property(name: string, node: ts.TypeNode, declaration: ts.Node, owner: string): PropertySpec {
        const notes = this.#words(node);
        const description = [docsOf(declaration), ...notes].filter((text) => text !== undefined).join("\n\n");
        const place = { name, owner };
        return {
            ...this.#type(node, place),
            ...(description === "" ? {} : { description }),
            ...(SECRETS.includes(name) ? { secret: true } : {}),
        };
    }

    #type(node: ts.TypeNode, place: Place): TypeSpec {
        if (ts.isArrayTypeNode(node)) return { type: "array", items: this.#type(node.elementType, place) };
        if (ts.isTypeOperatorNode(node) || ts.isParenthesizedTypeNode(node)) return this.#type(node.type, place);
        if (ts.isUnionTypeNode(node)) return this.#union(node, place);
        if (ts.isTypeLiteralNode(node)) {
            const title = place.name.charAt(0).toUpperCase() + place.name.slice(1);
            return this.#named(place.owner + title, node, node.parent);
        }
        if (ts.isTypeReferenceNode(node)) return this.#reference(node, place);
        if (node.kind === ts.SyntaxKind.StringKeyword) return { type: "string" };
        if (node.kind === ts.SyntaxKind.BooleanKeyword) return { type: "boolean" };
        if (node.kind !== ts.SyntaxKind.NumberKeyword) {
            throw new Error(`${place.owner}.${place.name}: no type of the schema is known for ${node.getText()}.`);
        }
        return { type: WHOLE_NUMBERS.has(place.name) ? "integer" : "number" };
    }

    #union(node: ts.UnionTypeNode, place: Place): TypeSpec {
        if (literals(node) !== undefined) return { type: "string" };
        const parts = node.types.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword);
        const types = parts.map((part) => this.#type(part, place));
        // One or a list of them: the list alone, since typed languages would take anything at all for such a union.
        const list = types.find((type) => type.type === "array") ?? types[0];
        const isOne = types.every((type) => type === list || JSON.stringify(type) === JSON.stringify(list?.items));
        if (list === undefined || !isOne) throw new Error(`${place.owner}.${place.name} is a union.`);
        return list;
    }

    #reference(node: ts.TypeReferenceNode, place: Place): TypeSpec {
        const name = nameOf(node);
        const last = node.typeArguments?.at(-1);
        if (WRAPPERS.includes(name) && last) return this.#type(last, place);
        if (name === "Record" && last) return { type: "object", additionalProperties: this.#type(last, place) };
        const declared = this.declarations.get(name);
        return ts.isTypeAliasDeclaration(declared)
            ? this.#type(declared.type, place)
            : this.#named(name.replace(/Args$/, ""), declared);
    }

    #named(name: string, shape: Shape, described: ts.Node = shape): TypeSpec {
        const token = `oracle-sbc:index:${name}`;
        if (!(token in this.types)) {
            const description = docsOf(described);
            const { properties, required } = this.object(shape, name);
            const own = description === undefined ? {} : { description };
            this.types[token] = { ...own, type: "object", properties, required };
        }
        return { $ref: `#/types/${token}` };
    }

    /** Of a text that is one of some words: these, with what is said of them where they have a name. */
    #words(node: ts.TypeNode): string[] {
        if (ts.isUnionTypeNode(node)) return [literals(node)].flatMap((words) => (words ? [oneOf(words)] : []));
        if (!ts.isTypeReferenceNode(node)) return [];
        const last = node.typeArguments?.at(-1);
        if (last) return this.#words(last);
        const declared = this.declarations.get(nameOf(node));
        if (!ts.isTypeAliasDeclaration(declared)) return [];
        return [docsOf(declared), ...this.#words(declared.type)].filter((text) => text !== undefined);
    }
}

function nameOf({ typeName }: ts.TypeReferenceNode): string {
    return ts.isQualifiedName(typeName) ? typeName.right.text : typeName.text;
}

function literals({ types }: ts.UnionTypeNode): string[] | undefined {
    const words = types.map((type) =>
        ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? type.literal.text : undefined,
    );
    return words.every((word) => word !== undefined) ? words : undefined;
}
