import { expect } from "chai";
import { readFileSync } from "node:fs";
import { LookedAt } from "../cli/lookAtPair.js";
import { peculiarReport } from "../simulator/dialect/peculiar.js";
import { getPlaceFirst } from "./place.js";
import { succeeded } from "./readRun.js";
import { roles, startPair, switchovers } from "./simulatedPair.js";
import { configFor, entryFor, TestStack } from "./stack.js";

/** The report of a pair that has nothing of the documented sample but the names of its elements. */
async function reportOf(like: object): Promise<unknown> {
    const looked = await LookedAt.start({ like });
    try {
        const file = looked.file("report.json");
        await looked.run("doctor", ...looked.options, "--bundle", file);
        return JSON.parse(readFileSync(file, "utf8"));
    } finally {
        await looked.stop();
    }
}

describe("a rehearsal on a pair that speaks like a report of doctor, on a real Pulumi engine", () => {
    getPlaceFirst();

    it("moves calls and back by two changed lines, and records what the devices report in their own words", async () => {
        // With times that can be read: a cool-down is declared.
        const like = await reportOf(peculiarReport((body) => body.replace(/ (\d\d:\d\d:\d\d)\.\d{3} /g, "T$1")));
        const pair = await startPair("reh", { like });
        try {
            const [a, b] = pair.nodes.map(({ name }) => name) as [string, string];
            const stack = await TestStack.ofRoot("rehearsal", configFor(pair));
            const preconditions = {
                cooldownSeconds: 3600,
                maximumSessions: 500,
                synchronized: true,
                minimumHealthPercent: 90,
            };
            const declare = (node: string, more: object = {}) =>
                stack.declare(entryFor(pair, "reh", node, { preconditions: { ...preconditions, ...more } }));
            await declare(a);
            succeeded(await stack.up());
            await declare(b);
            expect(succeeded(await stack.preview())).to.contain(`NEEDED. Calls are on ${a}; desired ${b}.`);
            succeeded(await stack.up());
            expect(roles(pair)).to.equal("STANDBY/ACTIVE");
            expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
            const recorded = await stack.recorded("reh");
            expect(recorded).to.deep.include({
                activeNode: b,
                standbyNode: a,
                redundant: true,
                roles: { [a]: "standby", [b]: "active" },
            });
            expect(recorded["switchoverCounts"]).to.deep.equal({ [a]: 18, [b]: 18 });
            expect(recorded["lastAction"]).to.include({ outcome: "switched", sessionsBefore: 230 });
            // By the device's own log, in its own form of time.
            await declare(a);
            const refused = await stack.up();
            expect(refused.succeeded).to.equal(false);
            expect(refused.text).to.contain("REFUSED").and.contain("cool-down");
            await declare(a, { cooldownSeconds: 1 });
            succeeded(await stack.up());
            expect(roles(pair)).to.equal("ACTIVE/STANDBY");
            expect(switchovers(pair)).to.deep.equal({ received: 2, carriedOut: 2 });
        } finally {
            await pair.stop();
        }
    }).timeout(180_000);
});
