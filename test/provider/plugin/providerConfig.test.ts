import { expect } from "chai";
import type { Simulator } from "../../../simulator/index.js";
import type { Bag } from "../faces/callFailure.js";
import { declare, PASSWORD, startPair } from "../resource/declaredPair.js";
import { secret, UNKNOWN } from "./haActiveNode/marks.js";
import { created, newUrn } from "./haActiveNode/pairState.js";
import { ResourcePlugin } from "./haActiveNode/resourcePlugin.js";

describe("the plugin's own values", () => {
    let plugin: ResourcePlugin;
    before(async () => {
        plugin = await ResourcePlugin.start();
    });
    after(() => plugin.stop());

    const reasonsFor = async (news: Bag) => {
        const { failures } = await plugin.checkConfig(news);
        // Pulumi would print the value of a property that is named.
        for (const { property } of failures) expect(property).to.equal("");
        return failures.map(({ reason }) => reason);
    };

    it("pass where all are good, with numbers as numbers or as text, and what Pulumi puts beside them", async () => {
        const deviceWords = { roles: { "hot-standby": "standby" }, synchronized: ["enabled"] };
        const frozen = { freeze: "CHG-99", freezeUntil: "2026-11-30T08:00:00+01:00", actor: "jane" };
        const good = { username: "admin", onUnreachable: "error", onRefusal: "warn", serverName: "sbc", ...frozen };
        const pulumis = { version: "0.1.0", pluginDownloadURL: "https://example.com", __internal: "{}" };
        for (const limits of [
            { parallelSwitchovers: 2, stopAfterFailures: 0, maximumSwitchovers: 5, deviceWords },
            {
                ...{ parallelSwitchovers: "2", stopAfterFailures: "0", maximumSwitchovers: "5" },
                deviceWords: JSON.stringify(deviceWords),
            },
        ]) {
            const news = { ...good, ...pulumis, ...limits };
            expect(await plugin.checkConfig(news))
                .to.have.property("failures")
                .that.deep.equals([]);
            expect((await plugin.checkConfig(news)).inputs).to.deep.equal(news);
        }
    });

    const bad: readonly (readonly [string, unknown, string])[] = [
        ["onUnreachable", "never", 'is "never"; write warn or error.'],
        ["onRefusal", true, 'is "true"; write warn or error.'],
        ["parallelSwitchovers", 0, 'is "0"; write a whole number from 1 on.'],
        ["parallelSwitchovers", "1.5", 'is "1.5"; write a whole number from 1 on.'],
        ["stopAfterFailures", -1, 'is "-1"; write a whole number from 0 on.'],
        ["maximumSwitchovers", "many", 'is "many"; write a whole number from 0 on.'],
        ["freeze", " ", "is empty; write why nothing may be switched over"],
        ["freezeUntil", "2026-11-30T08:00:00Z", "is set without freeze; set freeze to the reason"],
        ["actor", "one\ntwo", "is more than one line; write who is to be recorded in one."],
        ["deviceWords", "hunter2", "is not an object with roles, synchronized."],
        ["caCertificate", "hunter2", "is not one or more certificates in PEM."],
        ["certificateSha256", "hunter2", "is not a SHA-256 fingerprint"],
    ];
    for (const [key, value, sentence] of bad) {
        it(`are refused by the name of ${key} where it is ${JSON.stringify(value)}`, async () => {
            const [reason, ...more] = await reasonsFor({ username: "admin", [key]: value });
            expect(more).to.deep.equal([]);
            expect(reason)
                .to.match(new RegExp(`^The configuration value oracle-sbc:${key} `))
                .and.contain(sentence)
                .and.not.contain("hunter2");
        });
    }

    it("are refused all at once, those that are no values of this provider among them", async () => {
        const reasons = await reasonsFor({ pasword: secret("hunter2"), onRefusal: "no", maximumSwitchovers: -1 });
        expect(reasons).to.have.lengthOf(3);
        expect(reasons[0]).to.match(
            /^oracle-sbc:pasword is not a setting of this provider; valid: username, password,/,
        );
        expect(reasons[1]).to.contain("oracle-sbc:onRefusal");
        expect(reasons[2]).to.contain("oracle-sbc:maximumSwitchovers");
        expect(reasons.join()).not.to.contain("hunter2");
    });

    it("pass where they are not known yet", async () => {
        const news = { username: UNKNOWN, password: UNKNOWN, caCertificate: UNKNOWN, maximumSwitchovers: UNKNOWN };
        expect(await plugin.checkConfig(news)).to.deep.equal({ inputs: news, failures: [] });
    });

    it("never replace the provider, nor its resources, when they change", async () => {
        const olds = { username: "admin", password: secret("old"), onRefusal: "warn" };
        const news = { username: "admin", password: secret("new"), serverName: "sbc" };
        expect(await plugin.diffConfig(olds, news)).to.deep.include({ changes: true, replaces: [] });
        expect(await plugin.diffConfig(olds, olds)).to.deep.include({ changes: false, replaces: [] });
    });
});

describe("the plugin, configured", () => {
    let pair: Simulator;
    before(async () => {
        pair = await startPair();
    });
    after(() => pair.stop());

    for (const maximumSwitchovers of [0, "0", secret("0")]) {
        it(`takes a number that comes as ${JSON.stringify(maximumSwitchovers)}`, async () => {
            const plugin = await ResourcePlugin.start({ maximumSwitchovers });
            await plugin.create(declare(pair, "sbc-b"), { urn: newUrn(), preview: true });
            expect(plugin.warnings[0]?.message).to.contain("oracle-sbc:maximumSwitchovers");
            await plugin.stop();
        });
    }

    const place = (name: string) => `urn:pulumi:dev::project::pulumi:providers:oracle-sbc::${name}`;
    for (const [what, urn, named] of [
        [
            "the stack",
            place("default_0_1_0"),
            "oracle-sbc:username and oracle-sbc:password, or the argument credentials.",
        ],
        ["the stack, by an engine that does not say so", undefined, "oracle-sbc:username and oracle-sbc:password"],
        [
            "a Provider",
            place("chicago"),
            "the Provider's username and the Provider's password, or the argument credentials.",
        ],
    ] as const) {
        it(`names the values of ${what} where the password is refused, and no other`, async () => {
            const plugin = await ResourcePlugin.start();
            await plugin.configure({ username: "admin", password: secret("not-this-one") }, urn);
            const { credentials: _none, ...bare } = declare(pair, "sbc-a");
            const failure: unknown = await created(plugin, bare).catch((error: unknown) => error);
            expect(String(failure)).to.contain(`Correct ${named}`).and.not.contain("not-this-one");
            await plugin.stop();
        });
    }

    it("prefers its values to the environment's, and a resource's own to both", async () => {
        const env = { ORACLE_SBC_USERNAME: "admin", ORACLE_SBC_PASSWORD: "from-environment" };
        const { credentials, ...bare } = declare(pair, "sbc-a");
        const plugin = await ResourcePlugin.start({ password: secret(PASSWORD) }, env);
        expect((await created(plugin, bare)).outputs).to.include({ activeNode: "sbc-a" });
        await plugin.configure({ username: "admin", password: "from-config" });
        const logins = pair.nodes[0].failedLogins;
        expect((await created(plugin, { ...bare, credentials })).outputs).to.include({ activeNode: "sbc-a" });
        expect(pair.nodes[0].failedLogins).to.equal(logins);
        await plugin.stop();
    });
});
