import { expect } from "chai";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { PROVIDER_TEXT } from "../sdk/providerText.js";
import { LookedAt, PASSWORD } from "./lookAtPair.js";

interface Written {
    readonly type: string;
    readonly name: string;
    readonly id: string;
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly outputs: Readonly<Record<string, unknown>>;
}

describe("pulumi-oracle-sbc import", () => {
    let looked: LookedAt;
    beforeEach(async () => (looked = await LookedAt.start()));
    afterEach(() => looked.stop());

    const importInto = (file: string, ...more: readonly string[]) =>
        looked.run("import", "chicago", ...looked.options, "--out", looked.file(file), ...more);
    const written = (file: string): Written => {
        const { resources } = JSON.parse(readFileSync(looked.file(file), "utf8")) as { resources: Written[] };
        const [resource] = resources;
        if (resource === undefined || resources.length > 1) throw new Error("The file should have one resource.");
        return resource;
    };
    const nodes = () => looked.pair.nodes.map(({ name, address }) => ({ name, address }));

    it("writes the pair as it is: the active node is the desired one, and counts as made active already", async () => {
        const { exitCode, err } = await importInto("pair.json", "--not-revertive", "--api-version", "v1.1");
        expect(err).to.equal("");
        expect(exitCode).to.equal(0);
        const declared = { nodes: nodes(), apiVersion: "v1.1", revertive: false };
        expect(written("pair.json")).to.deep.equal({
            type: "pulumi-nodejs:dynamic/oracle-sbc:HaActiveNode",
            name: "chicago",
            id: nodes()
                .map(({ name, address }) => `${name}=${address}`)
                .join(","),
            inputs: { ...declared, activeNode: "sbc-a", __provider: PROVIDER_TEXT },
            outputs: {
                ...declared,
                activeNode: "sbc-a",
                standbyNode: "sbc-b",
                roles: { "sbc-a": "active", "sbc-b": "standby" },
                redundant: true,
                switchoverCounts: { "sbc-a": 0, "sbc-b": 0 },
                fulfilledActiveNode: "sbc-a",
                __provider: PROVIDER_TEXT,
            },
        });
        const asked = looked.pair.requests.map(({ endpoint }) => endpoint);
        expect(asked).to.have.members(["token", "token", "status", "status"]);
    });

    it("prints the declaration to paste and the commands to run, and nothing secret", async () => {
        const { out } = await importInto("pair.json");
        const [a, b] = looked.pair.nodes;
        expect(out).to.contain(`import * as sbc from "pulumi-oracle-sbc";

new sbc.HaActiveNode("chicago", {
    nodes: [
        { name: "sbc-a", address: "${a.address}" },
        { name: "sbc-b", address: "${b.address}" },
    ],
    activeNode: "sbc-a",
});
`);
        expect(out).to.contain(`pulumi config set oracle-sbc:caCertificate < ${looked.file("ca.pem")}`);
        expect(out).to.contain(
            `pulumi import --file ${looked.file("pair.json")} --generate-code=false --protect=false`,
        );
        expect(out).to.contain("pulumi preview --expect-no-changes");
        const all = out + readFileSync(looked.file("pair.json"), "utf8");
        expect(all).not.to.contain(PASSWORD).and.not.to.contain("BEGIN CERTIFICATE");
    });

    it("records what verifies the certificates only where it is told to", async () => {
        const { out } = await importInto("pair.json", "--record-tls", "--server-name", "sbc-a");
        const tls = { caCertificate: looked.pair.caCertificate, serverName: "sbc-a" };
        expect(written("pair.json").inputs).to.have.deep.property("tls", tls);
        expect(written("pair.json").outputs).to.have.deep.property("tls", tls);
        const read = `readFileSync(${JSON.stringify(looked.file("ca.pem"))}, "utf8")`;
        expect(out).to.contain(`    tls: { caCertificate: ${read}, serverName: "sbc-a" },\n`);
        expect(out).not.to.contain("config set oracle-sbc:caCertificate");
    });

    it("declares no desired node with --observe-only, even of a pair with a problem", async () => {
        looked.pair.setFault({ name: "nodeDown", node: "sbc-b" });
        const { exitCode, out } = await importInto("pair.json", "--observe-only");
        expect(exitCode).to.equal(0);
        expect(written("pair.json").inputs).to.deep.equal({
            nodes: nodes(),
            observeOnly: true,
            __provider: PROVIDER_TEXT,
        });
        const { outputs } = written("pair.json");
        expect(outputs).to.deep.include({ activeNode: "sbc-a", roles: { "sbc-a": "active", "sbc-b": "unseen" } });
        expect(outputs).not.to.have.property("fulfilledActiveNode");
        expect(out).to.contain("    observeOnly: true,\n});");
    });

    const refusals: Readonly<Record<string, { disturb: () => void; options?: string[]; words: RegExp }>> = {
        "both nodes are active": {
            disturb: () => looked.pair.setFault({ name: "bothActive" }),
            words: /would be a guess\. sbc-a: active, sbc-b: active\. Run this again when .* or import it with --observe-only/,
        },
        "one node gives no answer": {
            disturb: () => looked.pair.setFault({ name: "nodeDown", node: "sbc-b" }),
            words: /would be a guess\. sbc-a: active, sbc-b: no answer\. .*ECONNREFUSED/,
        },
        "no node gives an answer, though it would only be observed": {
            disturb: () => {
                for (const node of ["sbc-a", "sbc-b"]) looked.pair.setFault({ name: "nodeDown", node });
            },
            options: ["--observe-only"],
            words: /no answer.*Run this again when one node at least gives an answer\./,
        },
    };
    for (const [when, { disturb, options = [], words }] of Object.entries(refusals)) {
        it(`writes nothing where ${when}: fact, then remedy, and exit code 1`, async () => {
            disturb();
            const { exitCode, out, err } = await importInto("pair.json", ...options);
            expect(exitCode).to.equal(1);
            expect(err).to.match(words);
            expect(out).to.equal("");
            expect(readdirSync(looked.folder)).to.deep.equal(["ca.pem"]);
        });
    }

    it("writes nothing where another device answers, observed or not", async () => {
        const ca = ["--ca-file", looked.file("ca.pem"), "--out", looked.file("pair.json")];
        for (const more of [[], ["--observe-only"]]) {
            const { exitCode, err } = await looked.run(
                "import",
                "chicago",
                ...looked.nodes(["sbc-a", "sbc-c"]),
                ...ca,
                ...more,
            );
            expect(exitCode).to.equal(1);
            expect(err).to.contain(
                "At the address of sbc-c, a device answers that reports its name as sbc-b. Correct the",
            );
            expect(existsSync(looked.file("pair.json"))).to.equal(false);
        }
    });

    it("leaves a file that exists alone", async () => {
        writeFileSync(looked.file("pair.json"), "mine");
        const { exitCode, err } = await importInto("pair.json");
        expect(exitCode).to.equal(1);
        expect(err).to.contain("pair.json exists already, and was left alone. Delete it, or name another file");
        expect(readFileSync(looked.file("pair.json"), "utf8")).to.equal("mine");
    });

    it("answers a bad option with a sentence, and exits with 2", async () => {
        const mistakes: readonly (readonly [args: readonly string[], words: string])[] = [
            [[...looked.options], "import needs one name"],
            [["a", "b", ...looked.options], "import needs one name"],
            [["a", ...looked.nodes(), "--record-tls"], "--record-tls needs --ca-file, --server-name or"],
            [["a", "--node", "x=1.2.3.4", "--node", "x=1.2.3.5"], "both are named x"],
        ];
        for (const [args, words] of mistakes) {
            const { exitCode, err } = await looked.run("import", ...args);
            expect(exitCode, args.join(" ")).to.equal(2);
            expect(err).to.contain(words).and.to.contain("import --help lists the options.");
        }
        expect(looked.pair.requests).to.have.lengthOf(0);
    }).timeout(20_000);

    it("documents its options and exit codes", async () => {
        const { exitCode, out } = await looked.run("import", "--help");
        expect(exitCode).to.equal(0);
        for (const words of ["--observe-only", "--record-tls", "--out", "ORACLE_SBC_USERNAME", "Exit code: 0"]) {
            expect(out).to.contain(words);
        }
    });
});
