import { expect } from "chai";
import * as fc from "fast-check";
import { basicCredentials } from "../../../provider/device/secrets.js";
import { errorMessageOf, printable } from "../../../provider/device/words.js";
import { endpointNamed } from "../pairRun.js";
import { errorXml } from "../statusXml.js";

const endpoint = endpointNamed("sbc-a", { credentials: { username: "admin", password: "p@ss word/+" } });

describe("a device's own words", () => {
    it("are one line of at most 200 printable characters, whatever they were", () => {
        expect(printable("a\r\nb\tc\u0000d\u009be\u2028f")).to.equal("a b c d e f");
        expect(printable("x".repeat(201))).to.equal(`${"x".repeat(199)}…`);
        expect(printable("x".repeat(200))).to.equal("x".repeat(200));
        fc.assert(
            fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => {
                expect(printable(text).length).to.be.at.most(200);
                // eslint-disable-next-line no-control-regex
                expect(printable(text)).to.not.match(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
            }),
        );
    });

    it("of an error are found wherever the release puts them", () => {
        const message = "<errorMessage>User does not have the lock</errorMessage>";
        for (const body of [
            `<response><data/><messages>${message}</messages><links/></response>`,
            `<response><data/><messages><message>${message}</message></messages></response>`,
            `<response><data>${message}</data></response>`,
            message,
        ]) {
            expect(errorMessageOf(body, endpoint)).to.equal(' ("User does not have the lock")');
        }
    });

    it("of several errors are all said", () => {
        const body = "<m><errorMessage>a</errorMessage><errorMessage>b</errorMessage></m>";
        expect(errorMessageOf(body, endpoint)).to.equal(' ("a; b")');
    });

    it("are nothing where there are none", () => {
        for (const body of ["", "<html>no</html>", "<r/>", "<r><errorMessage/></r>", "not XML", "<!DOCTYPE r><r/>"]) {
            expect(errorMessageOf(body, endpoint), body).to.equal("");
        }
    });

    it("never repeat a credential that the device echoes, in whichever form", () => {
        const { password } = endpoint.credentials;
        const token = "dG9rZW4=secret";
        const secrets = [password, basicCredentials(endpoint.credentials), token].flatMap((secret) => [
            secret,
            encodeURIComponent(secret),
            Buffer.from(secret).toString("base64"),
        ]);
        for (const secret of secrets) {
            const said = errorMessageOf(errorXml(`Invalid: ${secret}!`), endpoint, token);
            expect(said).to.equal(' ("Invalid: [secret]!")');
        }
    });

    it("are cut after the secrets are taken out, not before: no half of one is left", () => {
        const long = `${"x".repeat(190)}${endpoint.credentials.password}`;
        expect(errorMessageOf(errorXml(long), endpoint)).to.not.include("p@ss");
    });
});
