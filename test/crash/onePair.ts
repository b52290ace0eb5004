import { expect } from "chai";
import type { Simulator, SimulatorOptions } from "../../simulator/index.js";
import type { Build } from "../endToEnd/checkout.js";
import { switchovers } from "../endToEnd/simulatedPair.js";
import { configFor, entryFor, type Run, TestStack } from "../endToEnd/stack.js";
import { YamlProject } from "../languages/project.js";
import { resourceFor } from "../languages/yamlPair.js";
import { LiveRun } from "./liveRun.js";
import { startWatchedPair, type WatchedPair } from "./watchedPair.js";

/** A stack that declares one pair, of which the first node is active. */
export interface OnePair extends WatchedPair {
    readonly stack: TestStack;
    readonly site: string;
    readonly a: string;
    readonly b: string;
    declareActive(activeNode: string, more?: object): Promise<void>;
    /** From the next declaration on, the program calls the resource so, without an alias. */
    rename(name: string): void;
    /** Starts an `up` that is to come to harm. */
    up(): LiveRun;
    /** What the operator does after it, at once: nothing else is needed, and it must succeed. */
    cancelAndUp(): Promise<Run>;
}

/** How Pulumi sees the provider. */
export const FACES = ["dynamic", "plugin"] as const;
export type Face = (typeof FACES)[number];

export interface OnePairOptions {
    /** @default "dynamic" */
    readonly face?: Face;
    readonly simulator?: SimulatorOptions;
    /** Arguments of the resource. */
    readonly more?: object;
    /** With which of the entries: a real device's lag is that of those that ship. @default "shortened" */
    readonly build?: Build;
    /** Whether the pair is in the stack already; else its resource is new. @default true */
    readonly isUp?: boolean;
}

/** The documented relation, scaled: a pair must have been quiet for longer than a request takes to act. */
const QUIET = { timeouts: { quietSeconds: 0.5, settleSeconds: 10 } };

/** Gives the test a pair and a stack of its own, and ends all that it started, whatever becomes of it. */
export async function withOnePair(
    site: string,
    { face = "dynamic", simulator = {}, more = QUIET, isUp = true, build = "shortened" }: OnePairOptions,
    test: (one: OnePair) => Promise<void>,
): Promise<void> {
    const watched = await startWatchedPair(site, simulator);
    const { pair } = watched;
    const runs: LiveRun[] = [];
    try {
        const [a, b] = pair.nodes.map(({ name }) => name) as [string, string];
        const { stack, declare } = await { dynamic: rootStack, plugin: yamlStack }[face](pair, site, build);
        let name = site;
        const declareActive = (node: string, other: object = more) => declare(name, node, other);
        const rename = (other: string) => void (name = other);
        if (isUp) {
            await declareActive(a);
            succeeded(await stack.up());
            pair.clearRequests();
        }
        const up = () => {
            const run = LiveRun.up(stack);
            runs.push(run);
            return run;
        };
        const cancelAndUp = async () => {
            succeeded(await stack.cli("cancel", "--yes"));
            return succeeded(await stack.up());
        };
        await test({ ...watched, stack, site, a, b, declareActive, rename, up, cancelAndUp });
    } finally {
        for (const run of runs) run.killAll();
        await pair.stop();
    }
}

/** A stack, and how a desired node is declared in it. */
interface Declaring {
    readonly stack: TestStack;
    readonly declare: (name: string, activeNode: string, more: object) => Promise<void>;
}

async function rootStack(pair: Simulator, site: string, build: Build): Promise<Declaring> {
    const stack = await TestStack.ofRoot(site, configFor(pair), { build });
    return { stack, declare: (...args) => stack.declare(entryFor(pair, ...args)) };
}

async function yamlStack(pair: Simulator, site: string, build: Build): Promise<Declaring> {
    const project = await YamlProject.create(site, configFor(pair), {}, build);
    const declare = (name: string, activeNode: string, more: object) =>
        Promise.resolve(project.declare({ resources: { [name]: resourceFor(pair, activeNode, more) } }));
    return { stack: project.stack, declare };
}

export function succeeded(run: Run): Run {
    expect(run.succeeded, run.text).to.equal(true);
    return run;
}

/** One request for one desired node, carried out; what is recorded is what the devices are; and there is nothing left to do. */
export async function expectOneSwitchover({ pair, stack, site, a, b }: OnePair): Promise<void> {
    await pair.settled();
    expect(await pendingOperations(stack)).to.equal(0);
    expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
    expect(rolesOf(pair)).to.deep.equal({ [a]: "standby", [b]: "active" });
    const recorded = await stack.recorded(site);
    expect(recorded).to.include({ activeNode: b, standbyNode: a, redundant: true, fulfilledActiveNode: b });
    expect(recorded["roles"]).to.deep.equal(rolesOf(pair));
    expect(recorded).not.to.have.property("pending");
    const preview = succeeded(await stack.preview());
    // The plugin's pair is read first, which is no change.
    const { refresh: _read, ...changes } = preview.changes ?? {};
    expect(Object.keys(changes), preview.text).to.deep.equal(["same"]);
}

export function rolesOf(pair: Simulator): Record<string, string> {
    return Object.fromEntries(pair.nodes.map(({ name, role }) => [name, role]));
}

/** Steps that the state holds as begun and not ended. */
export async function pendingOperations({ stack }: TestStack): Promise<number> {
    const { deployment } = (await stack.exportStack()) as { deployment: { pending_operations?: readonly unknown[] } };
    return deployment.pending_operations?.length ?? 0;
}
