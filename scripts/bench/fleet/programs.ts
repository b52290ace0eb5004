import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { DeclaredPair } from "./nodes/index.js";
import type { Subject } from "./subjects.js";

const ROOT = resolve(__dirname, "../../../..");
const FLEET = "fleet.json";

/** Where the executables of the plugins are; each in a folder of its own, for all have the real one's name. */
export interface PluginFolders {
    readonly empty: string;
    readonly "two-requests": string;
}

/** Makes a Pulumi project that declares the pairs; `stackConfig` becomes its stack's configuration. */
export async function writeProject(
    folder: string,
    subject: Subject,
    pairs: readonly DeclaredPair[],
    plugins: PluginFolders,
): Promise<void> {
    await mkdir(folder, { recursive: true });
    const real = join(ROOT, "bin/plugin");
    const plugin = subject.provider === "real" ? real : plugins[subject.provider];
    const isYaml = subject.language === "yaml";
    const project = {
        name: "bench",
        runtime: isYaml ? "yaml" : "nodejs",
        ...(subject.face === "plugin" ? { plugins: { providers: [{ name: "oracle-sbc", path: plugin }] } } : {}),
        ...(isYaml ? { resources: resourcesOf(pairs) } : { main: "index.ts" }),
    };
    // JSON is YAML.
    await writeFile(join(folder, "Pulumi.yaml"), JSON.stringify(project));
    if (isYaml) return;
    await writeFile(join(folder, FLEET), JSON.stringify(pairs));
    await writeFile(join(folder, "index.ts"), programOf(subject));
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(TSCONFIG));
    await mkdir(join(folder, "node_modules"), { recursive: true });
    for (const [name, target] of LINKED) await symlink(target, join(folder, "node_modules", name)).catch(ifThere);
}

/** Declares other pairs, or the same otherwise, in a project that was made before. */
export async function declare(folder: string, { language }: Subject, pairs: readonly DeclaredPair[]): Promise<void> {
    if (language === "typescript") return writeFile(join(folder, FLEET), JSON.stringify(pairs));
    const file = join(folder, "Pulumi.yaml");
    const project = JSON.parse(await readFile(file, "utf8")) as object;
    await writeFile(file, JSON.stringify({ ...project, resources: resourcesOf(pairs) }));
}

const LINKED = [
    ["pulumi-oracle-sbc", ROOT],
    ["@pulumi", join(ROOT, "node_modules/@pulumi")],
    ["@types", join(ROOT, "node_modules/@types")],
] as const;

const TSCONFIG = {
    compilerOptions: {
        target: "es2022",
        module: "nodenext",
        moduleResolution: "nodenext",
        strict: true,
        skipLibCheck: true,
    },
    files: ["index.ts"],
};

function resourcesOf(pairs: readonly DeclaredPair[]): object {
    const entries = pairs.map(({ name, ...properties }) => [name, { type: "oracle-sbc:HaActiveNode", properties }]);
    return Object.fromEntries(entries) as object;
}

function programOf({ face, provider }: Subject): string {
    const read = `import { readFileSync } from "node:fs";
const pairs = JSON.parse(readFileSync("${FLEET}", "utf8"));
`;
    if (provider === "real") {
        const entry = face === "plugin" ? "pulumi-oracle-sbc/plugin" : "pulumi-oracle-sbc";
        return `import * as sbc from "${entry}";
${read}for (const { name, ...args } of pairs) new sbc.HaActiveNode(name, args);
`;
    }
    const [type, more] =
        face === "plugin"
            ? ["oracle-sbc:index:HaActiveNode", ""]
            : ["pulumi-nodejs:dynamic/bench:Empty", `__provider: ${JSON.stringify(EMPTY_DYNAMIC)}, `];
    return `import * as pulumi from "@pulumi/pulumi";
${read}class Bare extends pulumi.CustomResource {}
for (const { name, ...args } of pairs) new Bare("${type}", name, { ${more}...args });
`;
}

/** What Pulumi's dynamic provider runs where nothing is to be done. */
const EMPTY_DYNAMIC = `exports.handler = () => ({
    check: async (_olds, news) => ({ inputs: news }),
    diff: async (_id, olds, news) => ({ changes: olds.activeNode !== news.activeNode }),
    create: async (inputs) => ({ id: "id", outs: inputs }),
    update: async (_id, _olds, news) => ({ outs: news }),
    read: async (id, props) => ({ id, props }),
    delete: async () => {},
});`;

function ifThere(error: NodeJS.ErrnoException): void {
    if (error.code !== "EEXIST") throw error;
}
