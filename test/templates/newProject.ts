import { mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "../../scripts/processes/run.js";
import type { Simulator } from "../../simulator/index.js";
import { getPlace } from "../endToEnd/place.js";
import { PASSWORD } from "../endToEnd/stack.js";
import { ROOT } from "../structure/sourceFiles.js";

interface Ended {
    readonly code: number | null;
    readonly text: string;
}

/** A folder in which an operator works, on a machine of its own: an empty PULUMI_HOME, and no state of the provider's. */
export class NewProject {
    private constructor(
        readonly folder: string,
        private readonly env: NodeJS.ProcessEnv,
    ) {}

    static async create(
        name: string,
        envOf: (folder: string) => Promise<Readonly<Record<string, string>>>,
    ): Promise<NewProject> {
        const place = await getPlace();
        const machine = join(place.folder, "new-projects", name);
        const [folder, home, state] = ["project", "home", "state"].map((part) => join(machine, part)) as [
            string,
            string,
            string,
        ];
        for (const each of [folder, home, state]) mkdirSync(each, { recursive: true });
        const env = await envOf(folder);
        return new NewProject(folder, {
            ...process.env,
            ...place.envVars,
            ...place.machine(name),
            ...env,
            PATH: [env["PATH"], place.envVars["PATH"]].filter(Boolean).join(delimiter),
            PULUMI_HOME: home,
            PULUMI_BACKEND_URL: `file://${state}`,
        });
    }

    /** Any command in the folder, which must end with 0. */
    done(command: string, ...args: readonly string[]): Promise<string> {
        return this.#done(command, args);
    }

    pulumi(...args: readonly string[]): Promise<string> {
        return this.#done("pulumi", [...args, "--non-interactive", "--color", "never"]);
    }

    /** `pulumi new` with an answer to each question of the template. */
    new(template: string, answers: Readonly<Record<string, string>>): Promise<string> {
        const config = Object.entries(answers).flatMap(([key, value]) => ["--config", `${key}=${value}`]);
        const given = [join(ROOT, "templates", template), "--yes", "--name", template, "--stack", "dev"];
        return this.pulumi("new", ...given, ...config);
    }

    /** The files alone: no stack, no questions, no packages. What it says, however it ends. */
    async generate(template: string): Promise<string> {
        const given = [join(ROOT, "templates", template), "--yes", "--name", template, "--generate-only"];
        return (await this.#run("pulumi", ["new", ...given, "--non-interactive", "--color", "never"])).text;
    }

    /** For a program that Pulumi asks for its plugins before `pulumi new` has ended: the plugin is in Pulumi's cache. */
    async installPlugin(): Promise<void> {
        await this.done("npm", "install", "--prefix", "../tools", "pulumi-oracle-sbc");
        const plugin = "../tools/node_modules/pulumi-oracle-sbc/bin/plugin";
        await this.pulumi("plugin", "install", "resource", "oracle-sbc", "0.1.0", "--file", plugin);
    }

    /** What no template asks for: the password, which `--config` would write in plaintext, and a text of several lines. */
    async configureAccess(pair: Simulator): Promise<void> {
        await this.#done("pulumi", ["config", "set", "--secret", "oracle-sbc:password"], PASSWORD);
        await this.#done("pulumi", ["config", "set", "oracle-sbc:caCertificate"], pair.caCertificate);
    }

    async output(name: string): Promise<string> {
        return (await this.pulumi("stack", "output", name)).trim();
    }

    async #done(command: string, args: readonly string[], input?: string): Promise<string> {
        const { code, text } = await this.#run(command, args, input);
        if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}:\n${text}`);
        return text;
    }

    async #run(command: string, args: readonly string[], input?: string): Promise<Ended> {
        const ended = await run(command, args, {
            cwd: this.folder,
            env: this.env,
            ...(input === undefined ? {} : { input }),
            stallMs: 300_000,
            signal: new AbortController().signal,
        });
        if (ended.kind !== "exited") throw new Error(`${command} ${args.join(" ")} ${ended.why}.`);
        return { code: ended.code, text: `${ended.stdout}${ended.stderr}` };
    }
}

/** The answers for a simulated pair, of which the first node is active and the other should be. */
export function answersFor(pair: Simulator): Record<string, string> {
    const [a, b] = pair.nodes;
    return {
        nodeA: a.name,
        addressA: a.address,
        nodeB: b.name,
        addressB: b.address,
        activeNode: b.name,
        "oracle-sbc:username": "admin",
    };
}
