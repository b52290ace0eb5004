import type { ConfigMap } from "@pulumi/pulumi/automation/index.js";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Build } from "../endToEnd/checkout.js";
import { getPlace, type Place } from "../endToEnd/place.js";
import { TestStack } from "../endToEnd/stack.js";
import { ROOT } from "../structure/sourceFiles.js";

/** As deep in the checkout as an example is: what is relative in its files holds. */
async function newFolder(name: string, build: Build = "shortened"): Promise<{ place: Place; folder: string }> {
    const place = await getPlace();
    const folder = join(await place.checkoutOf(build), "projects", name);
    mkdirSync(folder, { recursive: true });
    return { place, folder };
}

/** A copy of an example, changed where a test says so, and a stack of its own. */
export async function exampleStack(
    example: string,
    stackName: string,
    config: ConfigMap,
    prepare: (folder: string, place: Place) => Promise<Record<string, string>> = () => Promise.resolve({}),
): Promise<TestStack> {
    const { place, folder } = await newFolder(stackName);
    cpSync(join(ROOT, "examples", example), folder, {
        recursive: true,
        filter: (source) => !/(venv|target|Pulumi\.[^/\\]+\.yaml)$/.test(source),
    });
    const more = await prepare(folder, place);
    return await TestStack.ofFolder(stackName, { ...place, envVars: { ...place.envVars, ...more } }, config, folder);
}

/** A project in YAML: what stands below `resources`, `outputs` and the like, as YAML or JSON. */
export class YamlProject {
    private constructor(
        readonly stack: TestStack,
        readonly folder: string,
    ) {}

    static async create(name: string, config: ConfigMap, program: object = {}, build?: Build): Promise<YamlProject> {
        const { place, folder } = await newFolder(name, build);
        writeProgram(folder, name, program);
        return new YamlProject(await TestStack.ofFolder(name, place, config, folder), folder);
    }

    declare(program: object): void {
        writeProgram(this.folder, this.stack.stack.name, program);
    }
}

/** All JSON is YAML. */
function writeProgram(folder: string, name: string, program: object): void {
    const plugins = { providers: [{ name: "oracle-sbc", path: "../../bin/plugin" }] };
    writeFileSync(join(folder, "Pulumi.yaml"), JSON.stringify({ name, runtime: "yaml", plugins, ...program }));
}
