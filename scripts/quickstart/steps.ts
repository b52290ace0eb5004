import type { Simulator } from "../../simulator/index.js";
import { checkOutput, checkRow, checkRun, type Row } from "./expectations.js";
import type { Place } from "./place.js";
import * as screen from "./screen.js";
import { changeActiveNode } from "./stackFile.js";

/** Takes the steps one after the other, and holds each against what the simulated devices themselves say. */
export async function* takeSteps(place: Place, simulator: Simulator): AsyncGenerator<Row> {
    const [a, b] = simulator.nodes.map((node) => node.name) as [string, string];
    const up = ["up", "--yes"];
    const upAsPreviewed = ["up", "--yes", "--skip-preview"];

    async function step(name: string, expected: { active: string; sent: number }, act: () => Promise<string>) {
        const before = activeNode(simulator);
        const sentBefore = simulator.switchoversReceived();
        const result = await act();
        await simulator.settled();
        const sent = simulator.switchoversReceived() - sentBefore;
        const row: Row = { step: name, before, after: activeNode(simulator), sent, result };
        checkRow(row, expected);
        return row;
    }

    async function run(args: readonly string[], expected: { succeeds: boolean; prints: RegExp }) {
        const ran = await place.pulumi(args);
        screen.say(`  exit code ${ran.code}`);
        checkRun(args, ran, expected);
    }

    async function outputIs(node: string) {
        screen.command("pulumi stack output activeNodes");
        const active = (await place.outputs()).activeNodes?.["chicago"];
        screen.output(`chicago: ${active}`);
        checkOutput(active, node);
    }

    async function declareActive(node: string) {
        const { before, after } = await changeActiveNode(place.stackFile, node);
        screen.say(`Pulumi.quickstart.yaml:\n  - ${before}\n  + ${after}`);
    }

    screen.heading(`1. First up: ${a} is declared active and is active, so nothing is sent`);
    yield await step("first up", { active: a, sent: 0 }, async () => {
        await run(up, { succeeds: true, prints: /3 created/ });
        await outputIs(a);
        return "already active, nothing sent";
    });

    screen.heading(`2. A planned failover: one line changes from ${a} to ${b}`);
    yield await step("planned failover", { active: b, sent: 1 }, async () => {
        await declareActive(b);
        await run(["preview"], { succeeds: true, prints: /: NEEDED\. / });
        await run(upAsPreviewed, { succeeds: true, prints: /1 updated/ });
        await outputIs(b);
        return "switched";
    });

    screen.heading(`3. A failover that nobody requested: ${a} takes over by itself, and preview shows it as drift`);
    yield await step("failover by itself", { active: a, sent: 0 }, async () => {
        simulator.failOver();
        await simulator.settled();
        screen.say(`The simulator let ${b} fall silent; ${activeNode(simulator)} has taken over.`);
        await run(["preview"], { succeeds: true, prints: /1 to update/ });
        return "shown by preview as drift";
    });
    yield await step("drift corrected", { active: b, sent: 1 }, async () => {
        await run(upAsPreviewed, { succeeds: true, prints: /1 updated/ });
        await outputIs(b);
        return "switched back";
    });

    screen.heading(`4. A refused switchover: ${a} should be active again, but is not synchronized, so nothing is sent`);
    yield await step("refused switchover", { active: b, sent: 0 }, async () => {
        simulator.setSync("tSIPD", "false", a);
        await declareActive(a);
        await run(up, { succeeds: false, prints: /synchroni[sz]ed/ });
        await outputIs(b);
        return "refused, nothing sent";
    });
}

/** By the devices' own account. */
function activeNode({ nodes }: Simulator): string {
    const active = nodes.filter((node) => node.role === "active").map((node) => node.name);
    return active.length === 1 ? (active[0] ?? "none") : active.length === 0 ? "none" : "both";
}
