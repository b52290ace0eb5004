import { expect } from "chai";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { getPlaceFirst } from "../endToEnd/place.js";
import { sideBySide } from "../endToEnd/sideBySide.js";
import { roles, silenceAfterRequest, switchovers } from "../endToEnd/simulatedPair.js";
import { withPairs } from "../languages/withPairs.js";
import { B, BOTH_FACES, failOver, type Job, jobOf } from "./job.js";

async function endsWith(code: number, script: string, job: Job): Promise<void> {
    const ended = await job.run(script);
    expect(ended.code, ended.text).to.equal(code);
}

async function tellsDriftOnce(face: string, stackName: string): Promise<void> {
    await withPairs(async (start) => {
        const pair = await start("chi");
        const job = await jobOf(face, stackName, pair);
        await endsWith(0, "drift.sh", job);
        expect(job.openIssues()).to.deep.equal([]);

        await failOver(pair);
        await endsWith(10, "drift.sh", job);
        expect(job.openIssues()).to.deep.equal(["drift"]);
        // A second issue would be written over the first one's file.
        const file = join(job.folder, "issues", `oracle-sbc_${stackName}_drift`);
        writeFileSync(file, "read by somebody\n");
        await endsWith(10, "drift.sh", job);
        expect(job.kept(`oracle-sbc_${stackName}_drift`, "issues")).to.equal("read by somebody\n");

        pair.setFault("nodeDown");
        await endsWith(11, "drift.sh", job);
        expect(job.openIssues().sort()).to.deep.equal(["drift", "unreachable"]);
        pair.clearFaults();
        await failOver(pair);
        await endsWith(0, "drift.sh", job);
        expect(job.openIssues()).to.deep.equal([]);
        expect(switchovers(pair).received).to.equal(0);
    });
}

async function tellsAnOpenRequestOnce(face: string, stackName: string): Promise<void> {
    await withPairs(async (start) => {
        const pair = await start("chi");
        const job = await jobOf(face, stackName, pair);
        await endsWith(0, "open-requests.sh", job);
        await job.stack.set("activeNode", B);
        await endsWith(0, "preview.sh", job);
        const speak = silenceAfterRequest(pair);
        const applied = await job.apply();
        expect(applied.code, applied.text).to.equal(12);
        expect(job.openIssues()).to.deep.equal(["open-request"]);
        expect(job.kept("open-requests.txt")).to.contain("Do not request a switchover by hand");
        await endsWith(12, "open-requests.sh", job);

        // Another machine has no such journal; the state has the request too.
        const machine = { ...job.stack.place.machine("another") };
        await endsWith(12, "open-requests.sh", job.with(machine));
        speak();
        await endsWith(0, "preview.sh", job);
        const next = await job.apply();
        expect(next.code, next.text).to.equal(0);
        expect(job.openIssues()).to.deep.equal([]);
        expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
        expect(roles(pair)).to.equal("standby/active");
    });
}

describe("the drift job and the alert of examples/pipelines", () => {
    getPlaceFirst();

    sideBySide({
        ...Object.fromEntries(
            BOTH_FACES.flatMap((face, index) => [
                [
                    `tell drift and a dark pair once each, until they are over (${face})`,
                    () => tellsDriftOnce(face, `drift-${index}`),
                ],
                [
                    `tell of an open request until its outcome is seen (${face})`,
                    () => tellsAnOpenRequestOnce(face, `open-${index}`),
                ],
            ]),
        ),

        "tell a program that fails from drift and from a dark pair": () =>
            withPairs(async (start) => {
                const pair = await start("chi");
                const job = await jobOf("YAML", "drift-error", pair);
                writeFileSync(join(job.folder, "Pulumi.yaml"), "name: sbc-yaml\nruntime: yaml\nresources: { a: 1 }\n");
                await endsWith(1, "drift.sh", job);
                expect(job.openIssues()).to.deep.equal([]);
            }),
    });
});
