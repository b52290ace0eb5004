import { expect } from "chai";
import type { Simulator } from "../../../simulator/index.js";
import { succeeded } from "../../crash/onePair.js";
import { getPlaceFirst } from "../../endToEnd/place.js";
import { sideBySide } from "../../endToEnd/sideBySide.js";
import { roles, startPair } from "../../endToEnd/simulatedPair.js";
import { type By, declare, stackOfBothFaces } from "./program.js";

interface Twice {
    readonly by: readonly [By, By];
    readonly desired: readonly ["a" | "b", "a" | "b"];
    /** How the second one writes the addresses. */
    readonly host?: string;
}

/** Of one process, nothing at all is sent; of two, the first to claim the pair in a run may do what it declares, once. */
async function isRefused(stackName: string, { by, desired, host }: Twice): Promise<void> {
    const pair: Simulator = await startPair(stackName, { timeScale: 0.05 });
    try {
        const stack = await stackOfBothFaces(stackName, pair);
        const [first, second] = desired;
        await declare(
            stack,
            { name: "first", by: by[0], pair, desired: first },
            { name: "second", by: by[1], pair, desired: second, ...(host === undefined ? {} : { host }) },
        );
        const most = by[0] === by[1] && host === undefined ? 0 : 1;
        for (const up of [1, 2]) {
            const before = pair.switchoversReceived();
            const run = await stack.cli("up", "--yes");
            expect(run.succeeded, run.text).to.equal(false);
            expect(run.text, `up ${up}`).to.match(/error:[^]*declare/i);
            expect(pair.switchoversReceived() - before, run.text).to.be.at.most(most);
        }
        await pair.settled();
        // Once it is declared once, the stack is as any other.
        await declare(stack, { name: "first", by: by[0], pair, desired: first });
        succeeded(await stack.up());
        expect(roles(pair)).to.equal(first === "a" ? "active/standby" : "standby/active");
    } finally {
        await pair.stop();
    }
}

const faces: readonly (readonly [By, By])[] = [
    ["dynamic", "dynamic"],
    ["one", "one"],
    ["one", "two"],
    ["dynamic", "three"],
];
const desiredNodes = { same: ["b", "b"], opposite: ["a", "b"] } as const;

describe("one pair that two resources of a program declare", () => {
    getPlaceFirst();

    const tests = faces.flatMap((by, i) => [
        ...Object.entries(desiredNodes).map(([name, both]) => [
            `is refused: ${by.join(" and ")}, ${name} desired nodes`,
            () => isRefused(`twice-${i}-${name}`, { by, desired: both }),
        ]),
        [
            `is refused: ${by.join(" and ")}, in two spellings of the addresses`,
            () => isRefused(`twice-${i}-spelt`, { by, desired: desiredNodes.opposite, host: "localhost" }),
        ],
    ]);
    sideBySide(Object.fromEntries(tests) as Record<string, () => Promise<void>>);
});
