import { expect } from "chai";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Simulator } from "../../simulator/index.js";
import { succeeded } from "../endToEnd/readRun.js";
import { configFor, type Run } from "../endToEnd/stack.js";
import type { EmptyMachine } from "./emptyMachine.js";

/** A project's files in a folder of their own on a machine, and a stack that knows a simulated pair. */
export class Project {
    private constructor(
        readonly machine: EmptyMachine,
        readonly folder: string,
    ) {}

    static async on(
        machine: EmptyMachine,
        pair: Simulator,
        files: Readonly<Record<string, string>>,
        more: Readonly<Record<string, string>> = {},
    ): Promise<Project> {
        const project = new Project(machine, join(machine.folder, "project"));
        mkdirSync(project.folder);
        project.write(files);
        succeeded(await project.pulumi("stack", "init", "site"));
        const values = Object.entries(configFor(pair)).flatMap(([key, { value, secret = false }]) => [
            secret ? "--secret" : "--plaintext",
            `${key}=${value}`,
        ]);
        const others = Object.entries(more).flatMap(([key, value]) => ["--plaintext", `${key}=${value}`]);
        succeeded(await project.pulumi("config", "set-all", ...values, ...others));
        return project;
    }

    write(files: Readonly<Record<string, string>>): void {
        for (const [name, text] of Object.entries(files)) writeFileSync(join(this.folder, name), text);
    }

    pulumi(...args: readonly string[]): Promise<Run> {
        return this.machine.pulumi(this.folder, ...args);
    }

    /** What a team does on a new machine; each step must end with 0. */
    async installAndUp(): Promise<string> {
        succeeded(await this.pulumi("install"));
        return succeeded(await this.pulumi("up", "--yes", "--skip-preview"));
    }

    /** By another version of package and plugin: each step fails if something would change. */
    async installUnchanged(): Promise<void> {
        succeeded(await this.pulumi("install"));
        expect(succeeded(await this.pulumi("preview", "--expect-no-changes"))).to.contain("unchanged");
        succeeded(await this.pulumi("up", "--yes", "--skip-preview", "--expect-no-changes"));
    }
}

/** The same pair in a program's own notation: nodes by name and address, the first one desired. */
function nodesOf(pair: Simulator): readonly { readonly name: string; readonly address: string }[] {
    return pair.nodes.map(({ name, address }) => ({ name, address }));
}

/** A project in YAML that asks for a version of the plugin at an address. */
export function yamlProject(pair: Simulator, version: string, pluginDownloadURL: string, activeNode: string): object {
    return {
        name: "sites",
        runtime: "yaml",
        resources: {
            site: {
                type: "oracle-sbc:HaActiveNode",
                properties: { nodes: nodesOf(pair), activeNode, timeouts: { quietSeconds: 0.3, settleSeconds: 7 } },
                options: { version, pluginDownloadURL },
            },
        },
        outputs: { active: "${site.activeNode}" },
    };
}
