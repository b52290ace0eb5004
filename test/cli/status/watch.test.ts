import { expect } from "chai";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Fleet } from "../../../cli/status/fleet.js";
import { countRequests } from "../../endToEnd/simulatedPair.js";
import { until } from "../until.js";
import { SimulatedFleet } from "./simulatedFleet.js";

/** A command of util-linux that gives another one a terminal of its own. */
const TERMINAL = "script";

describe("pulumi-oracle-sbc status --watch", function () {
    this.timeout(60_000);
    let all: SimulatedFleet;
    beforeEach(async () => (all = await SimulatedFleet.start({}, {})));
    afterEach(() => all.stop());

    const looksIn = (out: string) => out.split("\n").filter((line) => line.startsWith("{"));

    it("looks again and again with one token a node, appends a line of JSON for each look, and shows what has changed", async () => {
        const run = all.start("--file", all.writeTopology(), "--watch", "1", "--format", "json");
        await until(() => looksIn(run.output().out).length >= 2);
        all.pair(0).failOver();
        await until(() => run.output().out.includes('"drift":"yes"'));
        run.child.kill("SIGINT");
        expect(await run.exited).to.equal(0);
        const fleets = looksIn(run.output().out).map((line) => JSON.parse(line) as Fleet);
        expect(fleets[0]?.pairs.map(({ activeNode }) => activeNode)).to.deep.equal(["sbc-0-a", "sbc-1-a"]);
        expect(fleets.at(-1)?.pairs.map(({ activeNode }) => activeNode)).to.deep.equal(["sbc-0-b", "sbc-1-a"]);
        const asked = countRequests(all.pair(1));
        expect(asked).to.match(/^a kpis \d+, a status \d+, a token 1, b kpis \d+, b status \d+, b token 1$/);
        expect(run.output().err).to.equal("");
    });

    it("ends at once on Ctrl-C, while a node is silent too, with the exit code of the last look", async () => {
        const run = all.start("--file", all.writeTopology(), "--watch=1");
        await until(() => run.output().out.includes("2 pairs: 2 ready."));
        all.pair(0).setFault({ name: "hang", endpoint: "any" });
        const before = all.pair(0).requests.length;
        await until(() => all.pair(0).requests.length > before || all.pair(1).requests.length > 12);
        const asked = Date.now();
        run.child.kill("SIGINT");
        expect(await run.exited).to.equal(0);
        expect(Date.now() - asked).to.be.below(3000);
        expect(run.output().out).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z, every 1 s; Ctrl-C ends it\nsite +pair /);
    });

    it("ends with 1 if the last look showed a pair that is not ready", async () => {
        all.pair(1).setFault({ name: "nodeDown", node: "sbc-1-b" });
        const run = all.start("--file", all.writeTopology(), "--watch=1");
        await run.printed("2 pairs: 1 ready, 1 not.");
        run.child.kill("SIGTERM");
        expect(await run.exited).to.equal(1);
    });

    it("replaces a file of metrics at each look", async () => {
        const prom = join(all.folder, "sbc.prom");
        const run = all.start("--file", all.writeTopology(), "--watch=1", "--format", "prometheus", "--out", prom);
        const seen = () => {
            try {
                return /^oracle_sbc_look_timestamp_seconds (.*)$/m.exec(readFileSync(prom, "utf8"))?.[1];
            } catch {
                return undefined;
            }
        };
        await until(() => seen() !== undefined);
        const first = seen();
        await until(() => seen() !== first);
        run.child.kill("SIGINT");
        expect(await run.exited).to.equal(0);
        expect(run.output()).to.deep.equal({ out: "", err: "" });
    });

    it("draws one screen anew on a terminal, in colours, and leaves lines to wrap again", async function () {
        if (process.platform !== "linux") this.skip();
        const command = [process.execPath, join(__dirname, "../../../cli/index.js"), "status"];
        const args = ["--file", all.writeTopology(), "--watch=1"];
        // A shell that stays is interrupted too, and some then report the signal instead of the command's own exit code.
        const shell = ["exec", ...[...command, ...args].map((word) => `'${word}'`)].join(" ");
        const env = { ...process.env, SHELL: "/bin/sh", TERM: "xterm", NO_COLOR: "", XDG_STATE_HOME: all.folder };
        const child = spawn(TERMINAL, ["-qec", shell, "/dev/null"], { env, stdio: ["pipe", "pipe", "inherit"] });
        const exited = new Promise<number | null>((resolve) => child.once("close", resolve));
        let out = "";
        child.stdout.on("data", (piece: Buffer) => (out += piece.toString("utf8")));
        await until(() => out.split("\u001b[H").length >= 3);
        child.stdin.write("\u0003");
        expect(await exited).to.equal(0);
        expect(out.split("\u001b[2J")).to.have.lengthOf(2);
        expect(out).to.contain("\u001b[32mready\u001b[39m");
        expect(out.lastIndexOf("\u001b[?7h")).to.be.above(out.lastIndexOf("\u001b[?7l"));
    });
});
