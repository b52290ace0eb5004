import { expect } from "chai";
import { cpSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ensureGoHost } from "../../scripts/pulumiCli/goHost.js";
import { ensurePulumiCli } from "../../scripts/pulumiCli/index.js";
import { ensurePythonHost } from "../../scripts/pulumiCli/pythonHost.js";
import { getPlace } from "../endToEnd/place.js";
import { GO_ENV, output } from "../sdkGenerated/commands.js";
import { ROOT } from "../structure/sourceFiles.js";
import type { NewProject } from "./newProject.js";

type Env = Readonly<Record<string, string>>;

/** What a template takes beside Node.js, and how it becomes a project that has its packages. */
export interface TemplateLanguage {
    readonly env: (folder: string) => Promise<Env>;
    readonly create: (project: NewProject, answers: Readonly<Record<string, string>>) => Promise<string>;
    /** `pulumi preview` or `pulumi up`, or what stands in for it. */
    readonly run: (project: NewProject, command: "preview" | "up") => Promise<string>;
}

const YES = { preview: [], up: ["--yes", "--skip-preview"] };
const run: TemplateLanguage["run"] = (project, command) => project.pulumi(command, ...YES[command]);
const none = () => Promise.resolve({});

const typescript: TemplateLanguage = {
    env: none,
    create: (project, answers) => project.new("oracle-sbc-typescript", answers),
    run,
};

const python: TemplateLanguage = {
    env: pythonEnv,
    create: async (project, answers) => {
        await project.installPlugin();
        return project.new("oracle-sbc-python", answers);
    },
    run,
};

const go: TemplateLanguage = {
    env: async () => ({ ...GO_ENV, PATH: await ensureGoHost(await ensurePulumiCli()) }),
    create: (project, answers) => project.new("oracle-sbc-go", answers),
    run,
};

const yaml: TemplateLanguage = {
    env: none,
    create: async (project, answers) => {
        await project.installPlugin();
        return project.new("oracle-sbc-yaml", answers);
    },
    run,
};

/**
 * Without Pulumi's language host for Java, which is in none of its Go modules: `pulumi new` writes the files, says what it
 * misses, and ends; the program drives the CLI.
 */
const java: TemplateLanguage = {
    env: none,
    create: async (project, answers) => {
        const said = await project.generate("oracle-sbc-java");
        expect(said).to.match(/your new project is ready|no language plugin 'pulumi-language-java' found/i);
        await project.pulumi("stack", "init", "dev");
        for (const [key, value] of Object.entries(answers)) await project.pulumi("config", "set", key, value);
        return said;
    },
    run: (project, command) =>
        project.done("mvn", "--batch-mode", "--quiet", "compile", "exec:java", `-Dexec.args=--stack dev ${command}`),
};

export const TEMPLATES: Readonly<Record<string, TemplateLanguage>> = { typescript, python, go, yaml, java };

/**
 * The host that is compiled here makes its environment in the project's folder itself; a host of today where Pulumi.yaml
 * says. The SDK comes from a folder, as if the package index had it.
 */
async function pythonEnv(folder: string): Promise<Env> {
    const host = await ensurePythonHost(await ensurePulumiCli());
    const own = join((await getPlace()).folder, "template-python");
    const copy = join(own, "sdk");
    const wheels = join(own, "wheels");
    cpSync(join(ROOT, "sdk/python"), copy, { recursive: true });
    await output("python3", ["-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", wheels, copy]);
    return {
        PATH: [join(folder, process.platform === "win32" ? "Scripts" : "bin"), host].join(delimiter),
        PIP_FIND_LINKS: wheels,
        PIP_DISABLE_PIP_VERSION_CHECK: "1",
    };
}
