import { expect } from "chai";
import { credentialsFor, readConfig } from "../../../provider/resources/config.js";

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

    const bad: readonly (readonly [string, string, RegExp])[] = [
        ["onUnreachable", "never", /oracle-sbc:onUnreachable is "never"; write warn or error\./],
        ["caCertificate", "not-pem-but-secret", /oracle-sbc:caCertificate is not one or more certificates in PEM\./],
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
