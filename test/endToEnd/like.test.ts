import { expect } from "chai";
import { readFileSync, writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { type Simulator, startSimulator } from "../../simulator/index.js";
import { LookedAt } from "../cli/lookAtPair.js";
import { parsePage } from "../docs/pages.js";
import { peculiarReport } from "../simulator/dialect/peculiar.js";
import { ROOT } from "../structure/sourceFiles.js";
import { getPlaceFirst } from "./place.js";
import { succeeded } from "./readRun.js";
import { roles, startPair, switchovers } from "./simulatedPair.js";
import { configFor, entryFor, TestStack } from "./stack.js";

const PAGE = "docs/how-to/rehearse.md";

/** The report of a pair that has nothing of the documented sample but the names of its elements. */
async function reportOf(like: object): Promise<unknown> {
    const looked = await LookedAt.start({ like });
    try {
        const file = looked.file("report.json");
        await looked.run("doctor", ...looked.options, "--bundle", file);
        return JSON.parse(readFileSync(file, "utf8"));
    } finally {
        await looked.stop();
    }
}

/** The shell blocks of the page, for a pair that listens elsewhere. */
async function pageCommands(pair: Simulator): Promise<string[]> {
    const { blocks } = parsePage(PAGE, await readFile(join(ROOT, PAGE), "utf8"));
    const [a, b] = pair.nodes;
    return blocks
        .filter(({ language, code }) => language === "sh" && !code.includes("simulate --like"))
        .map(({ code }) =>
            code
                .replaceAll("127.0.0.1:9443", a.address)
                .replaceAll("127.0.0.1:9444", b.address)
                .replaceAll("127.0.0.1:9400", pair.controlUrl.replace("http://", ""))
                .replaceAll(/^curl /gm, "curl --fail --silent --show-error "),
        );
}

describe("a rehearsal on a pair that speaks like a report of doctor, on a real Pulumi engine", () => {
    getPlaceFirst();

    it("moves calls and back by two changed lines, and records what the devices report in their own words", async () => {
        // With times that can be read: a cool-down is declared.
        const like = await reportOf(peculiarReport((body) => body.replace(/ (\d\d:\d\d:\d\d)\.\d{3} /g, "T$1")));
        const pair = await startPair("reh", { like });
        try {
            const [a, b] = pair.nodes.map(({ name }) => name) as [string, string];
            const stack = await TestStack.ofRoot("like", configFor(pair));
            const preconditions = {
                cooldownSeconds: 3600,
                maximumSessions: 500,
                synchronized: true,
                minimumHealthPercent: 90,
            };
            const declare = (node: string, more: object = {}) =>
                stack.declare(entryFor(pair, "reh", node, { preconditions: { ...preconditions, ...more } }));
            await declare(a);
            succeeded(await stack.up());
            await declare(b);
            expect(succeeded(await stack.preview())).to.contain(`NEEDED. Calls are on ${a}; desired ${b}.`);
            succeeded(await stack.up());
            expect(roles(pair)).to.equal("STANDBY/ACTIVE");
            expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
            const recorded = await stack.recorded("reh");
            expect(recorded).to.deep.include({
                activeNode: b,
                standbyNode: a,
                redundant: true,
                roles: { [a]: "standby", [b]: "active" },
            });
            expect(recorded["switchoverCounts"]).to.deep.equal({ [a]: 18, [b]: 18 });
            expect(recorded["lastAction"]).to.include({ outcome: "switched", sessionsBefore: 230 });
            // By the device's own log, in its own form of time.
            await declare(a);
            const refused = await stack.up();
            expect(refused.succeeded).to.equal(false);
            expect(refused.text).to.contain("REFUSED").and.contain("cool-down");
            await declare(a, { cooldownSeconds: 1 });
            succeeded(await stack.up());
            expect(roles(pair)).to.equal("ACTIVE/STANDBY");
            expect(switchovers(pair)).to.deep.equal({ received: 2, carriedOut: 2 });
        } finally {
            await pair.stop();
        }
    }).timeout(180_000);

    it("follows docs/how-to/rehearse.md as it stands there, from a stack of real addresses", async () => {
        const pair = await startSimulator({
            like: peculiarReport(),
            nodes: ["sbc-chi-a", "sbc-chi-b"],
            timeScale: 0.02,
        });
        try {
            const production = await TestStack.ofRoot("production", {
                ...configFor(pair),
                "oracle-sbc:username": { value: "gitops" },
                "oracle-sbc:password": { value: "of the real ones", secret: true },
                "oracle-sbc:certificateSha256": { value: "AB".repeat(32) },
                "oracle-sbc:serverName": { value: "sbc.example.net" },
            });
            const folder = production.stack.workspace.workDir;
            const file = join(folder, "Pulumi.production.yaml");
            const settings = parse(await readFile(file, "utf8")) as { config: Record<string, unknown> };
            // Reserved for documentation: nothing answers there. Not as one text: the page sets parts of it.
            const entry = entryFor(pair, "chicago", "sbc-chi-a");
            const addresses = ["192.0.2.11", "192.0.2.12"];
            const nodes = entry.nodes.map(({ name }, index) => ({ name, address: addresses[index] }));
            settings.config["sbc-topology:pairs"] = [{ ...entry, nodes }];
            await writeFile(file, stringify(settings));
            writeFileSync(join(folder, "rehearsal-ca.pem"), pair.caCertificate);
            const run = async (commands: string) => succeeded(await production.program("sh", ["-ec", commands]));
            const [copy = "", remove = "", move = "", faults = "", end = "", ...more] = await pageCommands(pair);
            expect(more).to.deep.equal([]);
            expect(copy).to.contain("stack init rehearsal");
            await run(copy);
            await run(remove);
            const moved = await run(move);
            expect(moved).to.contain("NEEDED. Calls are on sbc-chi-a; desired sbc-chi-b.");
            expect(roles(pair)).to.equal("STANDBY/ACTIVE");
            expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
            await run(faults);
            await run(end);
        } finally {
            await pair.stop();
        }
    }).timeout(180_000);
});
