import { expect } from "chai";
import type { Simulator } from "../../simulator/index.js";
import { countRequests, startPair } from "../endToEnd/simulatedPair.js";
import { configFor } from "../endToEnd/stack.js";
import { YamlProject } from "./project.js";

/** Without the preview that Pulumi makes first, which a preview of its own has shown. */
export const UP = ["up", "--yes", "--skip-preview"];
export const DESTROY = ["destroy", "--yes", "--skip-preview"];

export const nodesOf = (pair: Simulator) => pair.nodes.map(({ name, address }) => ({ name, address }));

/** Of a pair that is quiet for a short while only. */
export function resourceFor(pair: Simulator, activeNode: string, more: object = {}, options: object = {}): object {
    const timeouts = { quietSeconds: 0.3, settleSeconds: 5 };
    return {
        type: "oracle-sbc:HaActiveNode",
        properties: { nodes: nodesOf(pair), activeNode, timeouts, ...more },
        options,
    };
}

export interface YamlPair {
    readonly pair: Simulator;
    readonly project: YamlProject;
    readonly a: string;
    readonly b: string;
    readonly declareActive: (activeNode: string, more?: object, options?: object) => void;
    /** A command of the CLI that must succeed. */
    readonly done: (...args: readonly string[]) => Promise<string>;
    /** One that must not. */
    readonly failed: (...args: readonly string[]) => Promise<string>;
}

/** A project of one pair in YAML, which is up, and of which the first node is active as declared. */
export async function withYamlPair(
    site: string,
    test: (one: YamlPair) => Promise<void>,
    start: (site: string) => Promise<Simulator> = startPair,
): Promise<void> {
    const pair = await start(site);
    try {
        const [a, b] = pair.nodes.map(({ name }) => name) as [string, string];
        const program = (...args: [string, object?, object?]) => ({
            resources: { [site]: resourceFor(pair, ...args) },
            outputs: { active: `\${${site}.activeNode}` },
        });
        const project = await YamlProject.create(`yaml-${site}`, configFor(pair), program(a));
        const ends =
            (succeeded: boolean) =>
            async (...args: readonly string[]) => {
                const run = await project.stack.cli(...args);
                expect(run.succeeded, run.text).to.equal(succeeded);
                return run.text;
            };
        const declareActive = (...args: [string, object?, object?]) => project.declare(program(...args));
        const done = ends(true);
        const failed = ends(false);
        await done(...UP);
        countRequests(pair);
        await test({ pair, project, a, b, declareActive, done, failed });
    } finally {
        await pair.stop();
    }
}
