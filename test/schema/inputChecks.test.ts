import { expect } from "chai";
import * as z from "zod";
import { readConfig } from "../../provider/resource/inputs/stackConfig.js";
import { inputsSchema } from "../../provider/resource/inputs/schema.js";
import { committedSchema, describeObject } from "./committedSchema.js";

/** As much of JSON Schema as the checks come to. */
interface JsonSchema {
    readonly type?: string;
    readonly anyOf?: readonly JsonSchema[];
    readonly items?: JsonSchema;
    readonly additionalProperties?: JsonSchema | false;
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
}

/** The same words as for the package schema. Whether a number is whole, JSON Schema is not told. */
function describeCheck(schema: JsonSchema, path: readonly string[] = []): string {
    if (schema.anyOf) {
        // One or a list of them: the package schema has the list.
        const list = schema.anyOf.find(({ type }) => type === "array");
        if (list === undefined || schema.anyOf.length !== 2) throw new Error(`${path.join(".")} is a union.`);
        return describeCheck(list, path);
    }
    if (schema.items) return `[${describeCheck(schema.items, [...path, "0"])}]`;
    if (!schema.properties && schema.additionalProperties)
        return `{ *: ${describeCheck(schema.additionalProperties, [...path, "any"])} }`;
    if (!schema.properties) return schema.type === "number" && isWhole(path) ? "integer" : (schema.type ?? "nothing");
    const fields = Object.entries(schema.properties).map(([name, property]) => {
        const mark = schema.required?.includes(name) ? "" : "?";
        return `${name}${mark}: ${describeCheck(property, [...path, name])}`;
    });
    return `{ ${fields.sort().join(", ")} }`;
}

/** Whether the check of a value refuses half a one, as such. */
function isWhole(path: readonly string[]): boolean {
    const inputs = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), 2.5);
    const issues = inputsSchema.safeParse(inputs).error?.issues ?? [];
    return issues.some((issue) => issue.path.join() === path.join() && issue.message.includes("whole number"));
}

const checked = z.toJSONSchema(inputsSchema, { io: "input", unrepresentable: "any" }) as JsonSchema;

describe("the package schema beside the checks of the provider", () => {
    it("has the arguments that the checks take, at every depth: names, whether required, and types", () => {
        const { inputProperties: properties, requiredInputs: required } =
            committedSchema.resources["oracle-sbc:index:HaActiveNode"];
        expect(describeObject({ properties, required })).to.equal(describeCheck(checked));
    });

    it("has arguments for getPair that the checks take", () => {
        const { properties } = committedSchema.functions["oracle-sbc:index:getPair"].inputs;
        const { properties: known = {} } = checked;
        expect(Object.keys(known)).to.include.members(Object.keys(properties));
        for (const name of ["nodes", "credentials", "tls", "apiVersion", "deviceWords"]) {
            const spec = properties[name];
            const check = known[name];
            if (spec === undefined || check === undefined) throw new Error(`There is no ${name}.`);
            const one = { properties: { [name]: spec }, required: [name] };
            expect(describeObject(one)).to.equal(`{ ${name}: ${describeCheck(check, [name])} }`);
        }
    });

    it("has the settings that the provider reads, for a stack and for an explicit provider", () => {
        const read = new Set<string>();
        readConfig((key) => {
            read.add(key);
            return undefined;
        }, {});
        expect(Object.keys(committedSchema.config.variables)).to.have.members([...read]);
        expect(Object.keys(committedSchema.provider.inputProperties)).to.have.members([...read]);
    });

    it("names the environment variables that the provider looks at by itself", () => {
        for (const name of ["username", "password"] as const) {
            const [variable = ""] = committedSchema.config.variables[name]?.defaultInfo?.environment ?? [];
            expect(readConfig(() => undefined, { [variable]: "given" })).to.have.property(name, "given");
        }
    });

    it("takes for each setting with words those that it lists, and no other", () => {
        for (const name of ["onUnreachable", "onRefusal"] as const) {
            const { description = "" } = committedSchema.config.variables[name] ?? {};
            const words = [...(/One of (.*)\.$/.exec(description)?.[1] ?? "").matchAll(/`(\w+)`/g)].map(
                ([, word]) => word,
            );
            expect(words).to.deep.equal(["warn", "error"]);
            const given = (value: string | undefined) => readConfig((key) => (key === name ? value : undefined), {});
            for (const word of words) expect(given(word)).to.have.property(name, word);
            expect(() => given("perhaps")).to.throw(name);
        }
    });
});
