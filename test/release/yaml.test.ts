import { expect } from "chai";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { failed } from "../endToEnd/readRun.js";
import { roles, switchovers } from "../endToEnd/simulatedPair.js";
import { withPairs } from "../languages/withPairs.js";
import { onEmptyMachine } from "./emptyMachine.js";
import { Project, yamlProject } from "./project.js";
import { getServed, getServedFirst, NEXT, VERSION } from "./served.js";

describe("a project in YAML, with the plugin from a server, on a real Pulumi engine", function () {
    this.timeout(180_000);
    getServedFirst();

    it("installs and comes up; the next version keeps the state, and shows no change; then calls move", () =>
        withPairs(async (start) => {
            const { server } = await getServed();
            const pair = await start("yam");
            const [a, b] = pair.nodes.map(({ name }) => name) as [string, string];
            const program = (version: string, activeNode: string) => ({
                "Pulumi.yaml": JSON.stringify(yamlProject(pair, version, server.url, activeNode)),
            });
            await onEmptyMachine(async (machine) => {
                const project = await Project.on(machine, pair, program(VERSION, a));
                expect(await project.installAndUp()).to.contain("active: ");
                const kept = (version: string) => join(machine.pulumiHome, `plugins/resource-oracle-sbc-v${version}`);
                expect([existsSync(kept(VERSION)), existsSync(kept(NEXT))]).to.deep.equal([true, false]);

                project.write(program(NEXT, a));
                await project.installUnchanged();
                expect(existsSync(kept(NEXT))).to.equal(true);
                expect(switchovers(pair).received).to.equal(0);

                project.write(program(NEXT, b));
                await project.installAndUp();
                expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
                expect(roles(pair)).to.equal("standby/active");
            });
        }));

    it("says of a version that the server does not have that it can't be had", () =>
        withPairs(async (start) => {
            const { server } = await getServed();
            const pair = await start("non");
            const yaml = JSON.stringify(yamlProject(pair, "99.0.0", server.url, pair.nodes[0].name));
            await onEmptyMachine(async (machine) => {
                const project = await Project.on(machine, pair, { "Pulumi.yaml": yaml });
                expect(failed(await project.pulumi("install"))).to.contain("oracle-sbc-99.0.0");
            });
        }));
});
