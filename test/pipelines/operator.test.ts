import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Simulator } from "../../simulator/index.js";
import { getPlaceFirst } from "../endToEnd/place.js";
import { sideBySide } from "../endToEnd/sideBySide.js";
import { roles } from "../endToEnd/simulatedPair.js";
import { type YamlPair, withYamlPair } from "../languages/yamlPair.js";
import { ROOT } from "../structure/sourceFiles.js";
import { failOver } from "./job.js";

const FILE = join(ROOT, "examples/pipelines/kubernetes-operator/stack.yaml");
const { spec } = parse(readFileSync(FILE, "utf8")) as {
    spec: { config: Record<string, string>; continueResyncOnCommitMatch: boolean };
};

/** What the operator runs, with the configuration of the example: each time without a change of the program. */
async function syncAgain({ project, done }: YamlPair, pair: Simulator): Promise<void> {
    for (const [key, value] of Object.entries(spec.config)) await project.stack.set(key, value);
    await done("up", "--yes");
    await failOver(pair);
    await done("up", "--yes");
}

describe("the stack of the Kubernetes operator", () => {
    getPlaceFirst();

    it("is not deployed again and again", () => expect(spec.continueResyncOnCommitMatch).to.equal(false));

    sideBySide({
        "leaves a failover where it is with revertive: false, however often the operator runs an up": () =>
            withYamlPair("stay", async (one) => {
                const { pair, a, declareActive } = one;
                declareActive(a, { revertive: false });
                await syncAgain(one, pair);
                expect(pair.switchoversReceived()).to.equal(0);
                expect(roles(pair)).to.equal("standby/active");
                await failOver(pair);
                await one.done("preview", "--expect-no-changes");
            }),

        "moves calls back at any hour without it": () =>
            withYamlPair("back", async (one) => {
                await syncAgain(one, one.pair);
                expect(one.pair.switchoversReceived()).to.equal(1);
                expect(roles(one.pair)).to.equal("active/standby");
            }),
    });
});
