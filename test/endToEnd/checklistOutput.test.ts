import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nodesOf, UP, withYamlPair, type YamlPair } from "../languages/yamlPair.js";
import { getPlaceFirst } from "./place.js";
import { sideBySide } from "./sideBySide.js";
import { switchovers } from "./simulatedPair.js";
import { pulumiStreams } from "./standardOutput.js";

const SHOWN = "as seen now, unknown by the time of up";

function diffOf({ project }: YamlPair, ...more: readonly string[]) {
    return pulumiStreams(project.stack, ["preview", "--diff", ...more]);
}

async function showsTheChecklist(one: YamlPair): Promise<void> {
    const { pair, project, a, b, declareActive, done } = one;
    expect((await diffOf(one)).out).not.to.contain(SHOWN);

    declareActive(b);
    const plan = join(project.folder, "plan.json");
    const needed = await diffOf(one, "--save-plan", plan);
    expect(needed.code, needed.err).to.equal(0);
    expect(needed.out).to.match(
        new RegExp(
            `~ activeNode: "${a}" => "${b}"[^]*~ ${SHOWN}: \\{\\s+` +
                `\\+ 1\\. ${a}/${b}: NEEDED\\. Calls are on ${a}; desired ${b}\\. 6 of 6 preconditions met\\.[^]*` +
                `\\+ 2\\. Met: identity, status, peers, system state of ${b}, health of ${b}, synchronization\\.`,
        ),
    );
    expect(needed.err).to.contain("[ok] synchronization");
    expect(readFileSync(plan, "utf8")).not.to.contain("NEEDED");
    // The health is another one by then, and the line with it: the plan holds all the same.
    pair.setHealth(b, 90);
    await done("up", "--yes", "--skip-preview", "--plan", plan);
    expect(switchovers(pair).carriedOut).to.equal(1);
    expect(await project.stack.exported()).not.to.match(/NEEDED|as seen now|Met: identity/);
    expect((await diffOf(one, "--expect-no-changes")).code).to.equal(0);
}

async function showsARefusalAndDrift(one: YamlPair): Promise<void> {
    const { pair, project, a, b, declareActive, failed } = one;
    pair.setHealth(b, 10);
    declareActive(b);
    const refused = await diffOf(one);
    expect(refused.out).to.match(/- 1\. \S+: REFUSED\. Calls are on \S+ desired \S+ 5 of 6 preconditions met\./);
    expect(refused.out).to.contain(`- 2. Health of ${b}: 10 %; required: at least 75 %.`);
    expect(refused.out).to.match(/\+ 3\. Met: identity/);
    await failed(...UP);
    // The error of the up itself is recorded; the lines of a preview are not.
    expect(await project.stack.exported()).not.to.match(/as seen now|Met: identity/);

    declareActive(a);
    pair.setHealth(b, 100);
    pair.failOver();
    await pair.settled();
    const drift = await diffOf(one);
    expect(drift.out)
        .to.match(/\+ 1\. \S+: NEEDED\./)
        .and.to.match(/\+ 2\. The device moved calls there by itself\./);
    expect(drift.out).to.match(/\+ 3\. The log of \S+, at \S+: 'Standby to BecomingActive/);
    // What a row shows is as it was.
    expect((await pulumiStreams(project.stack, ["preview"])).out).to.contain("[diff: ~activeNode]");
}

async function namesNoSecretNode(one: YamlPair): Promise<void> {
    const { pair, project, b } = one;
    const secret = { nodes: { "fn::secret": nodesOf(pair) } };
    one.declareActive(b, secret);
    const { out } = await diffOf(one);
    expect(out).to.match(/\+ 1\. \w+: NEEDED\. Calls are on node 1; desired node 2\./);
    const shown = out.slice(out.indexOf(SHOWN));
    for (const { name, address } of nodesOf(pair)) expect(shown).not.to.contain(name).and.not.to.contain(address);
    expect(project.stack.stack.name).to.contain("unnamed");
}

describe("the checklist on the standard output of preview --diff, by the plugin", () => {
    getPlaceFirst();
    sideBySide({
        "stands below the change, and neither in the plan nor in the state": () =>
            withYamlPair("listed", showsTheChecklist),
        "has what is not met, and why calls moved": () => withYamlPair("unmet", showsARefusalAndDrift),
        "names no node that is secret": () => withYamlPair("unnamed", namesNoSecretNode),
    });
});
