import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Declarations } from "./declarations.js";
import type { ProviderArgs } from "../../sdk/nodejs/plugin/index.js";
import { docsOf } from "./docs.js";
import { language } from "./language.js";
import { type ObjectSpec, type PropertySpec, TypeWriter } from "./types.js";

/** Where the provider itself looks, for what is not configured. */
const ENVIRONMENT: Readonly<Record<string, string>> = {
    username: "ORACLE_SBC_USERNAME",
    password: "ORACLE_SBC_PASSWORD",
} satisfies Partial<Record<keyof ProviderArgs, string>>;

/** The Pulumi package schema of the plugin, from what the Node.js package declares. `root` is the checkout. */
export function packageSchema(root: string) {
    const declarations = new Declarations(join(root, "sdk/nodejs"));
    const types = new TypeWriter(declarations);
    const packageFile = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as PackageFile;
    const { version, description, license, keywords } = packageFile;
    const resource = (name: string, { args, outputs: shape, examples }: ResourceDeclaration) => {
        const inputs = types.object(declarations.shape(args), name);
        const outputs = types.object(declarations.shape(shape), name);
        return {
            description: `${docsOf(declarations.get(name))}\n\n${readFileSync(join(root, examples), "utf8").trim()}\n`,
            inputProperties: inputs.properties,
            requiredInputs: inputs.required,
            // What was declared, but for the desired node: the active node as an output is what was seen.
            properties: { ...inputs.properties, ...outputs.properties },
            required: [...inputs.required, ...outputs.required],
            aliases: [{ type: `pulumi-nodejs:dynamic/oracle-sbc:${name}` }],
        };
    };
    const resources = Object.entries(RESOURCES).map(([name, declaration]) => [
        `oracle-sbc:index:${name}`,
        resource(name, declaration),
    ]);
    const provider = types.object(declarations.shape("ProviderArgs"), "Provider");
    const look = types.object(declarations.shape("GetPairArgs"), "GetPair");
    const report = types.object(declarations.shape("PairReport"), "PairReport");
    return {
        name: "oracle-sbc",
        version,
        displayName: "Oracle SBC",
        description,
        license,
        ...ownersWords(packageFile),
        keywords: [...keywords, "category/network"],
        meta: { moduleFormat: "(.*)" },
        config: { variables: fromEnvironment(provider) },
        provider: {
            description: docsOf(declarations.get("Provider")),
            inputProperties: provider.properties,
            requiredInputs: provider.required,
        },
        resources: Object.fromEntries(resources) as Record<Token, ReturnType<typeof resource>>,
        functions: {
            "oracle-sbc:index:getPair": {
                description: "Looks at a pair once, in a preview too, and changes nothing.",
                inputs: { type: "object", ...withoutSecrets(look) },
                outputs: { type: "object", ...report },
            },
        },
        types: types.types,
        language,
    };
}

/** Where a resource's parts are declared. */
interface ResourceDeclaration {
    readonly args: string;
    readonly outputs: string;
    readonly examples: string;
}

/** The types of resources, by the names of their classes in sdk/nodejs. */
const RESOURCES = {
    HaActiveNode: { args: "HaActiveNodeArgs", outputs: "PairResource", examples: "scripts/schema/examples.md" },
    WaveGate: { args: "WaveGateArgs", outputs: "GateResource", examples: "scripts/schema/waveGateExamples.md" },
} as const satisfies Readonly<Record<string, ResourceDeclaration>>;

type Token = `oracle-sbc:index:${keyof typeof RESOURCES}`;

interface PackageFile extends OwnersWords {
    readonly version: string;
    readonly description: string;
    readonly license: string;
    readonly keywords: readonly string[];
}

/** What the owner of a release sets in package.json, as docs/releasing.md says: by npm's names, but for the logo. */
export interface OwnersWords {
    readonly author?: string;
    readonly homepage?: string;
    readonly repository?: string | { readonly url: string };
    readonly logoUrl?: string;
}

/** The same by the schema's names; what is not set is left out. */
export function ownersWords({ author, homepage, repository, logoUrl }: OwnersWords): Readonly<Record<string, string>> {
    const address = typeof repository === "string" ? repository : repository?.url;
    const words = {
        // Without an address: npm writes `Name <mail> (page)`.
        publisher: author?.replace(/\s*[<(].*$/, ""),
        homepage,
        repository: address?.replace(/^git\+/, "").replace(/\.git$/, ""),
        logoUrl,
    };
    return Object.fromEntries(
        Object.entries(words).flatMap(([name, word]) => (word === undefined ? [] : [[name, word]])),
    );
}

/**
 * The stack's configuration. An explicit provider is given no such defaults: its program would write what it finds in the
 * environment into state, where the provider finds it by itself.
 */
function fromEnvironment({ properties }: ObjectSpec): Record<string, PropertySpec> {
    return Object.fromEntries(
        Object.entries(properties).map(([name, property]) => {
            const variable = ENVIRONMENT[name];
            return [name, variable ? { ...property, defaultInfo: { environment: [variable] } } : property];
        }),
    );
}

/** What a function is given is in no state. */
function withoutSecrets({ properties, required }: ObjectSpec): ObjectSpec {
    const plain = Object.entries(properties).map(([name, { secret: _none, ...property }]) => [name, property]);
    return { properties: Object.fromEntries(plain) as ObjectSpec["properties"], required };
}

export const schemaText = (root: string) => `${JSON.stringify(packageSchema(root), undefined, 4)}\n`;
