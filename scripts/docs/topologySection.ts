import { join } from "node:path";
import { Declarations, fieldsOf } from "../schema/declarations.js";
import { docsOf } from "../schema/docs.js";
import type { ObjectSpec, TypeSpec } from "../schema/types.js";
import { propertyTable } from "./propertyTable.js";

/** The parts of a topology's arguments, by their interfaces, in the order in which they are shown. */
const PARTS = { TopologyArgs: "Topology", SharedPairArgs: "SharedPair", TopologyPairArgs: "TopologyPair" } as const;

/** What `Topology` takes: a component of the Node.js package, which the schema does not have. */
export function topologySection(root: string): string {
    const declarations = new Declarations(join(root, "sdk/nodejs"));
    return Object.entries(PARTS)
        .map(([declared, name]) => {
            const shape = declarations.shape(declared);
            const fields = fieldsOf(shape);
            const spec: Pick<ObjectSpec, "properties" | "required"> = {
                properties: Object.fromEntries(
                    fields.map((field) => {
                        const description = docsOf(field.declaration);
                        const type = typeOf(field.name, field.type.getText());
                        return [field.name, { ...type, ...(description === undefined ? {} : { description }) }];
                    }),
                ),
                required: fields.filter(({ isOptional }) => !isOptional).map((field) => field.name),
            };
            const heading = name === "Topology" ? "## Arguments of `Topology`" : `### ${name}`;
            const opening = name === "Topology" ? OPENING : (docsOf(shape) ?? "");
            return [heading, opening, propertyTable(spec, "arguments")].join("\n\n");
        })
        .join("\n\n");
}

const OPENING = `A component for programs in TypeScript and JavaScript, by both entries of the package, and the shape of the
\`sbc-topology:\` configuration that [several sites](how-to/several-sites.md) shows. \`null\` takes an inherited value away.`;

/** Where it is no plain one, the type has a name here. */
function typeOf(name: string, text: string): TypeSpec {
    const named: Readonly<Record<string, TypeSpec>> = {
        defaults: { $ref: "#/types/oracle-sbc:index:SharedPair" },
        sites: { additionalProperties: { $ref: "#/types/oracle-sbc:index:SharedPair" } },
        pairs: { items: { $ref: "#/types/oracle-sbc:index:TopologyPair" } },
        certificateSha256: { type: "array", items: { type: "string" } },
    };
    return named[name] ?? (text.startsWith("number") ? { type: "integer" } : { type: "string" });
}
