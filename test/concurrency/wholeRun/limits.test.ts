import { expect } from "chai";
import type { Simulator } from "../../../simulator/index.js";
import { rolesOf, succeeded } from "../../crash/onePair.js";
import { configure } from "../../endToEnd/exampleStack.js";
import { getPlaceFirst } from "../../endToEnd/place.js";
import { sideBySide } from "../../endToEnd/sideBySide.js";
import { startPair } from "../../endToEnd/simulatedPair.js";
import type { TestStack } from "../../endToEnd/stack.js";
import { type By, declare, stackOfBothFaces } from "./program.js";

interface Site {
    readonly name: string;
    readonly by: By;
    /** In the nodes' host names: two sites that have the same are two pairs. */
    readonly hosts?: string;
}

const SIX: readonly Site[] = [
    { name: "east", by: "dynamic" },
    { name: "west", by: "dynamic" },
    { name: "north", by: "one" },
    { name: "south", by: "one" },
    { name: "here", by: "two" },
    { name: "there", by: "three" },
];

interface WholeRun {
    readonly pairs: readonly Simulator[];
    readonly stack: TestStack;
    /** Requests of all pairs. */
    readonly received: () => number;
}

async function withSites(
    stackName: string,
    sites: readonly Site[],
    limits: Readonly<Record<string, number>>,
    test: (run: WholeRun) => Promise<void>,
): Promise<void> {
    const pairs = await Promise.all(sites.map(({ name, hosts }) => startPair(hosts ?? name, { timeScale: 0.05 })));
    try {
        const stack = await stackOfBothFaces(stackName, pairs[0] as Simulator);
        const keys = Object.entries(limits).map(([key, value]) => [`oracle-sbc:${key}`, value] as const);
        await configure(stack, Object.fromEntries(keys));
        const declareActive = (node: "a" | "b") =>
            declare(
                stack,
                ...sites.map(({ name, by }, i) => ({ name, by, pair: pairs[i] as Simulator, desired: node })),
            );
        const received = () => pairs.reduce((sum, pair) => sum + pair.switchoversReceived(), 0);
        await declareActive("a");
        succeeded(await stack.up());
        expect(received()).to.equal(0);
        await declareActive("b");
        await test({ pairs, stack, received });
    } finally {
        await Promise.all(pairs.map((pair) => pair.stop()));
    }
}

/** Of each pair, from its request to its last change of a role; in the order of the requests. */
function moves(pairs: readonly Simulator[]): { readonly fromMs: number; readonly toMs: number }[] {
    return pairs
        .map(({ requests, roleHistory }) => ({
            fromMs: requests.find(({ endpoint }) => endpoint === "switchover")?.monotonicMs ?? NaN,
            toMs: roleHistory.at(-1)?.monotonicMs ?? NaN,
        }))
        .sort((one, other) => one.fromMs - other.fromMs);
}

async function failed(stack: TestStack): Promise<string> {
    const run = await stack.up({ continueOnError: true });
    expect(run.succeeded, run.text).to.equal(false);
    return run.text;
}

async function oneAtATime(): Promise<void> {
    await withSites("run-parallel", SIX, { parallelSwitchovers: 1 }, async ({ pairs, stack, received }) => {
        succeeded(await stack.up());
        expect(received()).to.equal(SIX.length);
        for (const [i, { fromMs }] of moves(pairs).entries())
            if (i > 0) expect(fromMs).to.be.above(moves(pairs)[i - 1]?.toMs ?? NaN);
    });
}

async function stopsAfterOne(stackName: string, sites: readonly Site[]): Promise<void> {
    await withSites(stackName, sites, { stopAfterFailures: 1 }, async ({ pairs, stack, received }) => {
        for (const pair of pairs) pair.setFault("forbidden");
        expect(await failed(stack)).to.contain("oracle-sbc:stopAfterFailures");
        expect(received()).to.equal(1);
    });
}

async function requestsNoMoreThan(stackName: string, sites: readonly Site[], most: number): Promise<void> {
    await withSites(stackName, sites, { maximumSwitchovers: most }, async ({ pairs, stack, received }) => {
        expect(await failed(stack)).to.contain("oracle-sbc:maximumSwitchovers");
        expect(received()).to.equal(most);
        const switched = pairs.filter((pair) => Object.values(rolesOf(pair))[1] === "active");
        expect(switched).to.have.length(most);
        // The next run is another one.
        await configure(stack, { "oracle-sbc:maximumSwitchovers": sites.length });
        succeeded(await stack.up());
        expect(received()).to.equal(sites.length);
    });
}

const namesakes = (...by: readonly By[]): readonly Site[] =>
    by.map((one, i) => ({ name: `site${i}`, by: one, hosts: "twin" }));

describe("one run of several provider processes, both faces in one program", () => {
    getPlaceFirst();

    sideBySide({
        "requests one switchover at a time": oneAtATime,
        "stops all after one pair's failure": () => stopsAfterOne("run-stop", SIX),
        "requests no more switchovers than the run may": () => requestsNoMoreThan("run-most", SIX, 2),
        "stops a pair whose nodes have the same host names as the one that failed, in one process": () =>
            stopsAfterOne("run-stop-twins", namesakes("one", "one")),
        "counts pairs whose nodes have the same host names as two, in one process": () =>
            requestsNoMoreThan("run-most-twins", namesakes("dynamic", "dynamic"), 1),
        "counts pairs whose nodes have the same host names as two, in two processes": () =>
            requestsNoMoreThan("run-most-apart", namesakes("dynamic", "two"), 1),
    });
});
