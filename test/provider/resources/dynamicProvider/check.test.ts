import { expect } from "chai";
import type { Simulator } from "../../../../simulator/index.js";
import { declare, FIRST_LOOK, PASSWORD, requestsTo, startPair } from "../declaredPair.js";
import { DynamicProvider } from "./dynamicProvider.js";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("check, behind Pulumi's own server", () => {
    let provider: DynamicProvider;
    let pair: Simulator;
    before(async () => {
        [provider, pair] = await Promise.all([DynamicProvider.start(), startPair()]);
    });
    after(() => Promise.all([provider.stop(), pair.stop()]));
    beforeEach(() => {
        pair.clearRequests();
        provider.printed.length = 0;
    });

    it("hands good inputs back as they came", async () => {
        const declared = declare(pair, "sbc-a");
        const { inputs, failures } = await provider.check(declared, declared);
        const { __provider: text, ...rest } = inputs;
        expect(failures).to.deep.equal([]);
        expect(rest).to.deep.equal(declared);
        expect(text).to.be.a("string");
    });

    it("names no property beside a reason, since Pulumi would print its value", async () => {
        const declared = declare(pair, "sbc-c", { credentials: { username: "admin", password: [PASSWORD] }, port: 1 });
        const { failures } = await provider.check(declared);
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
            (await provider.check(declare(pair, "sbc-a", { tls: { caCertificate } }))).failures;
        expect(await reasonsFor(`${pem}\n${pem}\n`)).to.deep.equal([]);
        expect(await reasonsFor(`# our CA\r\n${pem}`)).to.deep.equal([]);
        expect((await reasonsFor(pem + pem))[0]?.reason).to.match(
            /^tls\.caCertificate is not one or more certificates/,
        );
    });

    it("names the three ways to give credentials where there are none, beside whatever else is wrong", async () => {
        const { credentials: _none, ...declared } = declare(pair, "sbc-c");
        const reasons = (await provider.check(declared)).failures.map(({ reason }) => reason);
        expect(reasons).to.have.lengthOf(2);
        expect(reasons[1]).to.contain("the argument credentials");
        expect(reasons[1]).to.contain("pulumi config set --secret oracle-sbc:password");
        expect(reasons[1]).to.contain("ORACLE_SBC_USERNAME and ORACLE_SBC_PASSWORD");
    });

    it("passes on what a preview does not know yet, at any depth, and looks at nothing", async () => {
        const declared = declare(pair, UNKNOWN, {
            nodes: [UNKNOWN, { name: "sbc-b", address: UNKNOWN }],
            credentials: { username: "admin", password: UNKNOWN },
            timeouts: { settleSeconds: UNKNOWN },
        });
        const { inputs, failures } = await provider.check(declared);
        expect(failures).to.deep.equal([]);
        expect(inputs).to.deep.include({ activeNode: UNKNOWN, nodes: declared.nodes, timeouts: declared.timeouts });
        expect(requestsTo(pair)).to.deep.equal({});
    });

    describe("of a new resource, where a preview calls nothing else", () => {
        it("says what creating it would do, by one look", async () => {
            await provider.check(declare(pair, "sbc-b"));
            expect(provider.printed).to.have.lengthOf(1);
            expect(provider.printed[0]).to.match(
                /^sbc-a\/sbc-b: a switchover is due, from sbc-a to sbc-b\. Preconditions: .*\[ok\] health of sbc-b: 100 %.*\.$/,
            );
            expect(requestsTo(pair)).to.deep.equal(FIRST_LOOK);
        });

        it("says nothing of a pair that is as it should be", async () => {
            await provider.check(declare(pair, "sbc-a"));
            expect(provider.printed).to.deep.equal([]);
        });

        it("only warns where neither node answers", async () => {
            const down = await startPair();
            const declared = declare(down, "sbc-a");
            await down.stop();
            expect((await provider.check(declared)).failures).to.deep.equal([]);
            expect(provider.printed).to.have.lengthOf(1);
            expect(provider.printed[0]).to.match(
                /sbc-a is wanted active, but a switchover would be refused .*ECONNREFUSED/,
            );
        });
    });
});

describe("credentials", () => {
    it("come from the stack's configuration, or from the environment", async () => {
        const pair = await startPair();
        const { credentials: _none, ...declared } = declare(pair, "sbc-a");
        const config = { "oracle-sbc:username": "admin", "oracle-sbc:password": PASSWORD };
        const env = { ORACLE_SBC_USERNAME: "admin", ORACLE_SBC_PASSWORD: PASSWORD };
        const providers = await Promise.all([DynamicProvider.start(config), DynamicProvider.start({}, env)]);
        for (const provider of providers) {
            expect((await provider.check(declared)).failures).to.deep.equal([]);
            expect((await provider.create(declared)).outs).to.have.property("activeNode", "sbc-a");
        }
        await Promise.all([pair.stop(), ...providers.map((provider) => provider.stop())]);
    });
});
