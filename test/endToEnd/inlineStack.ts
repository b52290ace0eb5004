import type * as pulumi from "@pulumi/pulumi";
import type { ProjectSettings } from "@pulumi/pulumi/automation/index.js";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import * as dynamic from "../../sdk/nodejs/index.js";
import * as plugin from "../../sdk/nodejs/plugin/index.js";
import type { Simulator } from "../../simulator/index.js";
import { ROOT } from "../structure/sourceFiles.js";
import { getPlace } from "./place.js";
import { PASSWORD, TestStack } from "./stack.js";

export const FACES = { "the dynamic provider": dynamic, "the plugin": plugin } as const;
export type FaceName = keyof typeof FACES;

/** One resource of a program. */
export interface Declared {
    readonly name: string;
    readonly args: dynamic.HaActiveNodeArgs;
    readonly options?: pulumi.CustomResourceOptions;
}

/** An inline program of the Automation API, whose resources a test changes from run to run. */
export class InlineStack {
    resources: readonly Declared[] = [];
    topology: dynamic.TopologyArgs | undefined;

    private constructor(readonly name: string) {}

    static async create(name: string, face: FaceName): Promise<InlineStack & { readonly stack: TestStack }> {
        const { folder } = await getPlace();
        const workDir = join(folder, name);
        await mkdir(workDir);
        const inline = new InlineStack(name);
        const program = () => {
            for (const { name: resource, args, options } of inline.resources)
                new FACES[face].HaActiveNode(resource, args, options);
            if (inline.topology !== undefined) new FACES[face].Topology("topology", inline.topology);
            return Promise.resolve({});
        };
        const plugins = { providers: [{ name: "oracle-sbc", path: join(ROOT, "bin/plugin") }] };
        const settings = { name: "inline", runtime: "nodejs", main: ROOT, plugins } as ProjectSettings;
        const args = { stackName: name, projectName: "inline", program };
        return Object.assign(inline, {
            stack: await TestStack.ofProgram(args, { workDir, projectSettings: settings }),
        });
    }
}

/** What a program declares of a simulated pair. */
export function argsFor(pair: Simulator, activeNode: string, more: object = {}): dynamic.HaActiveNodeArgs {
    return {
        nodes: pair.nodes.map(({ name, address }) => ({ name, address })),
        activeNode,
        credentials: { username: "admin", password: PASSWORD },
        tls: { caCertificate: pair.caCertificate },
        timeouts: { quietSeconds: 0.3, settleSeconds: 10 },
        ...more,
    };
}
