import type { ConfigMap } from "@pulumi/pulumi/automation/index.js";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { ensurePulumiCli } from "../../scripts/pulumiCli/index.js";
import { ensureGoHost } from "../../scripts/pulumiCli/goHost.js";
import { ensurePythonHost } from "../../scripts/pulumiCli/pythonHost.js";
import type { Place } from "../endToEnd/place.js";
import type { Run, TestStack } from "../endToEnd/stack.js";
import { GO_ENV, output } from "../sdkGenerated/commands.js";
import { pythonWithSdk } from "../sdkGenerated/virtualEnvironment.js";
import { exampleStack } from "./project.js";

/** One way to declare a pair: an example, and how its program is run. */
export interface Face {
    readonly name: string;
    readonly isPlugin: boolean;
    /** Pulumi shows a drifted property without --refresh: for a plugin, on engines that know `refreshBeforeUpdate`. */
    readonly showsDrift: boolean;
    stack(stackName: string, config: ConfigMap): Promise<TestStack>;
    /** `pulumi <command> <flags>`, for the commands that run the program. */
    run(stack: TestStack, command: "preview" | "up", ...flags: readonly string[]): Promise<Run>;
}

/** What a copy of an example needs to run: answers environment variables. */
type Prepare = NonNullable<Parameters<typeof exampleStack>[3]>;
type Command = (folder: string) => readonly [executable: string, ...args: string[]];

/** Its own language host runs the program. */
export function hosted(name: string, example: string, prepare?: Prepare): Face {
    return {
        name,
        isPlugin: true,
        showsDrift: true,
        stack: (stackName, config) => exampleStack(example, stackName, config, prepare),
        run: (stack, command, ...flags) =>
            stack.cli(command, ...(command === "up" ? ["--yes", "--skip-preview"] : []), ...flags),
    };
}

const yaml = hosted("YAML", "yaml");
const typescript = hosted("TypeScript", "typescript-plugin");
const python = hosted("Python", "python", usePython);
const go = hosted("Go", "go", useGo);

/** The same program, but for the name of what it imports; Pulumi.yaml names the plugin all the same. */
const dynamic: Face = {
    ...hosted("TypeScript with the dynamic provider", "typescript-plugin", useDynamicProvider),
    isPlugin: false,
    showsDrift: false,
};

/** Without a language host, the program drives the CLI. */
export function driven(name: string, example: string, prepare: Prepare, program: Command): Face {
    return {
        ...hosted(name, example, prepare),
        run: (stack, command, ...flags) => {
            const { name, workspace } = stack.stack;
            const [executable, ...args] = program(workspace.workDir);
            return stack.program(executable, [...args, "--stack", name, ...flags, command]);
        },
    };
}

export const FACES: readonly Face[] = [yaml, python, go, typescript, dynamic];

export function useDynamicProvider(folder: string): Promise<Record<string, string>> {
    const file = join(folder, "index.ts");
    writeFileSync(file, readFileSync(file, "utf8").replace('"pulumi-oracle-sbc/plugin"', '"pulumi-oracle-sbc"'));
    return Promise.resolve({});
}

export async function usePython(folder: string, { envVars }: Place): Promise<Record<string, string>> {
    const interpreter = await pythonWithSdk();
    const host = await ensurePythonHost(await ensurePulumiCli());
    // A host of today takes the environment that Pulumi.yaml names; the one that is compiled here, what is first on PATH.
    symlinkSync(dirname(dirname(interpreter)), join(folder, "venv"));
    return { PATH: [dirname(interpreter), host, envVars["PATH"]].join(delimiter) };
}

export async function useGo(_folder: string, { envVars }: Place): Promise<Record<string, string>> {
    const host = await ensureGoHost(await ensurePulumiCli());
    return { ...GO_ENV, GOFLAGS: `${GO_ENV.GOFLAGS} -mod=readonly`, PATH: [host, envVars["PATH"]].join(delimiter) };
}

/** The program drives the CLI by itself, as where there is no language host. */
export const drivenGo = driven("Go without a language host", "go", compileGo, (folder) => [join(folder, "program")]);

async function compileGo(folder: string): Promise<Record<string, string>> {
    await output("go", ["build", "-mod=readonly", "-o", "program", "."], { cwd: folder, env: GO_ENV });
    return {};
}
