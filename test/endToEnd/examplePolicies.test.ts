import { expect } from "chai";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { YamlProject } from "../languages/project.js";
import { withPairs } from "../languages/withPairs.js";
import { resourceFor } from "../languages/yamlPair.js";
import { installPolicies } from "./examplePolicies.js";
import { getPlace } from "./place.js";
import { failed, succeeded } from "./readRun.js";
import { switchovers } from "./simulatedPair.js";
import { configFor } from "./stack.js";

const UP = ["up", "--yes"];

describe("the policies of examples/policy, run by Pulumi's own host, on a real Pulumi engine", function () {
    this.timeout(240_000);
    let host: string;
    let limits: string;
    before(async function () {
        this.timeout(20 * 60_000);
        const folder = join((await getPlace()).folder, "example-policies");
        host = installPolicies(folder);
        limits = join(folder, "limits.json");
    });

    const limitTo = (config: object) => writeFileSync(limits, JSON.stringify(config));

    it("ask for a reason, and for one that names an emergency where there is no quiet period", () =>
        withPairs(async (start) => {
            const pair = await start("why");
            const project = await YamlProject.create("policy-why", configFor(pair));
            const declare = (more: object) =>
                project.declare({ resources: { one: resourceFor(pair, "sbc-why-b", more) } });
            limitTo({ "reason-required": { pattern: "^(CHG-\\d+|EMERGENCY .+)" } });
            const run = (...command: readonly string[]) =>
                project.stack.cli(...command, "--policy-pack", host, "--policy-pack-config", limits);

            declare({});
            const unsaid = failed(await run("preview"));
            expect(unsaid).to.contain("[mandatory]  reason-required").and.not.contain("quiet-unless-emergency");

            declare({ reason: "CHG-12", timeouts: { quietSeconds: 0, settleSeconds: 5 } });
            const hasty = failed(await run(...UP));
            expect(hasty).to.contain("[mandatory]  quiet-unless-emergency").and.not.contain("reason-required");
            expect(switchovers(pair).received).to.equal(0);

            declare({ reason: "EMERGENCY INC-7", timeouts: { quietSeconds: 0, settleSeconds: 5 } });
            succeeded(await run(...UP));
            expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });

            declare({ observeOnly: true });
            succeeded(await run("preview"));
        }));

    it("stop a change that would switch over too many pairs, and count only those", () =>
        withPairs(async (start) => {
            const [one, other] = await Promise.all(["few1", "few2"].map((site) => start(site)));
            if (one === undefined || other === undefined) throw new Error("There are two.");
            const project = await YamlProject.create("policy-few", configFor(one));
            const declare = (letter: "a" | "b") => {
                const pairs = { one: ["few1", one], other: ["few2", other] } as const;
                const resources = Object.entries(pairs).map(([name, [site, pair]]) => {
                    const tls = { caCertificate: pair.caCertificate };
                    return [name, resourceFor(pair, `sbc-${site}-${letter}`, { reason: "CHG-1", tls })] as const;
                });
                project.declare({ resources: Object.fromEntries(resources) });
            };
            limitTo({ "few-pairs-a-change": { pairs: 1 } });
            const run = (...command: readonly string[]) =>
                project.stack.cli(...command, "--policy-pack", host, "--policy-pack-config", limits);

            declare("a");
            succeeded(await run(...UP));
            declare("b");
            expect(failed(await run(...UP))).to.contain(
                "2 pairs would be switched over (one, other), and at most 1 may be",
            );
            expect(switchovers(one).received + switchovers(other).received).to.equal(0);

            one.failOver();
            await one.settled();
            succeeded(await run(...UP));
            expect([switchovers(one).received, switchovers(other).received]).to.deep.equal([0, 1]);
        }));
});
