import type { ConfigMap } from "@pulumi/pulumi/automation/index.js";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Simulator } from "../../simulator/index.js";
import { exampleStack } from "../languages/project.js";
import { ROOT } from "../structure/sourceFiles.js";
import { startPair } from "./simulatedPair.js";
import { TestStack } from "./stack.js";

export type TopologyFace = "dynamic" | "plugin";
export const TOPOLOGY_FACES: readonly TopologyFace[] = ["dynamic", "plugin"];

/** A pair of a topology, as its stack's configuration has it. */
export interface DeclaredPair {
    readonly name: string;
    readonly [argument: string]: unknown;
}

const PLUGINS = "plugins:\n  providers:\n    - name: oracle-sbc\n      path: ../../bin/plugin\n";

/** The root stack; by the plugin, a copy of its program that imports that. */
export function topologyStack(face: TopologyFace, name: string, config: ConfigMap): Promise<TestStack> {
    if (face === "dynamic") return TestStack.ofRoot(name, config);
    return exampleStack("topology", name, config, (folder) => {
        useTopologyProgram(folder, face);
        return Promise.resolve({});
    });
}

/** Makes a folder a project of the root stack's program, by either face. */
export function useTopologyProgram(folder: string, face: TopologyFace): void {
    const program = readFileSync(join(ROOT, "examples/topology/index.ts"), "utf8");
    const entry = face === "plugin" ? "pulumi-oracle-sbc/plugin" : "pulumi-oracle-sbc";
    writeFileSync(join(folder, "index.ts"), program.replace('"pulumi-oracle-sbc"', `"${entry}"`));
    writeFileSync(join(folder, "Pulumi.yaml"), `name: sbc-topology\nruntime: nodejs\nmain: index.ts\n${PLUGINS}`);
}

/** Several pairs whose nodes have the site's password and authority. */
export class SimulatedSite {
    private constructor(
        readonly name: string,
        readonly password: string,
        readonly pairs: readonly Simulator[],
    ) {}

    static async start(name: string, count: number, password: string): Promise<SimulatedSite> {
        const starts = Array.from({ length: count }, (_, index) =>
            startPair(`${name.slice(0, 3)}${index + 1}`, { username: "gitops", password }),
        );
        return new SimulatedSite(name, password, await Promise.all(starts));
    }

    /** As `sbc-topology:sites` has it: each simulator has an authority of its own. */
    get shared() {
        const caCertificate = this.pairs.map((pair) => pair.caCertificate).join("\n");
        return { username: "gitops", password: this.password, caCertificate };
    }

    declare(index: number, node: "a" | "b", more: object = {}): DeclaredPair {
        const [a, b] = this.pair(index).nodes;
        const nodes = [a, b].map(({ name, address }) => ({ name, address }));
        const activeNode = (node === "a" ? a : b).name;
        return { name: `${this.name}-${index + 1}`, site: this.name, nodes, activeNode, ...more };
    }

    pair(index: number): Simulator {
        const pair = this.pairs[index];
        if (pair === undefined) throw new Error(`${this.name} has no pair ${index}.`);
        return pair;
    }
}

/** Everything but the pairs: short times for all, as a shortened device needs them. */
export function siteConfig(sites: readonly SimulatedSite[]): ConfigMap {
    const defaults = { timeouts: { quietSeconds: 0.3, settleSeconds: 5 } };
    const shared = Object.fromEntries(sites.map((site) => [site.name, site.shared]));
    return {
        "sbc-topology:defaults": { value: JSON.stringify(defaults) },
        "sbc-topology:sites": { value: JSON.stringify(shared), secret: true },
    };
}
