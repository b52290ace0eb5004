import { doctorHelp } from "../../cli/doctor/help.js";
import { importHelp } from "../../cli/importHelp.js";
import { journalHelp } from "../../cli/journalHelp.js";
import { reportHelp } from "../../cli/report/help.js";
import { setupHelp } from "../../cli/setupHelp.js";
import { simulateHelp } from "../../cli/simulateHelp.js";
import { statusHelp } from "../../cli/status/help.js";
import { packageSchema } from "../schema/packageSchema.js";
import type { ObjectSpec } from "../schema/types.js";
import { propertyTable, typesIn, type Table } from "./propertyTable.js";
import { topologySection } from "./topologySection.js";

/** The commands of the command line, in the order in which one meets them. */
export const COMMANDS: Readonly<Record<string, string>> = {
    status: statusHelp,
    report: reportHelp,
    doctor: doctorHelp,
    import: importHelp,
    journal: journalHelp,
    setup: setupHelp,
    simulate: simulateHelp,
};

type Resources = ReturnType<typeof packageSchema>["resources"];
type Resource = Resources[keyof Resources];

/** The text of docs/reference.md, from the declarations of the Node.js package and the help of the commands. */
export function referencePage(root: string): string {
    const schema = packageSchema(root);
    const getPair = schema.functions["oracle-sbc:index:getPair"];
    const shown = new Set<string>();
    const section = (spec: Pick<ObjectSpec, "properties" | "required">, table: Table) => {
        const types = typesIn(spec.properties, schema.types).filter((name) => !shown.has(name));
        for (const name of types) shown.add(name);
        const nested = types.map((name) => typeSection(name, schema.types[`oracle-sbc:index:${name}`], table));
        return [propertyTable(spec, table), ...nested].join("\n\n");
    };
    const resourceSection = ([token, resource]: [string, Resource]): string => {
        const name = token.split(":").at(-1) ?? token;
        const inputs = { properties: resource.inputProperties, required: resource.requiredInputs };
        const isOutput = (output: string) => output === "activeNode" || !(output in inputs.properties);
        const outputs = Object.entries(resource.properties).filter(([output]) => isOutput(output));
        const spec = { properties: Object.fromEntries(outputs), required: resource.required };
        const declared = `## Arguments of \`${name}\`\n\n${section(inputs, "arguments")}`;
        if (outputs.length === 0) return declared;
        return `${declared}

## Outputs of \`${name}\`

The arguments, as declared, and these. What they are recorded from is in [how it decides](how-it-decides.md#the-record).

${section(spec, "outputs")}`;
    };
    const config = { properties: schema.config.variables, required: [] };
    return `${OPENING}
${Object.entries(schema.resources).map(resourceSection).join("\n\n")}

${topologySection(root)}

${CONFIGURATION}
${section(config, "arguments")}

## \`getPair\`

${GET_PAIR}
### Arguments of \`getPair\`

${section(getPair.inputs, "arguments")}

### What \`getPair\` returns

${section(getPair.outputs, "outputs")}

## The command line

${Object.entries(COMMANDS).map(commandSection).join("\n")}`;
}

function typeSection(name: string, spec: ObjectSpec | undefined, table: Table): string {
    if (spec === undefined) throw new Error(`The schema has no type ${name}.`);
    const description = spec.description === undefined ? [] : [spec.description];
    return [`### ${name}`, ...description, propertyTable(spec, table)].join("\n\n");
}

function commandSection([name, help]: readonly [string, string]): string {
    return `### \`pulumi-oracle-sbc ${name}\`\n\n\`\`\`text\n${help.trimEnd()}\n\`\`\`\n`;
}

const OPENING = `# Reference

Made by \`npm run docs\` from the declarations in sdk/nodejs and the help of the commands; a test holds it to them.

Python writes names in its own way (\`active_node\`), Go begins them with a capital letter. Every object of the arguments has a class
with \`Args\` behind its name, such as \`PreconditionsArgs\`. How the parts work together is in
[how it decides](how-it-decides.md), what a message means in [messages](messages.md).
`;

const CONFIGURATION = `## Configuration of a stack

Each is a key with the namespace \`oracle-sbc\`: \`pulumi config set oracle-sbc:onUnreachable error\`. With the plugin, each is also an
argument of a \`Provider\`. See [pipelines](how-to/pipelines.md) for \`onUnreachable\` and \`onRefusal\`, [several
sites](how-to/several-sites.md) for the limits of a run and a \`Provider\` for each site, [the journal](journal.md) for \`journal\`,
[device words](how-to/device-words.md) for \`deviceWords\`, and [freeze](how-to/freeze.md) for \`freeze\`, \`freezeUntil\` and \`actor\`.
`;

const GET_PAIR = `Looks at a pair once, in a preview too, and changes nothing. In \`pulumi-oracle-sbc\` it is a plain async function, outside
of the resource model; in \`pulumi-oracle-sbc/plugin\` and the other languages a function of the provider, with \`getPairOutput\` for arguments
that are outputs. From the command line, the same is \`npx pulumi-oracle-sbc status --json\`.
`;
