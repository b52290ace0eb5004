import { expect } from "chai";
import * as fc from "fast-check";
import { describeEndpoint, parseAddress } from "../../../provider/device/endpoint.js";
import { endpointNamed } from "../pairRun.js";

describe("a node's address", () => {
    const good: Record<string, { host: string; port: number }> = {
        "10.20.0.11": { host: "10.20.0.11", port: 443 },
        "10.20.0.11:8443": { host: "10.20.0.11", port: 8443 },
        "SBC-chi-a.Example.net": { host: "sbc-chi-a.example.net", port: 443 },
        "sbc_a:1": { host: "sbc_a", port: 1 },
        "sbc-a:65535": { host: "sbc-a", port: 65535 },
        "[2001:DB8::1]": { host: "2001:db8::1", port: 443 },
        "[::1]:8443": { host: "::1", port: 8443 },
        "[::ffff:10.0.0.1]:443": { host: "::ffff:10.0.0.1", port: 443 },
    };
    for (const [text, expected] of Object.entries(good)) {
        it(`is read from ${text}`, () => expect(parseAddress(text)).to.deep.equal(expected));
    }

    const bad: Record<string, RegExp> = {
        "https://10.0.0.1": /^has a scheme; leave it out, HTTPS is always used$/,
        "http://sbc-a:80/": /^has a scheme/,
        "10.0.0.1/rest": /^has a path; leave it out$/,
        "sbc-a?x": /^has a path/,
        "sbc-a#x": /^has a path/,
        "admin:pw@sbc-a": /^has a character that no host name has$/,
        " sbc-a": /^has a character/,
        "sbc-a\n": /^has a character/,
        "2001:db8::1": /^is IPv6 without brackets; write \[address\]:port$/,
        "sbc-a:": /^has a bad port; write 1 to 65535, or leave it out for 443$/,
        "sbc-a:0": /^has a bad port/,
        "sbc-a:65536": /^has a bad port/,
        "sbc-a:99999999999999999999": /^has a bad port/,
        "sbc-a:https": /^is not a host or host:port$/,
        "": /^is not a host or host:port$/,
        ":443": /^is not a host/,
        "[]": /^is not a host/,
        "[::1": /^is IPv6 without brackets|^is not a host/,
        "sbc-ä": /^is not a host/,
        "a,b": /^is not a host/,
    };
    for (const [text, problem] of Object.entries(bad)) {
        it(`is refused as ${JSON.stringify(text)}, and why is said`, () =>
            expect(parseAddress(text)).to.match(problem));
    }

    it("never leads to a host or port that an address can't have, and never throws", () => {
        fc.assert(
            fc.property(fc.oneof(fc.string(), fc.webAuthority({ withPort: true, withIPv6: true })), (text) => {
                const address = parseAddress(text);
                if (typeof address === "string") return;
                expect(address.host).to.match(/^[a-z0-9_.:-]+$/);
                expect(address.port).to.be.within(1, 65535);
            }),
        );
    });

    it("is named beside the node in messages, without the usual port", () => {
        const named = (host: string, port: number) => describeEndpoint(endpointNamed("sbc-a", { host, port }));
        expect(named("10.0.0.1", 443)).to.equal("sbc-a (10.0.0.1)");
        expect(named("10.0.0.1", 8443)).to.equal("sbc-a (10.0.0.1:8443)");
        expect(named("::1", 443)).to.equal("sbc-a ([::1])");
        expect(named("::1", 8443)).to.equal("sbc-a ([::1]:8443)");
    });
});
