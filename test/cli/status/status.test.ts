import { expect } from "chai";
import { X509Certificate } from "node:crypto";
import { writeFileSync } from "node:fs";
import type { PairReport } from "../../../provider/index.js";
import { createJournal } from "../../../provider/state/journalFiles.js";
import { journalEntry } from "../../provider/state/journalEntry.js";
import { LookedAt, PASSWORD } from "../lookAtPair.js";

describe("pulumi-oracle-sbc status", () => {
    let looked: LookedAt;
    beforeEach(async () => (looked = await LookedAt.start()));
    afterEach(() => looked.stop());

    it("prints roles, counters and redundancy of a ready pair, by one look that changes nothing, and exits with 0", async () => {
        const { exitCode, out, err } = await looked.run("status", ...looked.options);
        expect(err).to.equal("");
        expect(exitCode).to.equal(0);
        expect(out)
            .to.match(/^sbc-a +127\.0\.0\.1:\d+ +active +100 % +0$/m)
            .and.match(/^sbc-b +127\.0\.0\.1:\d+ +standby +100 % +0$/m);
        expect(out).to.match(
            /^state +ready\nredundant +yes\nsynchronization +complete\nsessions +120 on sbc-a\nlast switchover +none seen/m,
        );
        const sent = looked.pair.requests.map(({ node, method, endpoint }) => `${node} ${method} ${endpoint}`);
        expect(sent).to.have.members([
            ...["sbc-a POST token", "sbc-b POST token", "sbc-a GET status", "sbc-b GET status"],
            ...["sbc-a GET kpis", "sbc-b GET kpis"],
        ]);
    });

    it("says which node is missing, and why, and exits with 1", async () => {
        looked.pair.setFault({ name: "nodeDown", node: "sbc-b" });
        const { exitCode, out } = await looked.run("status", ...looked.options);
        expect(exitCode).to.equal(1);
        expect(out)
            .to.match(/^sbc-b +\S+ +no answer +not reported +not reported$/m)
            .and.match(/^state +no standby$/m);
        expect(out).to.contain("ECONNREFUSED");
    });

    it("says which device answers in place of the one that was named, and exits with 1", async () => {
        const ca = ["--ca-file", looked.file("ca.pem")];
        const { exitCode, out } = await looked.run("status", ...looked.nodes(["sbc-a", "sbc-c"]), ...ca);
        expect(exitCode).to.equal(1);
        expect(out).to.contain("At the address of sbc-c, a device answers that reports its name as sbc-b.");
    });

    it("never contradicts itself at an address where another device answers, in text and in JSON", async () => {
        const ca = ["--ca-file", looked.file("ca.pem")];
        for (const names of [
            ["sbc-a", "sbc-c"],
            ["sbc-c", "sbc-b"],
            ["sbc-b", "sbc-a"],
        ] as const) {
            const nodes = looked.nodes([...names]);
            const { exitCode, out } = await looked.run("status", ...nodes, ...ca);
            expect(exitCode).to.equal(1);
            expect(out)
                .to.match(/^redundant +no$/m)
                .and.match(/^state +another device answers$/m);
            const json = JSON.parse((await looked.run("status", "--json", ...nodes, ...ca)).out) as PairReport;
            expect(json).to.include({ state: "wrongDevice", redundant: false });
            (["sbc-a", "sbc-b"] as const).forEach((hostName, index) => {
                const name = names[index] ?? "";
                if (name === hostName) return;
                expect(out).to.match(
                    new RegExp(`^${name} +\\S+ +another device \\(${hostName}\\) +not reported +not reported$`, "m"),
                );
                expect(json.roles[name]).to.equal("unseen");
                const role = index === 0 ? "active" : "standby";
                for (const text of [out, json.description]) {
                    expect(text).to.contain(`, declared as ${name}, answers as ${hostName}: ${role}`);
                    expect(text).not.to.contain(`${name}: ${role}`);
                }
                expect([json.activeNode, json.standbyNode]).not.to.contain(name);
            });
        }
    }).timeout(20_000);

    it("says of a node that refuses the login that it did, not that it gave no answer", async () => {
        const env = { ORACLE_SBC_USERNAME: "admin", ORACLE_SBC_PASSWORD: "wrong" };
        const { exitCode, out } = await looked.runWith(env, "status", ...looked.options);
        expect(exitCode).to.equal(1);
        expect(out)
            .to.match(/^sbc-a +\S+ +not logged in +not reported +not reported$/m)
            .and.not.contain("no answer");
    });

    it("prints what getPair gives as one line of JSON", async () => {
        const { exitCode, out } = await looked.run("status", "--json", ...looked.options);
        expect(exitCode).to.equal(0);
        expect(out.trimEnd()).not.to.contain("\n");
        expect(JSON.parse(out)).to.deep.include({ state: "ready", activeNode: "sbc-a", standbyNode: "sbc-b" });
    });

    it("shows the requests of the pair that this machine's journal records as open, and leaves them there", async () => {
        const folder = looked.file("journal");
        const journal = createJournal(folder);
        const run = async (...args: readonly string[]) => {
            const ended = await looked.run("status", ...looked.options, "--journal", folder, ...args);
            expect(ended).to.deep.include({ exitCode: 0, err: "" });
            return ended.out;
        };
        const other = [
            { name: "sbc-c", host: "10.1.1.1", port: 443 },
            { name: "sbc-d", host: "10.1.1.2", port: 443 },
        ] as const;
        await journal.write(journalEntry({ id: "other-1", nodes: other }));
        expect(await run()).not.to.contain("request is open");
        // Found by one address alone: the node was renamed, and the other one moved.
        const { port } = looked.pair.nodes[0];
        const renamed = [{ name: "old-a", host: "127.0.0.1", port }, other[1]] as const;
        for (const isHashed of [false, true]) {
            await journal.write(journalEntry({ nodes: renamed, isHashed }));
            const out = await run();
            expect(out)
                .to.match(/\n\nA switchover request is open:\n/)
                .and.contain(journal.pathOf("4f1c"));
            expect(out).to.contain("Do not request a switchover by hand").and.not.contain("other-1");
        }
        expect(await run("--json")).not.to.contain("request is open");
        expect((await journal.read()).entries).to.have.length(2);
    }).timeout(20_000);

    it("takes a fingerprint in place of the authority, and names the options where a certificate is not accepted", async () => {
        const [{ certificateSha256 }] = looked.pair.nodes;
        const pinned = await looked.run("status", ...looked.nodes(), "--certificate-sha256", certificateSha256);
        expect(pinned.exitCode, pinned.out).to.equal(0);
        const untrusted = await looked.run("status", ...looked.nodes());
        expect(untrusted.exitCode).to.equal(1);
        expect(untrusted.out).to.contain("--ca-file").and.to.contain("--certificate-sha256");
        expect(untrusted.out).not.to.contain("tls.");
    });

    it("takes a file with a byte order mark and indentation, and says in which form another file is", async () => {
        const pem = looked.pair.caCertificate;
        const statusWith = async (content: string | Buffer) => {
            writeFileSync(looked.file("other.pem"), content);
            return await looked.run("status", ...looked.nodes(), "--ca-file", looked.file("other.pem"));
        };
        const taken = await statusWith(`\ufeff${pem.replaceAll(/^/gm, "  ").replaceAll("\n", "\r\n")}`);
        expect(taken.exitCode, taken.err).to.equal(0);
        const der = await statusWith(new X509Certificate(pem).raw);
        expect(der.exitCode).to.equal(2);
        expect(der.err).to.match(/--ca-file is not one or more certificates in PEM: it is in DER; .*-inform der/);
        const trusted = await statusWith(pem.replaceAll("CERTIFICATE", "TRUSTED CERTIFICATE"));
        expect(trusted.err).to.match(/--ca-file is .* it holds a TRUSTED CERTIFICATE/);
    }).timeout(20_000);

    it("answers a bad option with a sentence, and exits with 2", async () => {
        const mistakes: readonly (readonly [args: readonly string[], words: string])[] = [
            [["--node", "a=1.2.3.4"], "A pair has two nodes: give --node NAME=ADDRESS twice, not once."],
            [["--node", "a"], "--node needs NAME=ADDRESS, such as sbc-chi-a=10.20.0.11, not a."],
            [["--node", "a=1.2.3.4", "--node", "b=https://1.2.3.5"], "has a scheme; leave it out"],
            [[...looked.options, "--api-version", "1.1"], '--api-version is not a version such as "v1.2".'],
            [[...looked.nodes(), "--ca-file", "nowhere.pem"], "nowhere.pem of --ca-file can't be read (ENOENT)"],
            [["--password", "hunter2"], "Unknown option '--password'"],
            [["chicago"], "Unexpected argument 'chicago'"],
        ];
        for (const [args, words] of mistakes) {
            const { exitCode, out, err } = await looked.run("status", ...args);
            expect(exitCode, args.join(" ")).to.equal(2);
            expect(err).to.contain(words).and.to.contain("status --help lists the options.");
            expect(out + err).not.to.contain("hunter2");
        }
        expect(looked.pair.requests).to.have.lengthOf(0);
    }).timeout(20_000);

    it("repeats nothing of an address that may hold a password", async () => {
        const { exitCode, err } = await looked.run("status", "--node", `admin:${PASSWORD}@10.20.0.11`);
        expect(exitCode).to.equal(2);
        expect(err).to.contain("--node needs NAME=ADDRESS").and.not.to.contain(PASSWORD);
    });

    it("asks for credentials in the environment, by the name that is missing", async () => {
        const env = { ORACLE_SBC_USERNAME: "admin", ORACLE_SBC_PASSWORD: "" };
        const { exitCode, err } = await looked.runWith(env, "status", ...looked.options);
        expect(exitCode).to.equal(2);
        expect(err).to.match(/^ORACLE_SBC_PASSWORD is not set\./);
        expect(looked.pair.requests).to.have.lengthOf(0);
    });

    it("documents its options and exit codes", async () => {
        const { exitCode, out } = await looked.run("status", "--help");
        expect(exitCode).to.equal(0);
        for (const words of [
            "--node NAME=ADDRESS",
            "--ca-file",
            "--journal",
            "--json",
            "ORACLE_SBC_PASSWORD",
            "Exit code: 0",
        ]) {
            expect(out).to.contain(words);
        }
    });
});
