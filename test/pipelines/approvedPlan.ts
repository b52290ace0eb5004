import { expect } from "chai";
import type { Simulator } from "../../simulator/index.js";
import { roles, switchovers } from "../endToEnd/simulatedPair.js";
import { PASSWORD } from "../endToEnd/stack.js";
import { A, B, failOver, type Job } from "./job.js";

/** A pair that is up, with its first node active as declared. */
export type Given = { readonly job: Job; readonly pair: Simulator };

export async function previewed(job: Job, switchoversOfPlan: number, folder?: string): Promise<void> {
    const preview = await job.run("preview.sh", [], folder);
    expect(preview.code, preview.text).to.equal(0);
    expect(job.kept("record", folder)).to.contain(`switchovers=${switchoversOfPlan}\n`);
}

export async function movesCallsOnce({ job, pair }: Given): Promise<void> {
    await job.stack.set("activeNode", B);
    await previewed(job, 1);
    expect(job.kept("plan.json")).not.to.contain(PASSWORD);
    expect(job.kept("report.md")).to.contain(
        `| \`chicago\` | \`${A}\` | \`${B}\` | **NEEDED, 6 of 6 preconditions met** |`,
    );
    const applied = await job.apply();
    expect(applied.code, applied.text).to.equal(0);
    expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
    expect(roles(pair)).to.equal("standby/active");
    await job.stack.set("activeNode", A);
    await previewed(job, 1, "plan/back");
    expect((await job.apply("plan/back")).code).to.equal(0);
    const replayed = await job.apply();
    expect(replayed.code, replayed.text).to.equal(3);
    expect(replayed.text).to.contain("the stack was updated after");
    expect(switchovers(pair).received).to.equal(2);
    expect(roles(pair)).to.equal("active/standby");
}

export async function refusesAfterFailover({ job, pair }: Given): Promise<void> {
    await previewed(job, 0);
    await failOver(pair);
    const applied = await job.apply();
    expect(applied.code, applied.text).to.equal(4);
    expect(switchovers(pair).received).to.equal(0);
    expect(roles(pair)).to.equal("standby/active");
}
