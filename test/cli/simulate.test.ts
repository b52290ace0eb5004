import { expect } from "chai";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { peculiarReport } from "../simulator/dialect/peculiar.js";
import { runCli } from "./runCli.js";

interface Ready {
    readonly nodes: readonly { readonly name: string; readonly address: string; readonly certificateSha256: string }[];
    readonly controlUrl: string;
    readonly caFile: string;
    readonly username: string;
    readonly password: string;
}

function statusCode(address: string, ca: string, auth: string): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
        const url = `https://${address}/rest/v1.2/auth/token`;
        const sent = request(url, { method: "POST", ca, auth }, (response) => {
            response.resume();
            resolve(response.statusCode);
        });
        sent.on("error", reject);
        sent.end();
    });
}

describe("pulumi-oracle-sbc simulate", () => {
    it("prints one line for a program when it is ready, serves, and stops cleanly", async () => {
        const directory = mkdtempSync(join(tmpdir(), "simulate-test-"));
        const caFile = join(directory, "authority.pem");
        const run = runCli("simulate", "--json", "--nodes", "one,two", "--active", "two", "--ca-file", caFile);
        const ready = JSON.parse(await run.printed("\n")) as Ready;
        try {
            expect(ready.nodes.map(({ name }) => name)).to.deep.equal(["one", "two"]);
            expect(ready.caFile).to.equal(caFile);
            const ca = readFileSync(caFile, "utf8");
            const auth = `${ready.username}:${ready.password}`;
            for (const { address } of ready.nodes) expect(await statusCode(address, ca, auth)).to.equal(200);
            const state = (await (await fetch(`${ready.controlUrl}/state`)).json()) as {
                nodes: readonly { role: string }[];
            };
            expect(state.nodes.map(({ role }) => role)).to.deep.equal(["standby", "active"]);
        } finally {
            run.child.kill("SIGINT");
        }
        expect(await run.exited).to.equal(0);
        expect(run.output().out.trimEnd().split("\n")).to.have.length(1);
        expect(existsSync(caFile)).to.equal(true);
        rmSync(directory, { recursive: true });
    });

    it("speaks like a report, in the versions and words of its devices, under its own credentials", async () => {
        const directory = mkdtempSync(join(tmpdir(), "simulate-like-"));
        const file = join(directory, "report.json");
        writeFileSync(file, JSON.stringify(peculiarReport()));
        const run = runCli("simulate", "--like", file, "--nodes", "one,two");
        const greeting = await run.printed("-X POST https");
        try {
            expect(greeting)
                .to.match(/^ {2}one +\S+ {2}ACTIVE\n {2}two +\S+ {2}STANDBY$/m)
                .and.contain("/rest/v1.1/auth/token")
                .and.contain("acme-packet");
        } finally {
            run.child.kill("SIGINT");
        }
        expect(await run.exited).to.equal(0);
        for (const [content, words] of [
            ["{", /is not JSON: give a report of doctor --bundle/],
            ["{}", /not a report of doctor --bundle/],
        ] as const) {
            writeFileSync(file, content);
            const refused = runCli("simulate", "--like", file);
            expect(await refused.exited).to.equal(2);
            expect(refused.output().err).to.match(words);
        }
        rmSync(directory, { recursive: true });
    }).timeout(20_000);

    it("tells a reader how to go on, then prints requests and role changes", async () => {
        const run = runCli("simulate", "--time-scale", "0.01", "--username", "gitops", "--password", "a b'c");
        const greeting = await run.printed("-X POST https");
        const caFile = /certificate authority {2}(.*)/.exec(greeting)?.[1] ?? "";
        const address = /sbc-a +(\S+)/.exec(greeting)?.[1] ?? "";
        const controlUrl = /control endpoint +(\S+)/.exec(greeting)?.[1] ?? "";
        expect(greeting.match(/^ {2}.*curl /gm)).to.have.length(3);
        expect(greeting).to.contain("-u 'gitops:a b'\\''c'");
        expect(await statusCode(address, readFileSync(caFile, "utf8"), "gitops:a b'c")).to.equal(200);
        await run.printed("sbc-a  POST /rest/v1.2/auth/token by gitops: 200");
        await fetch(`${controlUrl}/failover`, { method: "POST" });
        const after = await run.printed("sbc-a  is now standby");
        expect(after).to.contain("active: sbc-b");
        run.child.kill("SIGTERM");
        expect(await run.exited).to.equal(0);
        expect(existsSync(caFile)).to.equal(false);
    });

    it("documents options, control requests and faults", async () => {
        const run = runCli("simulate", "--help");
        expect(await run.exited).to.equal(0);
        for (const words of ["--time-scale", "POST /failover", "answerLostAfterActing", "neverSynchronizes"]) {
            expect(run.output().out).to.contain(words);
        }
    });

    const mistakes: readonly (readonly [args: readonly string[], words: string])[] = [
        [["--portz", "1"], "Unknown option '--portz'"],
        [["--ports", "1"], "--ports needs two values with a comma, not 1."],
        [["--ports", "1,x"], "--ports needs a number, not x."],
        [["--nodes", "a,b", "--active", "c"], "The active node must be a or b, not c."],
        [
            ["--certificate", "best"],
            "A certificate is one of valid, expired, notYetValid, wrongName, selfSigned, sha1Signature, shortKey, not best.",
        ],
        [["--switchover-status", "200"], "--switchover-status must be 204 or 202, not 200."],
    ];
    it("answers a bad option with a sentence, and exits with 2", async () => {
        await Promise.all(
            mistakes.map(async ([args, words]) => {
                const run = runCli("simulate", ...args);
                expect(await run.exited, args.join(" ")).to.equal(2);
                expect(run.output().err).to.contain(words);
            }),
        );
    });
});
