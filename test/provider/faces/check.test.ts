import { expect } from "chai";
import type { Simulator } from "../../../simulator/index.js";
import { declare, FIRST_LOOK, PASSWORD, requestsTo, startPair } from "../resource/declaredPair.js";
import { type Face, ofEachFace } from "./face.js";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** In one line; the plugin lists the preconditions behind it. */
const NEEDED = /^sbc-a\/sbc-b: NEEDED\. Calls are on sbc-a; desired sbc-b\. 6 of 6 preconditions met[.:]/;

ofEachFace("the check", (start) => {
    let face: Face;
    let pair: Simulator;
    before(async () => {
        [face, pair] = await Promise.all([start(), startPair()]);
    });
    after(() => Promise.all([face.stop(), pair.stop()]));
    beforeEach(() => {
        pair.clearRequests();
        face.forgetTold();
    });

    it("hands good inputs back as they came", async () => {
        const declared = declare(pair, "sbc-a");
        const { inputs, failures } = await face.check(declared, declared);
        expect(failures).to.deep.equal([]);
        expect(inputs).to.deep.equal(declared);
    });

    it("names no property beside a reason, since Pulumi would print its value", async () => {
        const declared = declare(pair, "sbc-c", { credentials: { username: "admin", password: [PASSWORD] }, port: 1 });
        const { failures } = await face.check(declared);
        expect(failures).to.have.lengthOf(2);
        for (const { property, reason } of failures) {
            expect(property).to.equal("");
            expect(reason)
                .to.match(/^(credentials\.password|port) .*\.$/)
                .and.not.to.contain(PASSWORD);
        }
        expect(requestsTo(pair)).to.deep.equal({});
    });

    it("refuses certificates that are glued together without a line break, which TLS would silently pass over", async () => {
        const pem = pair.caCertificate.trimEnd();
        const reasonsFor = async (caCertificate: string) =>
            (await face.check(declare(pair, "sbc-a", { tls: { caCertificate } }))).failures;
        expect(await reasonsFor(`${pem}\n${pem}\n`)).to.deep.equal([]);
        expect(await reasonsFor(`# our CA\r\n${pem}`)).to.deep.equal([]);
        expect((await reasonsFor(pem + pem))[0]?.reason).to.match(
            /^tls\.caCertificate is not one or more certificates/,
        );
    });

    it("takes certificates as editors and tools of other systems leave them, and records what was declared", async () => {
        const left = `\ufeff${pair.caCertificate.replaceAll("\n", "\r\n").replaceAll(/^/gm, "    ")}`;
        for (const tls of [{ caCertificate: left }, undefined]) {
            const nodes = declare(pair, "sbc-a").nodes.map((node) => ({ ...node, tls: { caCertificate: left } }));
            const declared = declare(pair, "sbc-a", tls === undefined ? { nodes } : { tls });
            const { inputs, failures } = await face.check(declared);
            expect(failures).to.deep.equal([]);
            expect(inputs).to.deep.equal(declared);
            expect((await face.create(declared)).outputs).to.include({ activeNode: "sbc-a" });
        }
    });

    it("says in which form a certificate is that it does not take, and never quotes a key", async () => {
        const key = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n";
        const forms: readonly (readonly [string, RegExp])[] = [
            [
                pair.caCertificate.replaceAll("CERTIFICATE", "TRUSTED CERTIFICATE"),
                /TRUSTED CERTIFICATE, .*openssl x509/,
            ],
            ["0\ufffd\u0003\ufffd0\ufffd\u0002", /in DER; .*openssl x509 -inform der/],
            [key, /holds a private key/],
        ];
        for (const [caCertificate, says] of forms) {
            const [a, b] = declare(pair, "sbc-a").nodes;
            for (const more of [{ tls: { caCertificate } }, { nodes: [a, { ...b, tls: { caCertificate } }] }]) {
                const { failures } = await face.check(declare(pair, "sbc-a", more));
                expect(failures).to.have.lengthOf(1);
                expect(failures[0]?.reason).to.match(/tls\.caCertificate is not one or more certificates in PEM: it /);
                expect(failures[0]?.reason).to.match(says).and.to.not.include("c2VjcmV0");
            }
        }
    });

    it("says what an address has that it should not have", async () => {
        const faults: readonly (readonly [string, RegExp])[] = [
            ["[fe80::1%eth0]", /has a zone, %eth0, which is not supported/],
            ["10.20.0.11:443:1", /has two ports \(443 and 1\)/],
            ["[10.20.0.11]", /has brackets around IPv4/],
            ["fe80::1", /is IPv6 without brackets/],
        ];
        for (const [address, says] of faults) {
            const nodes = declare(pair, "sbc-a").nodes.map((node, index) =>
                index === 0 ? { ...node, address } : node,
            );
            const { failures } = await face.check(declare(pair, "sbc-a", { nodes }));
            expect(failures.map(({ reason }) => reason)).to.have.lengthOf(1);
            expect(failures[0]?.reason).to.match(says);
        }
    });

    it("names the three ways to give credentials where there are none, beside whatever else is wrong", async () => {
        const { credentials: _none, ...declared } = declare(pair, "sbc-c");
        const reasons = (await face.check(declared)).failures.map(({ reason }) => reason);
        expect(reasons).to.have.lengthOf(2);
        expect(reasons[1]).to.contain("the argument credentials");
        expect(reasons[1]).to.contain("pulumi config set --secret oracle-sbc:password");
        expect(reasons[1]).to.contain("ORACLE_SBC_USERNAME and ORACLE_SBC_PASSWORD");
    });

    it("refuses to watch no longer than a request may take to act, whatever the quiet period is", async () => {
        const reasonsFor = async (timeouts: object) =>
            (await face.check(declare(pair, "sbc-a", { timeouts }), declare(pair, "sbc-a"))).failures.map(
                ({ reason }) => reason,
            );
        // What ships, or what a test's own build has in its place.
        const [tooShort = ""] = await reasonsFor({ settleSeconds: 0.001 });
        const [, lag = NaN] =
            /\(0\.001\) must be more than (\S+) s, which a request may take to act\.$/.exec(tooShort) ?? [];
        expect(await reasonsFor({ settleSeconds: Number(lag), quietSeconds: 0 })).to.have.lengthOf(1);
        expect(await reasonsFor({ settleSeconds: Number(lag) + 0.1, quietSeconds: 300 })).to.deep.equal([]);
        expect(await reasonsFor({ quietSeconds: 300 })).to.deep.equal([]);
    });

    it("takes what is null for what is not given, at any depth", async () => {
        const declared = declare(pair, "sbc-a");
        const nodes = declared.nodes.map((node) => ({ ...node, tls: null }));
        const tls = { caCertificate: pair.caCertificate, serverName: null };
        const { inputs, failures } = await face.check({ ...declared, nodes, tls, reason: null }, declared);
        expect(failures).to.deep.equal([]);
        expect(inputs).to.deep.equal(declared);
        const missing = await face.check({ ...declared, nodes: [null, declared.nodes[0]], activeNode: null });
        expect(missing.failures.map(({ reason }) => reason.split(" is missing")[0])).to.deep.equal([
            "nodes[0]",
            "activeNode",
        ]);
    });

    it("passes on what a preview does not know yet, at any depth, and looks at nothing", async () => {
        const declared = declare(pair, UNKNOWN, {
            nodes: [UNKNOWN, { name: "sbc-b", address: UNKNOWN }],
            credentials: { username: "admin", password: UNKNOWN },
            timeouts: { settleSeconds: UNKNOWN },
        });
        const { inputs, failures } = await face.check(declared);
        expect(failures).to.deep.equal([]);
        expect(inputs).to.deep.include({ activeNode: UNKNOWN, nodes: declared.nodes, timeouts: declared.timeouts });
        expect(requestsTo(pair)).to.deep.equal({});
    });

    describe("and the preview of a new resource", () => {
        it("says what creating it would do, by one look", async () => {
            await face.preview(declare(pair, "sbc-b"));
            expect(face.told).to.have.lengthOf(1);
            expect(face.told[0]).to.match(NEEDED);
            expect(requestsTo(pair)).to.deep.equal(FIRST_LOOK);
        });

        it("says nothing of a pair that is as it should be", async () => {
            await face.preview(declare(pair, "sbc-a"));
            expect(face.told).to.deep.equal([]);
        });

        it("only warns where neither node answers", async () => {
            const down = await startPair();
            const declared = declare(down, "sbc-a");
            await down.stop();
            await face.preview(declared);
            expect(face.told).to.have.lengthOf(1);
            expect(face.told[0]).to.match(/REFUSED\. Where calls are can't be seen; desired sbc-a\. .*ECONNREFUSED/);
        });
    });
});

ofEachFace("credentials", (start) => {
    it("come from the stack's configuration, or from the environment", async () => {
        const pair = await startPair();
        const { credentials: _none, ...declared } = declare(pair, "sbc-a");
        const config = { username: "admin", password: PASSWORD };
        const env = { ORACLE_SBC_USERNAME: "admin", ORACLE_SBC_PASSWORD: PASSWORD };
        const faces = await Promise.all([start(config), start({}, env)]);
        for (const face of faces) {
            expect((await face.check(declared)).failures).to.deep.equal([]);
            expect((await face.create(declared)).outputs).to.have.property("activeNode", "sbc-a");
        }
        await Promise.all([pair.stop(), ...faces.map((face) => face.stop())]);
    });
});
