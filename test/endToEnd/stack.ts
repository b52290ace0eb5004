import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import * as automation from "@pulumi/pulumi/automation/index.js";
import type { Simulator } from "../../simulator/index.js";
import type { Build } from "./checkout.js";
import { getPlace, type Place } from "./place.js";

/** How a run of the CLI ended, and all that an operator read of it. */
export interface Run {
    readonly succeeded: boolean;
    readonly text: string;
    /** `{ update: 1, same: 1 }`, of a preview. */
    readonly changes?: Readonly<Record<string, number>>;
}

/** One pair as it stands in `sbc-topology:pairs`. */
export interface PairEntry {
    readonly name: string;
    readonly nodes: readonly { name: string; address: string }[];
    readonly activeNode: string;
    readonly [argument: string]: unknown;
}

export interface RootOptions {
    /** A project of `examples`; else the root stack. */
    readonly example?: string;
    /** Whose lag it has. @default "shortened" */
    readonly build?: Build;
    readonly env?: Readonly<Record<string, string>>;
}

export interface UpOptions {
    readonly refresh?: boolean;
    readonly continueOnError?: boolean;
}

interface Deployment {
    readonly resources?: readonly { urn: string; outputs?: Record<string, unknown> }[];
}

let lastProgram: Promise<unknown> = Promise.resolve();

/** One stack on a real engine; each has a configuration file of its own, outside the checkout. */
export class TestStack {
    readonly printed: string[] = [];

    private constructor(
        readonly stack: automation.Stack,
        readonly place: Place,
    ) {}

    /** The root stack of this repository, under a name of its own; or a project of `examples`, as it is. */
    static async ofRoot(
        stackName: string,
        config: automation.ConfigMap = {},
        { example, build = "shortened", env = {} }: RootOptions = {},
    ): Promise<TestStack> {
        const place = await getPlace();
        const checkout = await place.checkoutOf(build);
        const workDir = example === undefined ? checkout : join(checkout, "examples", example);
        return await TestStack.ofFolder(stackName, withEnv(place, env), config, workDir);
    }

    /** The project in that folder. */
    static async ofFolder(
        stackName: string,
        everybodys: Place,
        config: automation.ConfigMap,
        workDir: string,
    ): Promise<TestStack> {
        const place = onOwnMachine(everybodys, stackName);
        const { pulumiCommand, pulumiHome, envVars, secretsProvider } = place;
        const options = { pulumiCommand, pulumiHome, envVars, secretsProvider };
        const stack = await automation.LocalWorkspace.createStack({ stackName, workDir }, options);
        await stack.setAllConfig(config);
        return new TestStack(stack, place);
    }

    static async ofProgram(
        args: automation.InlineProgramArgs,
        more: automation.LocalWorkspaceOptions = {},
    ): Promise<TestStack> {
        const place = onOwnMachine(await getPlace(), args.stackName);
        const { pulumiCommand, pulumiHome, envVars, secretsProvider } = place;
        const options = { pulumiCommand, pulumiHome, envVars, secretsProvider, ...more };
        return new TestStack(await automation.LocalWorkspace.createStack(args, options), place);
    }

    async declare(...pairs: readonly PairEntry[]): Promise<void> {
        await this.set("sbc-topology:pairs", JSON.stringify(pairs));
    }

    async set(key: string, value: string): Promise<void> {
        await this.stack.setConfig(key, { value });
    }

    /** From now on its runs are on another machine: nothing that the provider has kept on this one is there. */
    moveTo(machine: string): void {
        for (const env of [this.place.envVars, this.stack.workspace.envVars])
            Object.assign(env, this.place.machine(machine));
    }

    /** @param onText is given what is printed, as it is printed */
    up({ refresh = false, continueOnError = false }: UpOptions = {}, onText?: (text: string) => void): Promise<Run> {
        if (this.stack.workspace.program === undefined) {
            const flags = [refresh ? ["--refresh"] : [], continueOnError ? ["--continue-on-error"] : []].flat();
            return this.#command(["up", "--yes", "--skip-preview", ...flags], onText);
        }
        return this.#run((onOutput) =>
            this.stack.up({ color: "never", onOutput, onError: onOutput, refresh, continueOnError }),
        );
    }

    preview(options: automation.PreviewOptions = {}): Promise<Run> {
        return this.#run((onOutput) => this.stack.preview({ color: "never", onOutput, onError: onOutput, ...options }));
    }

    refresh(): Promise<Run> {
        return this.#command(["refresh", "--yes", "--skip-preview"]);
    }

    destroy(): Promise<Run> {
        return this.#command(["destroy", "--yes", "--skip-preview"]);
    }

    /** The CLI itself, as an operator calls it. */
    cli(...args: readonly string[]): Promise<Run> {
        return this.#command(args);
    }

    /** Not by the Automation API, which after each run starts the CLI three times more, for outputs and history. */
    #command(args: readonly string[], onText?: (text: string) => void): Promise<Run> {
        const all = [...args, "--stack", this.stack.name, "--non-interactive", "--color", "never"];
        return this.program(this.place.pulumiCommand.command, all, onText);
    }

    /** A program in the project's folder, such as one that drives the CLI by itself. */
    program(command: string, args: readonly string[], onText?: (text: string) => void): Promise<Run> {
        const cwd = this.stack.workspace.workDir;
        return this.#run(async (keep) => {
            const onOutput = (text: string) => {
                keep(text);
                onText?.(text);
            };
            const child = spawn(command, args, { cwd, env: { ...process.env, ...this.place.envVars } });
            for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => onOutput(String(chunk)));
            const [code] = (await once(child, "close")) as [number | null];
            if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}.`);
        });
    }

    /** The one `HaActiveNode` of that name, as the state holds it. */
    async recorded(name: string): Promise<Readonly<Record<string, unknown>>> {
        const { resources } = (await this.stack.exportStack()).deployment as Deployment;
        const outputs = resources?.find(({ urn }) => urn.endsWith(`HaActiveNode::${name}`))?.outputs;
        if (outputs === undefined) throw new Error(`The state has no resource ${name}.`);
        return outputs;
    }

    /** As `pulumi stack export` writes it: secrets encrypted. */
    async exported(): Promise<string> {
        return (await this.cli("stack", "export")).text;
    }

    /** Of the programs that run in this process, one at a time: an error of one fails all that run beside it. */
    #run(work: (onOutput: (text: string) => void) => Promise<unknown>): Promise<Run> {
        if (this.stack.workspace.program === undefined) return this.#runBeside(work);
        const run = lastProgram.then(() => this.#runBeside(work));
        lastProgram = run;
        return run;
    }

    async #runBeside(work: (onOutput: (text: string) => void) => Promise<unknown>): Promise<Run> {
        let text = "";
        const onOutput = (part: string) => (text += part);
        try {
            const result = await work(onOutput);
            this.printed.push(text);
            const changes = (result as { changeSummary?: Record<string, number> } | undefined)?.changeSummary;
            return { succeeded: true, text, ...(changes === undefined ? {} : { changes }) };
        } catch (error) {
            const all = `${text}\n${(error as Error).message}`;
            this.printed.push(all);
            return { succeeded: false, text: all };
        }
    }
}

function withEnv(place: Place, env: Readonly<Record<string, string>>): Place {
    return { ...place, envVars: { ...place.envVars, ...env } };
}

/**
 * Stacks of tests share names of nodes, and the tests run side by side: what one remembers must not be found by another.
 * One that is given a state directory keeps it.
 */
function onOwnMachine(place: Place, name: string): Place {
    const shared = place.machine("any").XDG_STATE_HOME;
    return place.envVars["XDG_STATE_HOME"] === shared ? withEnv(place, place.machine(name)) : place;
}

/** What the root stack needs to know of simulated pairs, beside the pairs themselves. */
export function configFor(pair: Simulator): automation.ConfigMap {
    return {
        "oracle-sbc:username": { value: "admin" },
        "oracle-sbc:password": { value: PASSWORD, secret: true },
        "oracle-sbc:caCertificate": { value: pair.caCertificate },
    };
}

/** The same, and the addresses of the pair, for a program that is configured with them. */
export function configWithAddresses(pair: Simulator): automation.ConfigMap {
    const [a, b] = pair.nodes;
    return { ...configFor(pair), addressA: { value: a.address }, addressB: { value: b.address } };
}

/** The simulator's own default. */
export const PASSWORD = "acme-packet";

export function entryFor(pair: Simulator, name: string, activeNode: string, more: object = {}): PairEntry {
    const nodes = pair.nodes.map((node) => ({ name: node.name, address: node.address }));
    return { name, nodes, activeNode, timeouts: { quietSeconds: 0.3, settleSeconds: 5 }, ...more };
}
