import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { getPlaceFirst } from "../endToEnd/place.js";
import { sideBySide } from "../endToEnd/sideBySide.js";
import { countRequests, LOOKS_ONLY, roles, switchovers } from "../endToEnd/simulatedPair.js";
import { configFor, PASSWORD, type TestStack } from "../endToEnd/stack.js";
import { YamlProject } from "./project.js";
import { withPairs } from "./withPairs.js";
import { DESTROY, nodesOf, resourceFor, UP, withYamlPair } from "./yamlPair.js";

/** As if the last `up` had been made with other values. */
async function rewriteState({ stack }: TestStack, from: RegExp, to: string): Promise<void> {
    const state = JSON.stringify(await stack.exportStack());
    expect(state).to.match(from);
    await stack.importStack(JSON.parse(state.replaceAll(from, to)) as Awaited<ReturnType<typeof stack.exportStack>>);
}

describe("the plugin on a real Pulumi engine", () => {
    getPlaceFirst();

    sideBySide({
        "imports a pair by its id, writes the program for it, and the next preview is clean": () =>
            withPairs(async (start) => {
                const pair = await start("imp", { active: "sbc-imp-b" });
                const project = await YamlProject.create("yaml-import", configFor(pair));
                const id = nodesOf(pair).map(({ name, address }) => `${name}=${address}`);
                const args = ["import", "oracle-sbc:index:HaActiveNode", "chicago"];
                const bad = await project.stack.cli(...args, "sbc-imp-a", "--yes");
                expect(bad.succeeded).to.equal(false);
                expect(bad.text).to.contain("This id does not name a pair. Write it as name=address,name=address");
                const imported = await project.stack.cli(...args, id.join(","), "--yes", "--out", "written.yaml");
                expect(imported.succeeded, imported.text).to.equal(true);
                const written = readFileSync(join(project.folder, "written.yaml"), "utf8");
                expect(written).to.contain("activeNode: sbc-imp-b");
                project.declare(parse(written) as object);
                const { succeeded, text } = await project.stack.cli("preview", "--expect-no-changes");
                expect(succeeded, text).to.equal(true);
                expect(text).to.contain("2 unchanged");
                expect(countRequests(pair)).to.match(LOOKS_ONLY);
            }),

        "says of a pair that can't be reached so on its own line; what is recorded stays, and destroy works": () =>
            withYamlPair("gone", async ({ pair, project, a, done, failed }) => {
                pair.setFault("nodeDown");
                const preview = await done("preview");
                expect(preview).to.match(
                    /HaActiveNode \(gone\):\n\s+warning: .*NOT SEEN. Where calls are can't be seen/,
                );
                expect(preview).to.contain("2 unchanged").and.contain("What is recorded stays.");
                expect(preview.replace(/[^]*Diagnostics/, "").match(/can't be seen/g)).to.have.lengthOf(1);
                await done(...UP);
                expect(await project.stack.recorded("gone")).to.include({ activeNode: a, standbyNode: "sbc-gone-b" });
                await project.stack.set("oracle-sbc:onUnreachable", "error");
                expect(await failed("preview")).to.contain("NOT SEEN. Where calls are can't be seen");
                await done(...DESTROY);
                expect(await project.stack.exported()).not.to.contain("HaActiveNode");
            }),

        "looks with the new password where an old one is recorded: nothing is replaced, and one login fails": () =>
            withYamlPair("pass", async ({ pair, project, done }) => {
                const old = `{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","plaintext":"\\"old\\""}`;
                await rewriteState(project.stack, /\{"4dabf18193072939515e22adb298388d":[^}]*\}/g, old);
                const preview = await done("preview");
                expect(preview).to.contain("did not accept the user name and password").and.contain("2 unchanged");
                const refused = pair.requests.filter(({ endpoint, status }) => endpoint === "token" && status === 401);
                expect(refused.map(({ node }) => node).sort()).to.deep.equal(["sbc-pass-a", "sbc-pass-b"]);
                await done(...UP);
                const after = await done("preview", "--expect-no-changes");
                expect(after).not.to.contain("did not accept");
                await rewriteState(project.stack, /\{"4dabf18193072939515e22adb298388d":[^}]*\}/g, old);
                await done(...DESTROY);
                expect(switchovers(pair).received).to.equal(0);
                expect(await project.stack.exported()).not.to.contain(PASSWORD);
            }),

        "takes a changed address as an update, though nobody answers at the recorded one": () =>
            withYamlPair("addr", async ({ pair, project, done }) => {
                const [, { address }] = nodesOf(pair) as [unknown, { address: string }];
                await rewriteState(project.stack, new RegExp(`"address":"${address}"`, "g"), '"address":"127.0.0.1:1"');
                const preview = await done("preview", "--diff");
                expect(preview).to.contain(`"127.0.0.1:1" => "${address}"`).and.contain("~ 1 to update");
                expect(await done(...UP)).to.contain("~ 1 updated");
                await done("preview", "--expect-no-changes");
                expect(switchovers(pair).received).to.equal(0);
            }),

        "shows the drift of several pairs in one preview, and looks at them at the same time": () =>
            withPairs(async (start) => {
                let mostOpen = 0;
                const sites = ["east", "west", "north", "south"];
                const pairs = await Promise.all(sites.map((site) => start(site)));
                const [first] = pairs;
                if (first === undefined) throw new Error("There are four.");
                const resources = Object.fromEntries(
                    pairs.map((pair): [string, object] => {
                        const { name } = pair.nodes[0];
                        const tls = { caCertificate: pair.caCertificate };
                        return [name, resourceFor(pair, name, { tls })];
                    }),
                );
                const project = await YamlProject.create("yaml-many", configFor(first), { resources });
                const up = await project.stack.cli(...UP);
                expect(up.succeeded, up.text).to.equal(true);
                for (const pair of pairs) {
                    pair.failOver();
                    pair.clearRequests();
                    pair.setFault({ name: "slow", endpoint: "status", delayMs: 400 });
                }
                await Promise.all(pairs.map((pair) => pair.settled()));
                const isOpen = () =>
                    pairs.filter((pair) => pair.requests.some(({ ended }) => ended === "pending")).length;
                const watching = setInterval(() => (mostOpen = Math.max(mostOpen, isOpen())), 10);
                const { succeeded, text } = await project.stack.cli("preview", "--diff");
                clearInterval(watching);
                expect(succeeded, text).to.equal(true);
                for (const site of sites) expect(text).to.contain(`~ activeNode: "sbc-${site}-b" => "sbc-${site}-a"`);
                expect(mostOpen).to.equal(4);
            }),

        "gives a program what getPair sees": () =>
            withYamlPair("fn", async ({ pair, project, done }) => {
                const variables = {
                    seen: { "fn::invoke": { function: "oracle-sbc:getPair", arguments: { nodes: nodesOf(pair) } } },
                };
                project.declare({ variables, outputs: { node: "${seen.activeNode}", state: "${seen.state}" } });
                await done(...UP);
                const outputs = await project.stack.stack.outputs();
                expect([outputs["node"]?.value, outputs["state"]?.value]).to.deep.equal(["sbc-fn-a", "ready"]);
            }),

        "ends a switchover's watch after customTimeouts, and records that its outcome is not seen": () =>
            withYamlPair("slow", async ({ pair, project, b, declareActive, done, failed }) => {
                pair.setFault({ name: "lateSwitchover", delayMs: 6_000 });
                const timeouts = { quietSeconds: 0.3, settleSeconds: 60 };
                declareActive(b, { timeouts }, { customTimeouts: { update: "3s" } });
                const text = await failed(...UP);
                expect(text).to.contain("The 3 s that customTimeouts gives it were over");
                expect(await project.stack.recorded("slow")).to.have.nested.property("pending.to", b);
                declareActive(b, { timeouts });
                await done(...UP);
                expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
                expect(roles(pair)).to.equal("standby/active");
            }),

        "names a key of its configuration that is misspelt": () =>
            withYamlPair("key", async ({ project, failed }) => {
                await project.stack.set("oracle-sbc:onUnreachible", "error");
                expect(await failed("preview")).to.contain(
                    "oracle-sbc:onUnreachible is not a setting of this provider",
                );
            }),
    });
});
