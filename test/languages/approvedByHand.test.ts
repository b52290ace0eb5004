import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Simulator } from "../../simulator/index.js";
import { parsePage } from "../docs/pages.js";
import { failed, succeeded } from "../endToEnd/readRun.js";
import { roles, switchovers } from "../endToEnd/simulatedPair.js";
import type { Run, TestStack } from "../endToEnd/stack.js";
import { ROOT } from "../structure/sourceFiles.js";
import { FACES } from "./faces.js";
import { settledStack } from "./settledStack.js";
import { withPairs } from "./withPairs.js";

const A = "sbc-chi-a";
const B = "sbc-chi-b";

/** The commands of the registry's page that preview and apply, as it has them. */
const [preview = "", up = ""] = parsePage("docs/_index.md", readFileSync(join(ROOT, "docs/_index.md"), "utf8"))
    .blocks.filter(({ language }) => language === "sh")
    .map(({ code }) => code.trim());

function run(stack: TestStack, command: string): Promise<Run> {
    const [pulumi, ...args] = command.split(" ");
    expect(pulumi).to.equal("pulumi");
    return stack.cli(...args);
}

describe("an approved failover, by the commands of the registry's page", function () {
    this.timeout(180_000);

    for (const face of FACES.filter(({ name }) => name === "YAML" || name.includes("dynamic"))) {
        const approved = async (stackName: string, pair: Simulator) => {
            const stack = await settledStack(face, stackName, pair);
            await stack.set("activeNode", B);
            expect(succeeded(await run(stack, preview))).to.contain(`NEEDED. Calls are on ${A}; desired ${B}.`);
            return stack;
        };

        it(`moves calls once (${face.name})`, () =>
            withPairs(async (start) => {
                const pair = await start("chi");
                succeeded(await run(await approved("by-hand-moved", pair), up));
                expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
                expect(roles(pair)).to.equal("standby/active");
            }));

        it(`requests nothing if the device failed over since the approval (${face.name})`, () =>
            withPairs(async (start) => {
                const pair = await start("chi");
                const stack = await approved("by-hand-refused", pair);
                // The plan of a stack that has what it wants, then a failover.
                await stack.set("activeNode", A);
                succeeded(await run(stack, preview));
                pair.failOver();
                await pair.settled();
                expect(failed(await run(stack, up))).to.contain("is not allowed by the plan");
                expect(switchovers(pair).received).to.equal(0);
            }));
    }
});
