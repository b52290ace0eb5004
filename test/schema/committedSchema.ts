import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { packageSchema } from "../../scripts/schema/packageSchema.js";
import type { ObjectSpec, TypeSpec } from "../../scripts/schema/types.js";
import { ROOT } from "../structure/sourceFiles.js";

export const committedSchema = JSON.parse(
    readFileSync(join(ROOT, "provider/plugin/schema.json"), "utf8"),
) as ReturnType<typeof packageSchema>;

/** What a type is, on one line and with what it refers to: `[{ name: string, tls?: { … } }]`. */
function describeType(spec: TypeSpec): string {
    if (spec.$ref !== undefined) {
        const named = committedSchema.types[spec.$ref.replace("#/types/", "")];
        if (named === undefined) throw new Error(`The schema refers to ${spec.$ref}, which it does not have.`);
        return describeObject(named);
    }
    if (spec.items) return `[${describeType(spec.items)}]`;
    if (spec.additionalProperties) return `{ *: ${describeType(spec.additionalProperties)} }`;
    return spec.type ?? "nothing";
}

export function describeObject({ properties, required }: Pick<ObjectSpec, "properties" | "required">): string {
    const fields = Object.entries(properties)
        .map(([name, property]) => `${name}${required.includes(name) ? "" : "?"}: ${describeType(property)}`)
        .sort();
    return `{ ${fields.join(", ")} }`;
}
