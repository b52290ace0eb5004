import type * as automation from "@pulumi/pulumi/automation/index.js";
import { expect } from "chai";
import { mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import * as sbc from "../../sdk/nodejs/index.js";
import type { Simulator } from "../../simulator/index.js";
import { FIRST_PROVIDER_TEXT, PROVIDER_TEXT } from "../sdk/providerText.js";
import { argsFor } from "./inlineStack.js";
import { getPlace } from "./place.js";
import { failed, succeeded } from "./readRun.js";
import { startPair } from "./simulatedPair.js";
import { TestStack } from "./stack.js";

const REMEDY = "Install pulumi-oracle-sbc in this project";

describe("a project that has lost the package, on a real Pulumi engine", () => {
    let pair: Simulator;
    let stack: TestStack;
    let installed: string;
    let checkout: string;
    let isDeclared = true;

    before(async function () {
        this.timeout(20 * 60_000);
        const place = await getPlace();
        const main = join(place.folder, "lost-package");
        checkout = place.checkout;
        installed = join(main, "node_modules/pulumi-oracle-sbc");
        await mkdir(join(main, "node_modules/@pulumi"), { recursive: true });
        await symlink(join(checkout, "node_modules/@pulumi/pulumi"), join(main, "node_modules/@pulumi/pulumi"));
        await symlink(checkout, installed);
        pair = await startPair("lost");
        const program = () => {
            if (isDeclared) new sbc.HaActiveNode("own", argsFor(pair, "sbc-lost-a"));
            return Promise.resolve({});
        };
        const projectSettings: automation.ProjectSettings = { name: "lost", runtime: "nodejs", main };
        stack = await TestStack.ofProgram({ stackName: "lost", projectName: "lost", program }, { projectSettings });
        succeeded(await stack.up());
    });
    after(() => pair.stop());

    it("goes on with a state that holds the text of before, and sees no difference", async () => {
        const state = JSON.stringify(await stack.stack.exportStack());
        const [now, before] = [PROVIDER_TEXT, FIRST_PROVIDER_TEXT].map((text) => JSON.stringify(text));
        expect(state).to.contain(now);
        const older = state.replaceAll(now ?? "", before ?? "");
        await stack.stack.importStack(JSON.parse(older) as automation.Deployment);
        expect((await stack.preview()).changes).to.deep.equal({ same: 2 });
        succeeded(await stack.refresh());
        await stack.stack.importStack(JSON.parse(state) as automation.Deployment);
    });

    it("says in preview, up and refresh what to install, and no line of code", async () => {
        await rm(installed);
        for (const run of [await stack.preview(), await stack.up(), await stack.refresh()])
            expect(failed(run)).to.contain(REMEDY);
    });

    it("deletes what the program no longer declares", async () => {
        isDeclared = false;
        const { succeeded: hasSucceeded, text } = await stack.up();
        expect(hasSucceeded, text).to.equal(true);
        expect(text).to.contain("deleted");
        expect(await stack.exported()).not.to.contain("HaActiveNode");
        expect(pair.switchoversReceived()).to.equal(0);
    });

    it("takes the pair back when the package is there again", async () => {
        isDeclared = true;
        await symlink(checkout, installed);
        succeeded(await stack.up());
        expect(await stack.recorded("own")).to.include({ activeNode: "sbc-lost-a" });
    });
});
