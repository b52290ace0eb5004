import { expect } from "chai";
import { getPlaceFirst } from "../endToEnd/place.js";
import { sideBySide } from "../endToEnd/sideBySide.js";
import { roles, switchovers } from "../endToEnd/simulatedPair.js";
import { withPairs } from "../languages/withPairs.js";
import { type Given, movesCallsOnce, previewed, refusesAfterFailover } from "./approvedPlan.js";
import { B, BOTH_FACES, failOver, jobOf } from "./job.js";

const onBothFaces = (name: string, site: string, test: (given: Given) => Promise<void>) =>
    Object.fromEntries(
        BOTH_FACES.map((face, index) => [
            `${name} (${face})`,
            () =>
                withPairs(async (start) => {
                    const pair = await start("chi");
                    await test({ pair, job: await jobOf(face, `approved-${site}-${index}`, pair) });
                }),
        ]),
    );

describe("an approved plan, applied by the scripts of examples/pipelines", () => {
    getPlaceFirst();

    sideBySide({
        ...onBothFaces("moves calls once, and is refused after another up", "moves", movesCallsOnce),

        ...onBothFaces("requests nothing after a failover since the approval", "since", refusesAfterFailover),

        ...onBothFaces(
            "requests nothing if the plan is for an update without a switchover, and a failover made one necessary",
            "limit",
            async ({ job, pair }) => {
                await job.stack.set("reason", "CHG-4711");
                await previewed(job, 0);
                await failOver(pair);
                const applied = await job.apply();
                expect(applied.code, applied.text).to.equal(4);
                expect(switchovers(pair).received).to.equal(0);
            },
        ),

        ...onBothFaces("requests nothing if the device has switched already", "already", async ({ job, pair }) => {
            await job.stack.set("activeNode", B);
            await previewed(job, 1);
            await failOver(pair);
            const applied = await job.apply();
            expect(applied.code, applied.text).to.equal(0);
            expect(switchovers(pair).received).to.equal(0);
            expect(await job.stack.recorded("chicago")).to.include({ activeNode: B });
        }),

        ...onBothFaces("requests nothing while both nodes are dark", "dark", async ({ job, pair }) => {
            await job.stack.set("activeNode", B);
            await previewed(job, 1);
            pair.setFault("nodeDown");
            const applied = await job.apply();
            expect(applied.code, applied.text).to.equal(1);
            const again = await job.run("preview.sh");
            expect(again.code, again.text).to.equal(1);
            expect(job.kept("report.md")).to.match(/The preview failed\.[^]*Could not be looked at:\n\n- `chicago`/);
            const withoutPlan = await job.run("apply.sh", ["0".repeat(64)]);
            expect(withoutPlan.code, withoutPlan.text).to.equal(3);
            expect(switchovers(pair).received).to.equal(0);
            expect(roles(pair)).to.equal("active/standby");
        }),

        ...onBothFaces("is applied by one of two jobs at once, the other is refused", "two", async ({ job, pair }) => {
            await job.stack.set("activeNode", B);
            await previewed(job, 1);
            const ended = await Promise.all([job.apply(), job.inCopy().apply()]);
            const codes = ended.map(({ code }) => code).sort();
            // The other one meets the stack's lock, or the state that the first one has written.
            expect(["0,1", "0,3"], ended.map(({ text }) => text).join("\n---\n")).to.include(codes.join());
            expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
            expect(roles(pair)).to.equal("standby/active");
        }),

        "can be saved while a precondition is not met, if the number of switchovers is given": () =>
            withPairs(async (start) => {
                const pair = await start("chi");
                const job = await jobOf("YAML", "approved-later", pair);
                await job.stack.set("activeNode", B);
                pair.setHealth(B, 60, { failOver: false });
                const refused = await job.run("preview.sh");
                expect(refused.code, refused.text).to.equal(1);
                const saved = await job.run("preview.sh", ["1"]);
                expect(saved.code, saved.text).to.equal(0);
                const early = await job.apply();
                expect(early.code, early.text).to.equal(1);
                expect(switchovers(pair).received).to.equal(0);
                pair.setHealth(B, 100, { failOver: false });
                // The failed up has written a state.
                await job.run("preview.sh", ["1"]);
                const applied = await job.apply();
                expect(applied.code, applied.text).to.equal(0);
                expect(roles(pair)).to.equal("standby/active");
            }),
    });
});
