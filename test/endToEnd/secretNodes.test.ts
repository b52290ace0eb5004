import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import type { Simulator } from "../../simulator/index.js";
import { argsFor, FACES, type FaceName, InlineStack } from "./inlineStack.js";
import { getPlaceFirst } from "./place.js";
import { failed, succeeded } from "./readRun.js";
import { sideBySide } from "./sideBySide.js";
import { silenceAfterRequest, startPair, switchovers } from "./simulatedPair.js";
import type { Run, TestStack } from "./stack.js";
import { stopped } from "../provider/stopped.js";

const UUID = /"id": "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"/;

/** How a program marks nodes as secret, and what must be seen nowhere then. */
const WAYS = {
    "nodes that are secret": {
        word: "all",
        nodes: (pair: Simulator) => pulumi.secret(nodesOf(pair)),
        hidden: (pair: Simulator) => nodesOf(pair).flatMap(({ name, address }) => [name, address]),
    },
    "an address that is secret": {
        word: "one",
        nodes: (pair: Simulator) => {
            const [a, b] = nodesOf(pair);
            return [{ ...a, address: pulumi.secret(a?.address ?? "") }, b];
        },
        hidden: (pair: Simulator) => [nodesOf(pair)[0]?.address ?? ""],
    },
};
type Way = (typeof WAYS)[keyof typeof WAYS];

function nodesOf(pair: Simulator) {
    return pair.nodes.map(({ name, address }) => ({ name, address }));
}

describe("secret nodes, on a real Pulumi engine", () => {
    getPlaceFirst();

    const keep = stopped(after);

    const start = async (face: FaceName, word: string) => {
        const site = `${face.slice(-6)}${word}`.replace(/\W/g, "");
        const pair = keep(await startPair(`x${site}x`));
        const inline = await InlineStack.create(`secret-${site}`, face);
        const declare = (activeNode: string, nodes: unknown, more: object = {}) =>
            (inline.resources = [{ name: "own", args: argsFor(pair, activeNode, { nodes, ...more }) }]);
        const [a = "", b = ""] = pair.nodes.map(({ name }) => name);
        return { pair, stack: inline.stack, declare, a, b };
    };

    /** Neither in the state nor in what a run has printed. */
    const expectHidden = async (stack: TestStack, run: Run, hidden: readonly string[]) => {
        const state = await stack.exported();
        expect(state).to.contain("HaActiveNode::own");
        for (const text of hidden) {
            expect(state, `the state after: ${run.text}`).not.to.contain(text);
            expect(run.text).not.to.contain(text);
        }
        expect(state).to.match(UUID);
    };

    const live = async (face: FaceName, { word, nodes, hidden }: Way) => {
        const { pair, stack, declare, a, b } = await start(face, word);
        const names = hidden(pair);
        const check = (run: Run) => expectHidden(stack, run, names);

        declare(a, nodes(pair));
        const created = await stack.up();
        succeeded(created);
        await check(created);
        expect((await stack.preview()).changes).to.deep.equal({ same: 2 });

        declare(b, nodes(pair));
        const previewed = await stack.preview();
        succeeded(previewed);
        const switched = await stack.up();
        succeeded(switched);
        await check(switched);
        expect(switchovers(pair).carriedOut).to.equal(1);
        expect(JSON.stringify((await stack.recorded("own"))["fulfilledActiveNode"])).to.contain(b);
        if (word === "all") {
            expect(switched.text).to.contain("node 2 is active");
            for (const name of names) expect(previewed.text).not.to.contain(name);
        }

        pair.setHealth(a, 10);
        declare(a, nodes(pair));
        const refused = await stack.up();
        expect(failed(refused)).to.contain("REFUSED");
        await check(refused);
        pair.setHealth(a, 100);

        const refreshed = await stack.refresh();
        succeeded(refreshed);
        await check(refreshed);

        const speakAgain = silenceAfterRequest(pair);
        const unknown = await stack.up();
        expect(failed(unknown)).to.contain("OPEN");
        speakAgain();
        await check(unknown);
    };

    const madeSecret = async (face: FaceName) => {
        const { pair, stack, declare, a, b } = await start(face, "late");
        declare(b, nodesOf(pair));
        succeeded(await stack.up());
        declare(b, pulumi.secret(nodesOf(pair)));
        succeeded(await stack.up());
        const state = await stack.exported();
        // An id never changes; nothing else has them.
        expect(state.replace(/"id": ".*"/g, "")).not.to.match(new RegExp(`${a}|${b}`));
        expect((await stack.preview()).changes).to.deep.equal({ same: 2 });
        expect(switchovers(pair).carriedOut).to.equal(1);
    };

    const tests = Object.keys(FACES).flatMap((name) => {
        const face = name as FaceName;
        return [
            ...Object.entries(WAYS).map(
                ([what, way]) =>
                    [
                        `${face}: ${what} stand in no state and no message, however a run ends`,
                        () => live(face, way),
                    ] as const,
            ),
            [
                `${face}: nodes that become secret are encrypted in what was recorded before`,
                () => madeSecret(face),
            ] as const,
        ];
    });
    sideBySide(Object.fromEntries(tests));
});
