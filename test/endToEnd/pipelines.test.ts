import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { getPlaceFirst } from "./place.js";
import { sideBySide } from "./sideBySide.js";
import { startPair } from "./simulatedPair.js";
import { configFor, entryFor, TestStack } from "./stack.js";

const PAGE = readFileSync(join(__dirname, "../../../docs/how-to/pipelines.md"), "utf8");

/** The Pulumi command of a job in docs/how-to/pipelines.md, for a stack that is named by the test. */
function commandOf(name: string): string[] {
    const jobs = [...PAGE.matchAll(/^```yaml\n([^]*?)^```/gm)].map(
        ([, text = ""]) => parse(text) as { name: string; jobs: Record<string, { steps: { run?: string }[] }> },
    );
    const steps = jobs.find((job) => job.name === name)?.jobs[name]?.steps ?? [];
    const command = steps.flatMap(({ run }) => (run?.startsWith("pulumi ") ? [run] : []))[0] ?? "";
    expect(command).to.contain("--stack production --non-interactive");
    return command.replace("--stack production --non-interactive ", "").split(" ").slice(1);
}

describe("the jobs of docs/how-to/pipelines.md, on a real Pulumi engine", () => {
    getPlaceFirst();

    sideBySide({
        "the drift job is green in order, and red after a failover and while no node can be reached": async () => {
            const pair = await startPair("drift");
            const stack = await TestStack.ofRoot("drift", configFor(pair));
            await stack.declare(entryFor(pair, "drift", "sbc-drift-a"));
            const up = await stack.cli(...commandOf("up"));
            expect(up.succeeded, up.text).to.equal(true);
            const drift = () => stack.cli(...commandOf("drift"));
            const inOrder = await drift();
            expect(inOrder.succeeded, inOrder.text).to.equal(true);

            pair.setFault("nodeDown");
            const plain = commandOf("drift").filter((word) => !/^(--config|oracle-sbc:.*)$/.test(word));
            // Each run of the job has a checkout of its own.
            await stack.set("oracle-sbc:onUnreachable", "warn");
            const without = await stack.cli(...plain);
            expect(without.succeeded, `the default: ${without.text}`).to.equal(true);
            const dark = await drift();
            expect(dark.succeeded).to.equal(false);
            expect(dark.text).to.contain("NOT SEEN. Where calls are can't be seen.").and.contain("ECONNREFUSED");

            pair.clearFaults();
            pair.failOver();
            await pair.settled();
            const drifted = await drift();
            expect(drifted.succeeded).to.equal(false);
            expect(drifted.text).to.contain("no changes were expected");
            expect(pair.switchoversReceived()).to.equal(0);
            await pair.stop();
        },

        "the preview of a pull request is red if the switchover would be refused": async () => {
            const pair = await startPair("pull");
            const stack = await TestStack.ofRoot("pull", configFor(pair));
            await stack.declare(entryFor(pair, "pull", "sbc-pull-a"));
            expect((await stack.cli(...commandOf("up"))).succeeded).to.equal(true);
            await stack.declare(entryFor(pair, "pull", "sbc-pull-b"));
            const allowed = await stack.cli(...commandOf("preview"));
            expect(allowed.succeeded, allowed.text).to.equal(true);
            pair.setHealth("sbc-pull-b", 60, { failOver: false });
            const refused = await stack.cli(...commandOf("preview"));
            expect(refused.succeeded, refused.text).to.equal(false);
            expect(pair.switchoversReceived()).to.equal(0);
            await pair.stop();
        },
    });
});
