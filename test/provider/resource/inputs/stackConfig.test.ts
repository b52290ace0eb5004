import { expect } from "chai";
import { createAuthority } from "../../../../simulator/certificates.js";
import fc from "fast-check";
import { credentialsFor } from "../../../../provider/resource/inputs/credentials.js";
import { readConfig } from "../../../../provider/resource/inputs/stackConfig.js";

const configOf = (values: Record<string, string>, env: NodeJS.ProcessEnv = {}) => readConfig((key) => values[key], env);
const ENV = { ORACLE_SBC_USERNAME: "from-env", ORACLE_SBC_PASSWORD: "env-secret" };

describe("a stack's configuration", () => {
    it("gives credentials in the order: argument, configuration, environment", () => {
        const argument = { username: "own", password: "own-secret" };
        const config = configOf({ username: "from-config", password: "config-secret" }, ENV);
        expect(credentialsFor({ credentials: argument }, config)).to.deep.equal(argument);
        expect(credentialsFor({}, config)).to.deep.equal({ username: "from-config", password: "config-secret" });
        expect(credentialsFor({}, configOf({}, ENV))).to.deep.equal({ username: "from-env", password: "env-secret" });
    });

    it("takes an empty value for none", () => {
        expect(credentialsFor({}, configOf({ username: "", password: "" }, ENV))).to.have.property(
            "username",
            "from-env",
        );
        expect(credentialsFor({}, configOf({}, { ORACLE_SBC_USERNAME: "", ORACLE_SBC_PASSWORD: "" }))).to.be.a(
            "string",
        );
    });

    it("says which half of the credentials is missing, and the three ways to give them", () => {
        const missing = (values: Record<string, string>) => credentialsFor({}, configOf(values)) as string;
        expect(missing({})).to.match(/^Credentials are missing\./);
        expect(missing({ username: "admin" })).to.match(/^The password is missing\./);
        expect(missing({ password: "secret" })).to.match(/^The user name is missing\./);
        for (const way of ["the argument credentials", "oracle-sbc:password", "ORACLE_SBC_PASSWORD"]) {
            expect(missing({ password: "secret" }))
                .to.contain(way)
                .and.not.to.contain("secret;");
        }
    });

    it("warns of a pair that can't be reached unless told to fail", () => {
        expect(configOf({}).onUnreachable).to.equal("warn");
        expect(configOf({ onUnreachable: "error" }).onUnreachable).to.equal("error");
    });

    it("reads a list of fingerprints, separated by commas or spaces", () => {
        const pins = ["a1".repeat(32), "B2:".repeat(31) + "B2"];
        expect(configOf({ certificateSha256: pins.join(", ") }).tls).to.deep.equal({ certificateSha256: pins });
    });

    it("reads CA certificates as editors leave them", async () => {
        const { certificate } = await createAuthority();
        const left = `\ufeff${certificate.replaceAll("\n", "\r\n").replaceAll(/^/gm, "\t")}`;
        expect(configOf({ caCertificate: left }).tls).to.deep.equal({ caCertificate: left });
    });

    const bad: readonly (readonly [string, string, RegExp])[] = [
        ["onUnreachable", "never", /oracle-sbc:onUnreachable is "never"; write warn or error\./],
        ["caCertificate", "not-pem-but-secret", /oracle-sbc:caCertificate is not one or more certificates in PEM\./],
        ["caCertificate", "0\ufffd\u0003\ufffd0\ufffd", /oracle-sbc:caCertificate .* it is in DER; .*-inform der/],
        ["certificateSha256", "a1:b2", /oracle-sbc:certificateSha256 is not a SHA-256 fingerprint/],
    ];
    for (const [key, value, sentence] of bad) {
        it(`names ${key} where it can't be used, and how to set it`, () => {
            expect(() => configOf({ [key]: value })).to.throw(sentence);
            expect(() => configOf({ [key]: value })).to.throw(`pulumi config set oracle-sbc:${key}`);
            expect(() => configOf({ [key]: value })).not.to.throw(/not-pem-but-secret/);
        });
    }
});

describe("what is for the safety of a whole stack", () => {
    const withStack = (own: Record<string, string>, stack: Record<string, string>, namespace = "") => {
        const config = Object.fromEntries(Object.entries(stack).map(([key, value]) => [`${namespace}${key}`, value]));
        return readConfig((key) => own[key], { PULUMI_CONFIG: JSON.stringify(config) });
    };

    it("is read from the stack's configuration, also if a Provider has values of its own", () => {
        const stack = {
            ...{ parallelSwitchovers: "2", stopAfterFailures: "3", maximumSwitchovers: "4" },
            ...{ onUnreachable: "error", onRefusal: "error", journal: "required" },
        };
        for (const namespace of ["", "oracle-sbc:"]) {
            const { limits, onUnreachable, onRefusal, journal } = withStack({ username: "own" }, stack, namespace);
            expect(limits).to.deep.equal({ parallelSwitchovers: 2, stopAfterFailures: 3, maximumSwitchovers: 4 });
            expect({ onUnreachable, onRefusal, journal }).to.deep.equal({
                onUnreachable: "error",
                onRefusal: "error",
                journal: { kind: "required" },
            });
        }
    });

    it("is not what a device's words mean: a Provider has its own, or none", () => {
        const stack = { deviceWords: JSON.stringify({ synchronized: ["enabled"] }) };
        expect(withStack({}, stack).deviceWords).to.deep.equal({});
        const own = { deviceWords: JSON.stringify({ roles: { primary: "active" } }) };
        expect(withStack(own, stack).deviceWords).to.deep.equal({ roles: { primary: "active" } });
    });

    const whole = (min: number) => fc.option(fc.integer({ min, max: 9 }), { nil: undefined });
    const severity = fc.constantFrom(undefined, "warn", "error");
    const settings = fc.record({
        parallelSwitchovers: whole(1),
        stopAfterFailures: whole(0),
        maximumSwitchovers: whole(0),
        onUnreachable: severity,
        onRefusal: severity,
        journal: fc.constantFrom(undefined, "off", "required", "/var/one", "/var/other"),
    });
    const textsOf = (values: object): Record<string, string> =>
        Object.fromEntries(
            Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
        );

    it("may only be stricter in a Provider than in the stack", () => {
        fc.assert(
            fc.property(settings, settings, (own, stack) => {
                const ownTexts = textsOf(own);
                const stackTexts = textsOf(stack);
                const both = withStack(ownTexts, stackTexts);
                const one = withStack(ownTexts, {});
                const other = withStack(stackTexts, {});
                for (const [mine, values] of [
                    [one, own],
                    [other, stack],
                ] as const) {
                    if (values.parallelSwitchovers !== undefined)
                        expect(both.limits.parallelSwitchovers).to.be.at.most(values.parallelSwitchovers);
                    if (values.maximumSwitchovers !== undefined)
                        expect(both.limits.maximumSwitchovers).to.be.at.most(values.maximumSwitchovers);
                    // 0 never stops.
                    if (values.stopAfterFailures) {
                        expect(both.limits.stopAfterFailures).to.be.within(1, values.stopAfterFailures);
                    }
                    if (mine.onUnreachable === "error") expect(both.onUnreachable).to.equal("error");
                    if (mine.onRefusal === "error") expect(both.onRefusal).to.equal("error");
                    if (values.journal === "required") expect(both.journal.kind).to.equal("required");
                    if (values.journal?.startsWith("/")) expect(both.journal.kind).not.to.equal("off");
                }
                if (other.journal.folder !== undefined) expect(both.journal.folder).to.equal(other.journal.folder);
                // Whatever holds is what one of the two said, or the default if neither did.
                for (const key of ["parallelSwitchovers", "stopAfterFailures", "maximumSwitchovers"] as const)
                    expect(both.limits[key]).to.be.oneOf([one.limits[key], other.limits[key]]);
                expect(withStack(ownTexts, ownTexts)).to.deep.equal(one);
            }),
        );
    });

    it("does not bring credentials or TLS from the stack into a Provider of its own", () => {
        const stack = {
            username: "stack",
            password: "stack-secret",
            serverName: "stack",
            certificateSha256: "a1".repeat(32),
        };
        const { username, password, tls } = withStack({ username: "own" }, stack);
        expect({ username, password, tls }).to.deep.equal({ username: "own", password: undefined, tls: {} });
    });

    for (const [key, value] of [
        ["parallelSwitchovers", "0"],
        ["stopAfterFailures", "many"],
        ["maximumSwitchovers", "-1"],
        ["onUnreachable", "fail"],
        ["onRefusal", "no"],
        ["journal", "maybe"],
    ] as const) {
        it(`is refused if the stack's ${key} is not one, whatever the Provider's`, () => {
            expect(() => withStack({}, { [key]: value })).to.throw(`oracle-sbc:${key} is "${value}"`);
            expect(() => withStack({ parallelSwitchovers: "1", journal: "off" }, { [key]: value })).to.throw(key);
        });
    }

    it("is the Provider's alone if the engine hands over none, or something else", () => {
        for (const PULUMI_CONFIG of [undefined, "", "{", "null", "[]", '"text"', "{}"]) {
            const config = readConfig((key) => ({ parallelSwitchovers: "5" })[key], { PULUMI_CONFIG });
            expect(config.limits.parallelSwitchovers).to.equal(5);
        }
    });
});
