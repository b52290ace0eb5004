import type { ObjectSpec, PropertySpec, TypeSpec } from "../schema/types.js";

const REFERENCE = /^#\/types\/oracle-sbc:index:/;

/** Arguments have a default; what is recorded or returned may be absent. */
export type Table = "arguments" | "outputs";

/** A table of Markdown with a row for each property. */
export function propertyTable(spec: Pick<ObjectSpec, "properties" | "required">, table: Table): string {
    const rows = Object.entries(spec.properties).map(([name, property]) => {
        const { meaning, byDefault } = partsOf(property);
        const isRequired = spec.required.includes(name);
        const given = isRequired ? "required" : (byDefault ?? "none");
        return [
            `\`${name}\``,
            typeOf(property),
            table === "arguments" ? given : isRequired ? "always" : "may be absent",
            meaning,
        ];
    });
    const heads = ["name", "type", table === "arguments" ? "default" : "present", "meaning"];
    return [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.map(escaped).join(" | ")} |`).join("\n");
}

/** The names of the types that the properties refer to, and those that these refer to, in the order of their first mention. */
export function typesIn(properties: ObjectSpec["properties"], types: Readonly<Record<string, ObjectSpec>>): string[] {
    const own = Object.values(properties).flatMap((property) => referredBy(property));
    const nested = own.flatMap((name) => typesIn(types[`oracle-sbc:index:${name}`]?.properties ?? {}, types));
    return [...new Set([...own, ...nested])];
}

function referredBy(spec: TypeSpec): string[] {
    if (spec.$ref !== undefined) return [spec.$ref.replace(REFERENCE, "")];
    const inner = spec.items ?? spec.additionalProperties;
    return inner === undefined ? [] : referredBy(inner);
}

function typeOf(spec: TypeSpec): string {
    if (spec.$ref !== undefined) {
        const name = spec.$ref.replace(REFERENCE, "");
        return `[${name}](#${name.toLowerCase()})`;
    }
    if (spec.items) return spec.items.type === "string" ? "list of strings" : `list of ${typeOf(spec.items)}`;
    // A node's or a site's name, or a word: the meaning says which.
    if (spec.additionalProperties) return `${typeOf(spec.additionalProperties)} by key`;
    return spec.type === "integer" ? "whole number" : (spec.type ?? "any");
}

/** A description of the schema ends with its default, as scripts/schema/docs.ts writes it. */
function partsOf({ description = "", secret }: PropertySpec): { meaning: string; byDefault?: string } {
    const paragraphs = description.split("\n\n");
    const [byDefault] = paragraphs.flatMap((text) => /^Default: (.*)\.$/s.exec(text)?.[1] ?? []);
    const meaning = [
        ...paragraphs.filter((text) => !text.startsWith("Default: ")),
        ...(secret && !/\bsecret\b/.test(description) ? ["A secret."] : []),
    ];
    return { meaning: meaning.join(" "), ...(byDefault === undefined ? {} : { byDefault }) };
}

function escaped(cell: string): string {
    return cell.replaceAll("|", "\\|");
}
