import type { Simulator } from "../../../simulator/index.js";
import { configure } from "../../endToEnd/exampleStack.js";
import { configFor, PASSWORD, type TestStack } from "../../endToEnd/stack.js";
import { exampleStack } from "../../languages/project.js";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Which provider process looks after a pair: the dynamic provider's, or that of one of three explicit ones. */
export type By = "dynamic" | "one" | "two" | "three";

export interface Declaration {
    /** Of the resource. */
    readonly name: string;
    readonly by: By;
    readonly pair: Simulator;
    /** The first or the second node of the pair. */
    readonly desired: "a" | "b";
    /** How the nodes' addresses are written. @default as the simulator gives them */
    readonly host?: string;
}

const PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import * as dynamic from "pulumi-oracle-sbc";
import * as plugin from "pulumi-oracle-sbc/plugin";

const config = new pulumi.Config();
const login = { username: "admin", password: config.requireSecret("password") };
const providers = Object.fromEntries(
    ["one", "two", "three"].map((name) => [name, new plugin.Provider(name, login)]),
);
for (const { name, by, ...args } of config.requireObject<any>("pairs")) {
    if (by === "dynamic") new dynamic.HaActiveNode(name, args);
    else new plugin.HaActiveNode(name, args, { provider: providers[by] });
}
`;

/** A stack whose program declares pairs by both faces at once. */
export async function stackOfBothFaces(name: string, any: Simulator): Promise<TestStack> {
    const config = { ...configFor(any), password: { value: PASSWORD, secret: true }, pairs: { value: "[]" } };
    return await exampleStack("typescript-plugin", name, config, (folder) => {
        writeFileSync(join(folder, "index.ts"), PROGRAM);
        return Promise.resolve({});
    });
}

export async function declare(stack: TestStack, ...declarations: readonly Declaration[]): Promise<void> {
    await configure(stack, { pairs: declarations.map(argumentsOf) });
}

function argumentsOf({ name, by, pair, desired, host }: Declaration): object {
    const nodes = pair.nodes.map((node) => ({
        name: node.name,
        address: host === undefined ? node.address : node.address.replace("127.0.0.1", host),
    }));
    return {
        name,
        by,
        nodes,
        activeNode: nodes[desired === "a" ? 0 : 1]?.name,
        tls: { caCertificate: pair.caCertificate },
        timeouts: { quietSeconds: 0.5, settleSeconds: 10 },
    };
}
