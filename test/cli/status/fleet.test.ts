import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { type Fleet } from "../../../cli/status/fleet.js";
import { createJournal } from "../../../provider/state/journalFiles.js";
import { journalEntry } from "../../provider/state/journalEntry.js";
import { checkedMetrics } from "./checkedMetrics.js";
import { SimulatedFleet } from "./simulatedFleet.js";

describe("pulumi-oracle-sbc status, of a topology file", function () {
    this.timeout(60_000);
    let all: SimulatedFleet;
    beforeEach(async () => (all = await SimulatedFleet.start({}, {}, {})));
    afterEach(() => all.stop());

    const json = async (...args: readonly string[]) => {
        const { exitCode, out, err } = await all.run(...args, "--format", "json");
        expect(err).to.equal("");
        return { exitCode, fleet: JSON.parse(out) as Fleet };
    };

    it("looks at every pair with its site's user and authority, sends nothing but looks, and exits with 0", async () => {
        const { exitCode, out, err } = await all.run("--file", all.writeTopology());
        expect({ exitCode, err }).to.deep.equal({ exitCode: 0, err: "" });
        expect(out).to.match(
            /^site +pair +state +nodes +health +synchronized +sessions +last switchover +redundant +drift$/m,
        );
        expect(out).to.match(
            /^madrid +pair-1 +ready +sbc-1-a active, sbc-1-b standby +100\/100 +yes +120 +none +yes +no$/m,
        );
        expect(out).to.contain("\n\n3 pairs: 3 ready. Drift: 0. Not redundant: 0. Open requests: 0.\n");
        const nodes = ["0", "1", "2"].flatMap((pair) => [`sbc-${pair}-a`, `sbc-${pair}-b`]);
        expect(all.requests()).to.deep.equal(
            nodes.flatMap((node) => [`${node} GET kpis`, `${node} GET status`, `${node} POST token`]),
        );
        expect(all.pairs.map((pair) => pair.switchoversReceived())).to.deep.equal([0, 0, 0]);
    });

    it("says below the table what is wrong with which pair, shows it first, and exits with 1", async () => {
        all.pair(2).setFault({ name: "nodeDown", node: "sbc-2-b" });
        const { exitCode, out } = await all.run("--file", all.writeTopology());
        expect(exitCode).to.equal(1);
        const [, first = ""] = out.split("\n");
        expect(first).to.match(
            /^chicago +pair-2 +no standby +sbc-2-a active, sbc-2-b no answer +100\/\? +not known +120 +not known +no/,
        );
        expect(out)
            .to.match(/^3 pairs: 2 ready, 1 not\./m)
            .and.match(/^pair-2: .*ECONNREFUSED/m);
    });

    it("looks at the others where one can't be looked at, and says why not", async () => {
        const noNode = {
            nodes: [
                { name: "a b", address: "10.0.0.1" },
                { name: "c", address: "10.0.0.2" },
            ],
            activeNode: "c",
        };
        const { exitCode, fleet } = await json("--file", all.writeTopology({}, noNode));
        expect(exitCode).to.equal(1);
        expect(fleet.pairs.map(({ state }) => state)).to.deep.equal(["ready", "notLookedAt", "ready"]);
        expect(fleet.pairs[1]?.description).to.match(
            /^The pair can't be looked at\. nodes\[0\]\.name is not a host name/,
        );
        expect(fleet.pairs[1]).to.deep.include({ drift: "unknown", nodes: [] });
    });

    it("shows drift: of another node that is active, unless revertive: false lets it stay; not of one that was not seen", async () => {
        const b = (index: number) => ({ activeNode: `sbc-${index}-b` });
        all.pair(2).setFault({ name: "nodeDown", node: "sbc-2-a" });
        all.pair(2).setFault({ name: "nodeDown", node: "sbc-2-b" });
        const { fleet } = await json("--file", all.writeTopology(b(0), { ...b(1), revertive: false }, b(2)));
        expect(fleet.pairs.map(({ drift }) => drift)).to.deep.equal(["yes", "mayStay", "unknown"]);
        const { exitCode } = await json("--file", all.writeTopology(b(0)));
        expect(exitCode, "drift is no lack of readiness, and pair 2 is silent").to.equal(1);
    });

    it("shows the requests that this machine's journal has as open, each with its pair", async () => {
        const folder = `${all.folder}/journal`;
        const [a, b] = all.pair(1).nodes;
        const mark = ({ name, port }: { name: string; port: number }) => ({ name, host: "127.0.0.1", port });
        await createJournal(folder).write(journalEntry({ id: "4f1c", nodes: [mark(a), mark(b)] }));
        const topology = all.writeTopology();
        const { fleet } = await json("--file", topology, "--journal", folder);
        expect(fleet.pairs.map(({ openRequests }) => openRequests.map(({ id, from }) => [id, from]))).to.deep.equal([
            ...[[], [["4f1c", "journal"]], []],
        ]);
        const { out } = await all.run("--file", topology, "--journal", folder);
        expect(out).to.contain("A switchover request is open:").and.contain("Do not request a switchover by hand");
        expect(out).to.match(/^site .* open requests$/m);
    });

    it("merges both nodes' logs with --log", async () => {
        const topology = all.writeTopology();
        const none = await all.run("--file", topology, "--log");
        expect(none.out).to.contain("The log of pair-0:\n  No switchover is logged.");
        all.pair(0).failOver();
        await delay(1000);
        const { fleet } = await json("--file", topology, "--log");
        const log = fleet.pairs[0]?.log;
        expect(log?.byClockOf).to.equal("sbc-0-a");
        expect(log?.notes).to.deep.equal([]);
        expect(new Set(log?.entries.map(({ node }) => node))).to.deep.equal(new Set(["sbc-0-a", "sbc-0-b"]));
        const times = log?.entries.map(({ at }) => at) ?? [];
        expect(times).to.deep.equal([...times].sort().reverse());
        const { out } = await all.run("--file", topology, "--log");
        expect(out).to.match(/\nThe log of pair-0:\n {2}\d{4}-\d\d-\d\dT[\d:.]+Z, sbc-0-[ab] \w+ to \w+ \(/);
    });

    it("writes metrics to a file that is never seen half written, and prints no credential in any format", async () => {
        const topology = all.writeTopology();
        const prom = `${all.folder}/sbc.prom`;
        const { exitCode, out } = await all.run("--file", topology, "--format", "prometheus", "--out", prom);
        expect({ exitCode, out }).to.deep.equal({ exitCode: 0, out: "" });
        const text = readFileSync(prom, "utf8");
        const { problems, samples } = await checkedMetrics(text);
        expect(problems).to.equal(null);
        expect(samples.filter(({ metric }) => metric === "oracle_sbc_pair_ready")).to.have.lengthOf(3);
        expect(readdirSync(all.folder).filter((name) => name.startsWith("sbc.prom"))).to.deep.equal(["sbc.prom"]);
        all.pair(0).setFault({ name: "unauthorizedOnce", endpoint: "token", times: 99 });
        for (const format of ["table", "json", "markdown", "prometheus"]) {
            const ended = await all.run("--file", topology, "--format", format);
            expect(ended.out + ended.err)
                .to.contain("pair-0")
                .and.not.contain("hunter2");
        }
        const bad = await all.run("--file", topology, "--out", `${all.folder}/none/sbc.prom`);
        expect(bad.exitCode).to.equal(1);
        expect(bad.err).to.contain("none/sbc.prom can't be written (ENOENT)");
    });

    it("lets no word of a device do anything to a terminal", async () => {
        all.pair(0).setFault({ name: "unknownRoleWord", word: "\u001b[31mred\u001b[0m\n# x {b}\u202e" });
        for (const format of ["table", "json", "markdown", "prometheus"]) {
            const { out } = await all.run("--file", all.writeTopology(), "--format", format, "--log");
            // eslint-disable-next-line no-control-regex
            expect(out, format).not.to.match(/[\u0000-\u0009\u000b-\u001f\u202e]/);
            expect(out, format).not.to.match(/^# x/m);
        }
    });

    it("asks for a user where neither the environment nor the file has one, and sends nothing", async () => {
        const topology = all.writeTopology().replace("topology.yaml", "bare.yaml");
        const text = readFileSync(`${all.folder}/topology.yaml`, "utf8").replaceAll(
            /password: .*/g,
            "password: { secure: x }",
        );
        all.write("bare.yaml", text);
        const { exitCode, err } = await all.run("--file", topology);
        expect(exitCode).to.equal(2);
        expect(err).to.match(/^ORACLE_SBC_USERNAME and ORACLE_SBC_PASSWORD are not set\./);
        expect(all.requests()).to.deep.equal([]);
    });
});
