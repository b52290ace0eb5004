import { expect } from "chai";
import { dirname, join } from "node:path";
import type { Fleet } from "../../cli/status/fleet.js";
import { createJournal } from "../../provider/state/journalFiles.js";
import { runCliWith } from "../cli/runCli.js";
import { journalEntry } from "../provider/state/journalEntry.js";
import { getPlaceFirst } from "./place.js";
import { succeeded } from "./readRun.js";
import { switchovers } from "./simulatedPair.js";
import type { TestStack } from "./stack.js";
import { SimulatedSite, siteConfig, TOPOLOGY_FACES, topologyStack } from "./topologyStack.js";

const SITES = ["chicago", "madrid"];
const NO_USER = { ORACLE_SBC_USERNAME: "", ORACLE_SBC_PASSWORD: "" };

for (const face of TOPOLOGY_FACES) {
    describe(`status of a stack with a topology, by the ${face} provider on a real Pulumi engine`, function () {
        this.timeout(10 * 60_000);
        let sites: readonly SimulatedSite[];
        let stack: TestStack;

        getPlaceFirst();
        before(async () => {
            sites = await Promise.all(SITES.map((name, index) => SimulatedSite.start(name, 2, `of-${name}-${index}`)));
            stack = await topologyStack(face, `status-${face}`, siteConfig(sites));
            const wave = (site: number, pair: number) => (site + pair === 0 ? 1 : 2);
            const declared = sites.flatMap((site, at) =>
                [0, 1].map((index) => site.declare(index, "a", { wave: wave(at, index), revertive: index === 0 })),
            );
            await stack.declare(...(declared as never[]));
            succeeded(await stack.up());
            for (const pair of pairs()) pair.clearRequests();
        });
        after(() => Promise.all(pairs().map((pair) => pair.stop())));

        const pairs = () => sites.flatMap((site) => site.pairs);
        const status = async (env: Readonly<Record<string, string>>, ...args: readonly string[]) => {
            const { stack: automation, place } = stack;
            const PATH = `${dirname(place.pulumiCommand.command)}:${process.env["PATH"]}`;
            const all = { ...place.envVars, ...NO_USER, PATH, ...env };
            const named = ["--stack", automation.name, "--cwd", automation.workspace.workDir];
            const run = runCliWith(all, "status", ...named, ...args);
            const exitCode = await run.exited;
            const { out, err } = run.output();
            for (const { password } of sites) expect(out + err).not.to.contain(password);
            return { exitCode, out, err };
        };
        const fleet = async () => {
            const { out, err } = await status({}, "--format", "json");
            expect(err).to.equal("");
            return JSON.parse(out) as Fleet;
        };

        it("looks at all pairs with each site's user, by the stack's own configuration, and sends nothing but looks", async () => {
            const { exitCode, out, err } = await status({});
            expect({ exitCode, err }).to.deep.equal({ exitCode: 0, err: "" });
            expect(out).to.match(/^madrid +madrid-2 +ready +sbc-mad2-a active, sbc-mad2-b standby .* yes +no$/m);
            expect(out).to.contain("4 pairs: 4 ready. Drift: 0. Not redundant: 0. Open requests: 0.");
            for (const pair of pairs()) {
                const asked = new Set(pair.requests.map(({ method, endpoint }) => `${method} ${endpoint}`));
                expect([...asked].sort()).to.deep.equal(["GET kpis", "GET status", "POST token"]);
                expect(switchovers(pair).received).to.equal(0);
            }
        });

        it("has site, wave, desired node and drift of each, after a failover", async () => {
            for (const site of sites) site.pair(1).failOver();
            sites[0]?.pair(0).failOver();
            for (let tries = 0; tries < 50; tries++) {
                if ((await fleet()).pairs.filter(({ drift }) => drift !== "no").length === 3) break;
            }
            const seen = (await fleet()).pairs.map(({ name, site, wave, activeNode, desiredActiveNode, drift }) =>
                [name, site, wave, activeNode, desiredActiveNode, drift].join(" "),
            );
            expect(seen).to.have.members([
                "chicago-1 chicago 1 sbc-chi1-b sbc-chi1-a yes",
                "chicago-2 chicago 2 sbc-chi2-b sbc-chi2-a mayStay",
                "madrid-1 madrid 2 sbc-mad1-a sbc-mad1-a no",
                "madrid-2 madrid 2 sbc-mad2-b sbc-mad2-a mayStay",
            ]);
        });

        it("shows what the journal of the stack's configuration has as open", async () => {
            const folder = join(stack.place.folder, `journal-${face}`);
            const [a, b] = sites[1]?.pair(0).nodes ?? [];
            const nodes = [a, b].map((node) => ({ name: node?.name ?? "", host: "127.0.0.1", port: node?.port ?? 0 }));
            await createJournal(folder).write(journalEntry({ id: "4f1c", nodes: nodes as never }));
            await stack.set("oracle-sbc:journal", folder);
            const open = (await fleet()).pairs.filter(({ openRequests }) => openRequests.length > 0);
            expect(open.map(({ name, openRequests }) => [name, openRequests[0]?.id])).to.deep.equal([
                ["madrid-1", "4f1c"],
            ]);
            const { out } = await status({}, "--journal", "off");
            expect(out).to.contain("Open requests: 0.");
        });

        it("says of a node that a user of the environment is not let in, and needs no secret of the stack then", async () => {
            const env = {
                ORACLE_SBC_USERNAME: "gitops",
                ORACLE_SBC_PASSWORD: "of nobody",
                VAULT_ADDR: "http://127.0.0.1:1",
            };
            const { exitCode, out } = await status(env);
            expect(exitCode).to.equal(1);
            expect(out)
                .to.match(/^4 pairs: 0 ready, 4 not\./m)
                .and.contain("not logged in");
            expect(out).not.to.contain("of nobody");
        });

        it("says what keeps Pulumi from giving the stack", async () => {
            const none = await status({}, "--stack", "nowhere");
            expect(none.exitCode).to.equal(2);
            expect(none.err).to.match(/^Pulumi knows no stack nowhere\. Look at pulumi stack ls/);
            const out = await status({
                PULUMI_BACKEND_URL: "",
                PULUMI_ACCESS_TOKEN: "",
                PULUMI_HOME: stack.place.folder,
            });
            expect(out.exitCode).to.equal(1);
            expect(out.err).to.match(/^Pulumi is not logged in to a backend\. Run pulumi login/);
            const missing = await status({ PATH: "" });
            expect(missing.exitCode).to.equal(1);
            expect(missing.err).to.match(/^The Pulumi CLI can't be found on the PATH\. Install it/);
            const elsewhere = await status({}, "--cwd", stack.place.pulumiHome);
            expect(elsewhere.exitCode).to.equal(2);
            expect(elsewhere.err).to.match(/^There is no Pulumi project here/);
        });
    });
}
