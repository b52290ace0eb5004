import * as automation from "@pulumi/pulumi/automation/index.js";
import { expect } from "chai";
import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import * as sbc from "../../sdk/nodejs/index.js";
import type { Simulator } from "../../simulator/index.js";
import { getPlace } from "./place.js";
import { startPair, switchovers } from "./simulatedPair.js";
import { entryFor, PASSWORD, TestStack } from "./stack.js";

describe("an inline program of the Automation API, on a real Pulumi engine", () => {
    const startedIn = process.cwd();
    let pair: Simulator;
    let folder: string;
    let checkout: string;

    before(async function () {
        this.timeout(20 * 60_000);
        ({ folder, checkout } = await getPlace());
        pair = await startPair("own");
    });
    after(() => pair.stop());
    afterEach(() => process.chdir(startedIn));

    /** `main`: where Pulumi runs the provider; by default where the process is at this moment. */
    const programIn = async (stackName: string, main: string | undefined, activeNode: string) => {
        const { name: _name, ...entry } = entryFor(pair, "own", activeNode);
        const args = {
            ...entry,
            nodes: [...entry.nodes],
            credentials: { username: "admin", password: PASSWORD },
            tls: { caCertificate: pair.caCertificate },
        };
        const program = () => {
            const resource = new sbc.HaActiveNode("own", args);
            return Promise.resolve({ active: resource.activeNode, all: resource });
        };
        const workDir = join(folder, stackName);
        await mkdir(workDir);
        const projectSettings: automation.ProjectSettings | undefined =
            main === undefined ? undefined : { name: "inline", runtime: "nodejs", main };
        return await TestStack.ofProgram(
            { stackName, projectName: "inline", program },
            { workDir, ...(projectSettings === undefined ? {} : { projectSettings }) },
        );
    };

    describe("that gives credentials as an argument", () => {
        let stack: TestStack;
        before(async () => {
            stack = await programIn("credentials", checkout, "sbc-own-b");
        });

        it("works where its main is a folder that has the package, and gives out what the devices say", async () => {
            const { succeeded, text } = await stack.up();
            expect(succeeded, text).to.equal(true);
            expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
            expect((await stack.stack.outputs())["active"]?.value).to.equal("sbc-own-b");
            expect(text).not.to.contain("can't be found");
        });

        it("keeps the password encrypted in state, and out of all that is printed", async () => {
            expect(await stack.exported())
                .to.contain('"ciphertext"')
                .and.not.contain(PASSWORD);
            expect(stack.printed.join("\n")).not.to.contain(PASSWORD);
        });

        it("keeps it so after a refresh, an update and a partial failure, which all write the state anew", async () => {
            pair.failOver();
            await pair.settled();
            const refreshed = await stack.refresh();
            expect(refreshed.succeeded, refreshed.text).to.equal(true);
            expect(await stack.exported(), "after refresh").not.to.contain(PASSWORD);
            pair.setFault({ name: "acceptedNoEffect", times: 1 });
            expect((await stack.up()).text).to.contain("NO EFFECT");
            expect(await stack.exported(), "after a partial failure").not.to.contain(PASSWORD);
            const { succeeded, text } = await stack.up();
            expect(succeeded, text).to.equal(true);
            expect(await stack.exported(), "after update").not.to.contain(PASSWORD);
            expect(stack.printed.join("\n")).not.to.contain(PASSWORD);
        });

        it("sees no difference in a password that is the same", async () => {
            expect((await stack.preview()).changes).to.deep.equal({ same: 2 });
        });
    });

    it("works without a main where the process is in such a folder", async () => {
        process.chdir(checkout);
        const stack = await programIn("nomain", undefined, "sbc-own-b");
        const { succeeded, text } = await stack.up();
        expect(succeeded, text).to.equal(true);
    });

    it("says in a sentence that the package can't be found where the process is in another folder", async () => {
        const elsewhere = join(folder, "without-the-package");
        await mkdir(join(elsewhere, "node_modules/@pulumi"), { recursive: true });
        await symlink(join(checkout, "node_modules/@pulumi/pulumi"), join(elsewhere, "node_modules/@pulumi/pulumi"));
        process.chdir(elsewhere);
        const stack = await programIn("elsewhere", undefined, "sbc-own-b");
        const { succeeded, text } = await stack.up();
        expect(succeeded).to.equal(false);
        expect(text).to.match(
            /warning: pulumi-oracle-sbc can't be found from .*without-the-package, where Pulumi looks for it\./,
        );
        expect(text).to.contain("Add pulumi-oracle-sbc to this project's own dependencies");
        expect(text).to.contain("start the process in such a folder");
        expect(text).to.contain("Install pulumi-oracle-sbc in this project");
    });
});
