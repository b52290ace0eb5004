import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fleetMetrics } from "../../../cli/status/formats/prometheus.js";
import { ROOT } from "../../structure/sourceFiles.js";
import { checkedMetrics } from "./checkedMetrics.js";
import { fleet, fleetPair, HOSTILE } from "./fleets.js";

describe("the metrics of status", function () {
    // The first run on a machine compiles the parser.
    this.timeout(600_000);

    it("are read by Prometheus' own parser, and its linter has nothing against their names, help and units", async () => {
        const at = "2026-04-24T10:14:09.235Z";
        const lastSwitchover = { node: "sbc-a", oldState: "x", newState: "y", info: "", at };
        const { problems, samples } = await checkedMetrics(
            fleetMetrics(fleet(fleetPair({ site: "chicago", wave: 2, lastSwitchover }))),
        );
        expect(problems).to.equal(null);
        const valueOf = (metric: string, node?: string) =>
            samples.filter((each) => each.metric === metric && each.labels["node"] === node).map(({ value }) => value);
        const seconds = Date.parse(at) / 1000;
        expect(valueOf("oracle_sbc_pair_ready")).to.deep.equal([1]);
        expect(valueOf("oracle_sbc_pair_sessions")).to.deep.equal([12]);
        expect(valueOf("oracle_sbc_pair_last_switchover_timestamp_seconds")).to.deep.equal([seconds]);
        expect(valueOf("oracle_sbc_node_health_ratio", "sbc-b")).to.deep.equal([1]);
        expect(valueOf("oracle_sbc_node_active", "sbc-b")).to.deep.equal([0]);
        expect(samples.find(({ metric }) => metric === "oracle_sbc_node_switchovers_total")?.type).to.equal("COUNTER");
        const info = samples.find(({ metric }) => metric === "oracle_sbc_pair_info")?.labels;
        expect(info).to.include({ pair: "one", site: "chicago", wave: "2", state: "ready", active_node: "sbc-a" });
        // The node exporter refuses a file with times of its own.
        expect(fleetMetrics(fleet(fleetPair()))).to.match(/^oracle_sbc_pair_ready\{[^}]*\} 1$/m);
    });

    it("leave out what is not known: no number stands for it", async () => {
        const { activeNode: _active, sessions: _sessions, synchronized: _synchronized, ...rest } = fleetPair();
        const nodes = [{ name: "sbc-a", address: "10.0.0.1", role: "unseen", roleWords: "no answer" }];
        const unseen = { ...rest, nodes, ready: false, redundant: false, state: "unseen", drift: "unknown" } as const;
        const { problems, samples } = await checkedMetrics(fleetMetrics(fleet(unseen)));
        expect(problems).to.equal(null);
        expect(samples.map(({ metric }) => metric)).to.have.members([
            ...["info", "ready", "redundant", "open_requests"].map((name) => `oracle_sbc_pair_${name}`),
            ...["info", "up", "active"].map((name) => `oracle_sbc_node_${name}`),
            "oracle_sbc_look_timestamp_seconds",
        ]);
        expect(samples.find(({ metric }) => metric === "oracle_sbc_node_up")?.value).to.equal(0);
    });

    it("keep every word a word: none ends its label, or brings a sample of its own", async () => {
        const pairs = HOSTILE.map((name) => fleetPair({ name, site: name, state: name, activeNode: name }));
        const { problems, samples } = await checkedMetrics(fleetMetrics(fleet(...pairs)));
        expect(problems).to.equal(null);
        const infos = samples.filter(({ metric }) => metric === "oracle_sbc_pair_info");
        for (const label of ["pair", "site", "state", "active_node"])
            expect(infos.map(({ labels }) => labels[label])).to.have.members(HOSTILE);
        expect(samples.every(({ metric }) => metric.startsWith("oracle_sbc_"))).to.equal(true);
    });

    it("are each on the page about them, and no other is", () => {
        const at = "2026-04-24T10:14:09.235Z";
        const lastSwitchover = { node: "sbc-a", oldState: "x", newState: "y", info: "", at };
        const withAll = fleetPair({ lastSwitchover });
        const nodes = withAll.nodes.map((node) => ({ ...node, answeredAfterSeconds: 0.1 }));
        const printed = fleetMetrics(fleet({ ...withAll, nodes })).matchAll(/^# TYPE (\S+)/gm);
        const page = readFileSync(join(ROOT, "docs/how-to/watch-a-fleet.md"), "utf8");
        const listed = page.matchAll(/^\| `(oracle_sbc_\w+)`/gm);
        expect([...listed].map(([, name]) => name)).to.deep.equal([...printed].map(([, name]) => name));
    });
});
