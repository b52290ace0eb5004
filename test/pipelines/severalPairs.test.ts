import { expect } from "chai";
import type { Simulator } from "../../simulator/index.js";
import { getPlaceFirst } from "../endToEnd/place.js";
import { sideBySide } from "../endToEnd/sideBySide.js";
import { roles } from "../endToEnd/simulatedPair.js";
import { configFor, entryFor, TestStack } from "../endToEnd/stack.js";
import { YamlProject } from "../languages/project.js";
import { withPairs } from "../languages/withPairs.js";
import { resourceFor, UP } from "../languages/yamlPair.js";
import { commitAll, failOver, Job } from "./job.js";

type Pairs = readonly [chi: Simulator, mad: Simulator];
type Declare = (activeNodeOfChi: string) => Promise<void>;
const MAD = "sbc-mad-a";

async function ofPlugin([chi, mad]: Pairs): Promise<{ job: Job; declare: Declare }> {
    const tls = { caCertificate: mad.caCertificate };
    const program = (active: string) => ({
        resources: { chi: resourceFor(chi, active), mad: resourceFor(mad, MAD, { tls }) },
    });
    const project = await YamlProject.create("several-plugin", configFor(chi), program("sbc-chi-a"));
    const declare = async (active: string) => {
        project.declare(program(active));
        await commitAll(project.folder, active);
    };
    return { job: await Job.of(project.stack), declare };
}

async function ofDynamic([chi, mad]: Pairs): Promise<{ job: Job; declare: Declare }> {
    const stack = await TestStack.ofRoot("several-dynamic", configFor(chi));
    const tls = { caCertificate: mad.caCertificate };
    const declare = (active: string) => stack.declare(entryFor(chi, "chi", active), entryFor(mad, "mad", MAD, { tls }));
    await declare("sbc-chi-a");
    return { job: await Job.of(stack), declare };
}

/** The approval is for one switchover, and one is needed: that of another pair. */
async function neverMovesAnotherPair(make: typeof ofPlugin): Promise<void> {
    await withPairs(async (start) => {
        const pairs: Pairs = [await start("chi"), await start("mad")];
        const [chi, mad] = pairs;
        const { job, declare } = await make(pairs);
        const up = await job.stack.cli(...UP);
        expect(up.succeeded, up.text).to.equal(true);
        await declare("sbc-chi-b");
        const preview = await job.run("preview.sh");
        expect(preview.code, preview.text).to.equal(0);
        expect(job.kept("record")).to.contain("switchovers=1\n");

        await failOver(chi);
        await failOver(mad);
        const applied = await job.apply();
        expect(applied.code, applied.text).to.equal(4);
        expect(applied.text).to.contain("update is not allowed by the plan");
        expect(pairs.map((pair) => pair.switchoversReceived())).to.deep.equal([0, 0]);

        await failOver(chi);
        const both = await job.apply();
        expect(both.code, both.text).to.equal(4);
        expect(pairs.map((pair) => pair.switchoversReceived())).to.deep.equal([0, 0]);
        expect(pairs.map(roles)).to.deep.equal(["active/standby", "standby/active"]);
    });
}

describe("an approved plan of several pairs", () => {
    getPlaceFirst();

    sideBySide({
        "requests nothing of any pair after a failover of one that the plan does not change (plugin)": () =>
            neverMovesAnotherPair(ofPlugin),
        "requests nothing of any pair after a failover of one that the plan does not change (dynamic provider)": () =>
            neverMovesAnotherPair(ofDynamic),
    });
});
