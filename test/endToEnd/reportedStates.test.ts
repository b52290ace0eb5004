import { expect } from "chai";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { exampleStack } from "../languages/project.js";
import { nodesOf, resourceFor, UP, withYamlPair, type YamlPair } from "../languages/yamlPair.js";
import { withPairs } from "../languages/withPairs.js";
import { piped, reported } from "./pipedReport.js";
import { getPlaceFirst } from "./place.js";
import { failed, succeeded } from "./readRun.js";
import { sideBySide } from "./sideBySide.js";
import { silenceAfterRequest } from "./simulatedPair.js";
import { configFor, type TestStack } from "./stack.js";

const SECRET_PROGRAM = `import * as pulumi from "@pulumi/pulumi";
import * as sbc from "pulumi-oracle-sbc";
const config = new pulumi.Config();
export const pair = new sbc.HaActiveNode("hidden", {
    nodes: config.requireSecretObject<sbc.NodeArgs[]>("nodes"),
    activeNode: config.requireSecret("active"),
    timeouts: { quietSeconds: 0.3, settleSeconds: 5 },
});
`;

/** Neither a name nor an address of a node is in any format, and the pair has its row all the same. */
async function hidesSecretNodes(stack: TestStack, hidden: readonly string[]): Promise<void> {
    const { attention } = await reported(stack);
    expect(attention).to.have.lengthOf(1);
    expect(attention[0]).to.include({ name: "hidden", active: "node 1", desired: "node 2", attention: "needed" });
    for (const format of ["markdown", "text", "html", "json"]) {
        const { code, out } = await piped(stack, "", `--format ${format}`);
        expect(code).to.equal(0);
        expect(out).to.contain("NEEDED");
        for (const secret of hidden) expect(out, format).not.to.contain(secret);
    }
}

function secretsOf({ pair }: Pick<YamlPair, "pair">): readonly string[] {
    return nodesOf(pair).flatMap(({ name, address }) => [name, address]);
}

async function byPlugin(one: YamlPair): Promise<void> {
    one.declareActive(one.b, { nodes: { "fn::secret": nodesOf(one.pair) } });
    await hidesSecretNodes(one.project.stack, secretsOf(one));
}

async function byDynamicProvider(): Promise<void> {
    await withPairs(async (start) => {
        const pair = await start("hid");
        const [a = "", b = ""] = pair.nodes.map(({ name }) => name);
        const values = (active: string) => ({
            "sbc-topology:nodes": { value: JSON.stringify(nodesOf(pair)), secret: true },
            "sbc-topology:active": { value: active, secret: true },
        });
        const stack = await exampleStack(
            "topology",
            "hidden-dynamic",
            { ...configFor(pair), ...values(a) },
            (folder) => {
                writeFileSync(join(folder, "index.ts"), SECRET_PROGRAM);
                writeFileSync(join(folder, "Pulumi.yaml"), "name: sbc-topology\nruntime: nodejs\nmain: index.ts\n");
                return Promise.resolve({});
            },
        );
        succeeded(await stack.up());
        await stack.stack.setAllConfig(values(b));
        await hidesSecretNodes(stack, secretsOf({ pair }));
    });
}

async function tellsOpenAndFrozen({ pair, project, a, b, declareActive }: YamlPair): Promise<void> {
    const { stack } = project;
    declareActive(b);
    const frozen = await reported(stack, "--config oracle-sbc:freeze=CHG-99");
    expect(frozen.attention[0]).to.include({ attention: "refused", active: a, desired: b });
    expect(frozen.attention[0]?.unmet).to.deep.equal(['freeze: "CHG-99" (required: none)']);
    succeeded(await stack.cli("config", "rm", "oracle-sbc:freeze"));

    const speakAgain = silenceAfterRequest(pair);
    failed(await stack.cli(...UP));
    const dark = await reported(stack);
    expect(dark.totals).to.include({ open: 1, unreachable: 1 });
    expect(dark.attention[0]?.verdicts).to.have.members(["OPEN", "NOT SEEN"]);
    speakAgain();
    const { attention } = await reported(stack);
    expect(attention[0]).to.include({ attention: "open" });
    expect((await piped(stack, "", "--fail-on open")).code).to.equal(3);
}

async function tellsWhatFailed({ pair, project, b }: YamlPair): Promise<void> {
    const { stack } = project;
    pair.setFault({ name: "serviceUnavailable", endpoint: "status" });
    const strict = await reported(stack, "--config oracle-sbc:onUnreachable=error");
    expect(strict).to.include({ isFailed: true });
    expect(strict.code).not.to.equal(0);
    expect(strict.attention[0]).to.include({ attention: "unreachable", isFailure: true });
    pair.clearFaults();
    const wrong = { resources: { failed: resourceFor(pair, b, { timeouts: { quietSeconds: -1 } }) } };
    project.declare(wrong);
    const invalid = await reported(stack, "--config oracle-sbc:onUnreachable=warn");
    expect(invalid.code).not.to.equal(0);
    expect(invalid.attention[0]?.sentences.join(" ") ?? "").to.contain("quietSeconds");
}

describe("the report of one pair, on a real Pulumi engine", () => {
    getPlaceFirst();
    sideBySide({
        "shows no secret node, by the plugin": () => withYamlPair("hidden", byPlugin),
        "shows no secret node, by the dynamic provider": byDynamicProvider,
        "shows a freeze and an open request": () => withYamlPair("open", tellsOpenAndFrozen),
        "shows what failed the preview": () => withYamlPair("failed", tellsWhatFailed),
    });
});
