import { expect } from "chai";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { LookedAt, PASSWORD } from "../lookAtPair.js";

describe("pulumi-oracle-sbc doctor", () => {
    let looked: LookedAt;
    beforeEach(async () => (looked = await LookedAt.start()));
    afterEach(() => looked.stop());

    /** Of the first node that has such a line. */
    const verdictOf = (out: string, topic: string) =>
        new RegExp(`^  (ok|not ok|not known) +${topic} +(.*)$`, "m").exec(out)?.slice(1, 3) ?? [];
    const follows = (out: string) => out.replace(/\s+/g, " ");

    it("finds nothing wrong with a ready pair, sends what it says it sends, once to each node, and exits with 0", async () => {
        const { exitCode, out, err } = await looked.run("doctor", ...looked.options);
        expect(err).to.equal("");
        expect(exitCode, out).to.equal(0);
        expect(out)
            .to.match(/^sbc-a \(127\.0\.0\.1:\d+\)$/m)
            .and.match(/\d\d ok, 0 not ok, \d+ not known\.\n$/);
        for (const topic of ["connection", "certificate", "API version", "login", "role word", "Date", "framing"])
            expect(verdictOf(out, topic)[0], topic).to.equal("ok");
        expect(verdictOf(out, "fingerprint")[1]).to.equal(
            `SHA-256 ${looked.pair.nodes[0].certificateSha256.replaceAll(":", "")}`,
        );
        expect(verdictOf(out, "expiry")[1]).to.match(/^in 36\d days/);
        expect(verdictOf(out, "log times")[0]).to.equal("not known");
        expect(verdictOf(out, "right to switch over")[0]).to.equal("not known");
        const sent = looked.pair.requests.map(({ node, method, endpoint }) => `${node} ${method} ${endpoint}`);
        const each = ["POST token", "GET status", "GET supportedVersions", "GET kpiTypes", "GET kpis"];
        expect(sent).to.have.members(["sbc-a", "sbc-b"].flatMap((node) => each.map((request) => `${node} ${request}`)));
    });

    it("describes a certificate that is not accepted, and gives it no credentials", async () => {
        const { exitCode, out } = await looked.run("doctor", ...looked.nodes());
        expect(exitCode).to.equal(1);
        expect(verdictOf(out, "certificate")[0]).to.equal("not ok");
        expect(out).to.contain("--ca-file").and.contain("--certificate-sha256");
        expect(verdictOf(out, "chain")[1]).to.contain("signed by CN=Simulated SBC certificate authority");
        expect(verdictOf(out, "fingerprint")[1]).to.contain(looked.pair.nodes[0].certificateSha256.replaceAll(":", ""));
        expect(verdictOf(out, "login")).to.deep.equal([
            "not known",
            "not seen: the look ended before it (certificate)",
        ]);
        expect(looked.pair.requests).to.have.lengthOf(0);
    });

    it("takes an expired certificate for trouble, unless its fingerprint is accepted in place of the date", async () => {
        const expired = await LookedAt.start({ certificate: "expired" });
        try {
            const { exitCode, out } = await expired.run("doctor", ...expired.options);
            expect(exitCode).to.equal(1);
            expect(verdictOf(out, "expiry")[0]).to.equal("not ok");
            const pin = expired.pair.nodes[0].certificateSha256;
            const pinned = await expired.run("doctor", ...expired.nodes(), "--certificate-sha256", pin);
            expect(pinned.exitCode, pinned.out).to.equal(0);
            expect(verdictOf(pinned.out, "certificate")[1]).to.contain("by its fingerprint");
            expect(verdictOf(pinned.out, "expiry")[1]).to.match(/^expired on .*accepted in place of it$/);
        } finally {
            await expired.stop();
        }
    });

    it("names no version that no node has shown to know: a gateway may answer a login with an error", async () => {
        looked.pair.setFault({ name: "serverError", node: "sbc-a", endpoint: "token" });
        const { exitCode, out } = await looked.run("doctor", ...looked.options);
        expect(exitCode).to.equal(1);
        const [first = "", second = ""] = out.split(/^sbc-b /m);
        expect(verdictOf(first, "API version")[0]).to.equal("not known");
        expect(verdictOf(first, "login")[0]).to.equal("not ok");
        expect(verdictOf(second, "API version")).to.deep.equal(["ok", "v1.2 is in use"]);
    });

    it("tells how far it got with a node that refuses connections, and with one that refuses the login, once", async () => {
        looked.pair.setFault({ name: "nodeDown", node: "sbc-a" });
        const env = { ORACLE_SBC_USERNAME: "admin", ORACLE_SBC_PASSWORD: "wrong-one" };
        const { exitCode, out } = await looked.runWith(env, "doctor", ...looked.options);
        expect(exitCode).to.equal(1);
        const [first = "", second = ""] = out.split(/^sbc-b /m);
        expect(verdictOf(first, "connection")).to.satisfy(([word, fact]: [string, string]) => {
            return word === "not ok" && fact.includes("ECONNREFUSED");
        });
        expect(verdictOf(first, "certificate")[0]).to.equal("not known");
        expect(verdictOf(second, "connection")[0]).to.equal("ok");
        expect(verdictOf(second, "API version")).to.deep.equal(["ok", "v1.2 is in use"]);
        expect(verdictOf(second, "login")[0]).to.equal("not ok");
        expect(verdictOf(second, "status")[0]).to.equal("not known");
        expect(looked.pair.node("sbc-b").failedLogins).to.equal(1);
        expect(out).not.to.contain("wrong-one");
    });

    it("names words that are not known here, with the declaration that says what they mean", async () => {
        looked.pair.setRole("sbc-b", "hot-spare");
        looked.pair.setSync("tMBCD", "enabled", "sbc-b");
        const { exitCode, out } = await looked.run("doctor", ...looked.options);
        expect(exitCode).to.equal(1);
        expect(follows(out))
            .to.contain('not ok role word "hot-spare" is not known here')
            .and.contain('not ok peer\'s role word "hot-spare" is not known here')
            .and.contain('deviceWords: { roles: { "hot-spare": "standby" } }')
            .and.contain('deviceWords: { synchronized: ["enabled"] }');
    });

    it("lets no word of a device reach the terminal as anything but text", async () => {
        looked.pair.setRole("sbc-b", "\u001b[31mred\u202egnirts\r\n<{%fg%}>");
        const { out } = await looked.run("doctor", ...looked.options, "--bundle", looked.file("report.json"));
        // eslint-disable-next-line no-control-regex -- what moves a cursor
        expect(out.replaceAll("\n", "")).not.to.match(/[\x00-\x1f\x7f\u202e]|<\{%/);
        expect(readFileSync(looked.file("report.json"), "utf8")).not.to.contain("\u001b");
    });

    it("tells absent elements from present ones, and a right that the user lacks", async () => {
        looked.pair.setFault({ name: "missingFields", fields: ["haPeerName", "switchOverLogs"] });
        looked.pair.setFault({ name: "forbidden", endpoint: "kpis" });
        const { exitCode, out } = await looked.run("doctor", ...looked.options);
        expect(exitCode).to.equal(1);
        expect(verdictOf(out, "haPeerName")).to.deep.equal(["not known", "absent"]);
        expect(verdictOf(out, "switchOverLogs")).to.deep.equal(["not known", "absent"]);
        expect(verdictOf(out, "haPeerRole")).to.deep.equal(["ok", "present"]);
        expect(verdictOf(out, "right to read")[0]).to.equal("not ok");
        expect(verdictOf(out, "sessions")[0]).to.equal("not ok");
    });

    it("says that a device's clock is wrong", async () => {
        const late = await LookedAt.start({ now: () => new Date(Date.now() - 90_000) });
        try {
            const { exitCode, out } = await late.run("doctor", ...late.options);
            expect(exitCode).to.equal(1);
            expect(verdictOf(out, "Date")[1]).to.match(/, (89|90)\.\d s behind this machine$/);
        } finally {
            await late.stop();
        }
    });

    it("writes a report for its owner alone, tells what was replaced, and never overwrites one", async () => {
        const file = looked.file("report.json");
        const { exitCode, err } = await looked.run("doctor", ...looked.options, "--bundle", file);
        expect(exitCode).to.equal(0);
        expect(err)
            .to.match(/"sbc-a" by host-1, \d+ times/)
            .and.contain("(a token) by token-1, 1 time")
            .and.contain("Read the file before you send it.");
        const text = readFileSync(file, "utf8");
        for (const original of ["sbc-a", "sbc-b", "127.0.0.1", PASSWORD, "Simulated SBC"])
            expect(text).not.to.contain(original);
        expect(statSync(file).mode & 0o777).to.equal(0o600);
        looked.pair.clearRequests();
        writeFileSync(file, "mine");
        const again = await looked.run("doctor", ...looked.options, "--bundle", file);
        expect(again.exitCode).to.equal(2);
        expect(again.err).to.contain("exists, and is not overwritten");
        expect(readFileSync(file, "utf8")).to.equal("mine");
        for (const nowhere of ["", looked.file("none/report.json")]) {
            const refused = await looked.run("doctor", ...looked.options, "--bundle", nowhere);
            expect({ exitCode: refused.exitCode, out: refused.out }, nowhere).to.deep.equal({ exitCode: 2, out: "" });
        }
        expect(looked.pair.requests).to.have.lengthOf(0);
    });

    it("prints findings as one line of JSON, without the replies", async () => {
        const { exitCode, out } = await looked.run("doctor", "--json", ...looked.options);
        expect(exitCode).to.equal(0);
        expect(out.trimEnd()).not.to.contain("\n");
        const parsed = JSON.parse(out) as { nodes: { name: string; findings: { verdict: string }[] }[] };
        expect(parsed.nodes.map(({ name }) => name)).to.deep.equal(["sbc-a", "sbc-b"]);
        expect(out).not.to.contain("accessToken").and.not.contain("exchanges");
    });

    it("answers a bad option with a sentence, documents its options, and reads credentials from the environment only", async () => {
        const bad = await looked.run("doctor", "--node", "a=1.2.3.4");
        expect(bad.exitCode).to.equal(2);
        expect(bad.err).to.contain("doctor --help lists the options.");
        const without = await looked.runWith(
            { ORACLE_SBC_USERNAME: "admin", ORACLE_SBC_PASSWORD: "" },
            "doctor",
            ...looked.options,
        );
        expect(without).to.have.property("exitCode", 2);
        const { out } = await looked.run("doctor", "--help");
        for (const words of ["--bundle FILE", "--json", "ORACLE_SBC_PASSWORD", "Exit code: 0"])
            expect(out).to.contain(words);
        expect(looked.pair.requests).to.have.lengthOf(0);
    });
});
