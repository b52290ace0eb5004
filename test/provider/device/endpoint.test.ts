import { expect } from "chai";
import * as fc from "fast-check";
import { isIPv4, isIPv6 } from "node:net";
import { describeEndpoint, parseAddress } from "../../../provider/device/endpoint.js";
import { UNPRINTABLE } from "../../hostile/statusProblems.js";
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
        "sbc-a\\rest": /^has a path/,
        "sbc-a?x": /^has a path/,
        "sbc-a#x": /^has a path/,
        "10.0.0.1/24": /^has a prefix length, \/24; write the address of the node alone$/,
        "2001:db8::1/64": /^has a prefix length, \/64/,
        "admin:pw@sbc-a": /^has a user name in it; write host or host:port$/,
        "https://admin:pw@sbc-a": /^has a user name in it/,
        " sbc-a": /^has a character that no host name has: white space$/,
        "sbc-a\n": /white space$/,
        "sbc\u00a0a": /white space$/,
        "sbc-a\u200b": /can't be seen: U\+200B$/,
        "\u202esbc-a": /can't be seen: U\+202E$/,
        "2001:db8::1": /^is IPv6 without brackets; write \[address\]:port$/,
        "2001:db8:0:0:0:0:0:1:443": /^has a port behind IPv6; write \[2001:db8:0:0:0:0:0:1\]:443$/,
        "2001:db8:::1": /^is not a host or host:port, nor an IPv6 address: it has 4 colons$/,
        "[fe80::1%eth0]": /^has a zone, %eth0, which is not supported; write an address that is not link-local/,
        "[fe80::1%25eth0]:443": /^has a zone, %25eth0,/,
        "fe80::1%eth0": /^has a zone, %eth0,/,
        "10.20.0.11:443:1": /^has two ports \(443 and 1\); write one, as in host:port$/,
        "sbc-a:443:443:443": /^has 3 ports \(443 and 443 and 443\)/,
        "a:b:c": /^is not a host or host:port, nor an IPv6 address: it has 2 colons$/,
        "[10.20.0.11]": /^has brackets around IPv4; leave them out$/,
        "[10.20.0.11]:443": /^has brackets around IPv4/,
        "[sbc-a]:443": /^has brackets around sbc-a, which is not an IPv6 address$/,
        "[::1]443": /^has 443 behind its brackets; write \[address\]:port$/,
        "[::1]:": /^has a bad port/,
        "[::1]:0": /^has a bad port; write/,
        "[]": /^is not a host or host:port: nothing stands between its brackets$/,
        "[::1": /^is not a host or host:port: its brackets do not match/,
        "x[::1]": /^is not a host or host:port: its brackets .* do not begin it/,
        "sbc-a:": /^has a bad port; write 1 to 65535, or leave it out for 443$/,
        "sbc-a:0": /^has a bad port; write/,
        "sbc-a:65536": /^has a bad port; write 1 to 65535/,
        "sbc-a:99999999999999999999": /^has a bad port/,
        "sbc-a:https": /^has a bad port, https;/,
        "sbc-a:-1": /^has a bad port, -1;/,
        "": /^is not a host or host:port: it is empty$/,
        ":443": /^is not a host or host:port: nothing stands before the port$/,
        "sbc-ä": /^is not a host name in ASCII; write xn--sbc--ooa$/,
        "sbc-ä:443": /^is not a host name in ASCII; write xn--sbc--ooa$/,
        "a,b": /^is not a host name: it has ,$/,
        "sbc%41": /^is not a host name: it has %$/,
        "sbc..a": /^is not a host name: nothing stands between two of its dots/,
        ".": /^is not a host name: nothing stands/,
        [`${"a".repeat(64)}.net`]: /^is not a host name: it is longer/,
        "10.20.0.256": /^is not a host name, nor IPv4: that is four numbers from 0 to 255/,
        "10.20.11": /nor IPv4/,
        "010.20.0.11": /without zeros before them$/,
        "0x0a.1": /nor IPv4|^is not a host name/,
    };
    for (const [text, problem] of Object.entries(bad)) {
        it(`is refused as ${JSON.stringify(text)}, and why is said`, () =>
            expect(parseAddress(text)).to.match(problem));
    }

    const part = fc.constantFrom(
        ...["10.20.0.11", "sbc-a", "2001:db8::1", "fe80::1", "::", ":", "443", "0", "70000", "[", "]", "%eth0", "@"],
        ...["https://", "/", ".", " ", "\u200b", "\u202e", "\u00e4", "<{%x%}>", "10.1", "\\", "?", "x".repeat(70)],
    );
    const anyText = fc.oneof(
        fc.string({ unit: "binary" }),
        fc.array(part, { maxLength: 6 }).map((parts) => parts.join("")),
        fc.webAuthority({ withPort: true, withIPv6: true, withIPv4Extended: true, withUserInfo: true }),
        fc.ipV6(),
    );

    it("never leads to a host or port that an address can't have, and never throws", () => {
        fc.assert(
            fc.property(anyText, (text) => {
                const address = parseAddress(text);
                if (typeof address === "string") return;
                expect(address.host).to.match(/^[a-z0-9_.:-]+$/);
                expect(address.port).to.be.within(1, 65535);
                const isNumeric = /^[\d.]+$/.test(address.host);
                if (address.host.includes(":")) expect(isIPv6(address.host)).to.equal(true);
                else if (isNumeric) expect(isIPv4(address.host)).to.equal(true);
            }),
            { numRuns: 2_000 },
        );
    });

    it("is refused for a fault that it has, in one line that can be printed and holds no password", () => {
        const claims: readonly (readonly [said: RegExp, holds: (text: string) => boolean])[] = [
            [/IPv6 without brackets/, isIPv6],
            [/it is empty/, (text) => text === ""],
            [/user name/, (text) => text.includes("@")],
            [/scheme/, (text) => text.includes("://")],
            [/white space/, (text) => /\s/.test(text)],
            [/has a path/, (text) => /[/\\?#]/.test(text)],
            [/has a zone/, (text) => text.includes("%") && text.includes(":")],
            [/around IPv4/, (text) => isIPv4(/\[(.*)\]/.exec(text)?.[1] ?? "")],
            [/has two ports/, (text) => /^[^:]+:\d+:\d+$/.test(text)],
            [/has a port behind IPv6/, (text) => isIPv6(text.replace(/:\d+$/, ""))],
            [/bad port/, (text) => !/:(?!0+$)\d{1,4}$/.test(text)],
            [/ASCII/, (text) => /[^\0-\x7f]/.test(text)],
            [/brackets/, (text) => /[[\]]/.test(text) || isIPv6(text)],
        ];
        fc.assert(
            fc.property(anyText, (text) => {
                const problem = parseAddress(text);
                if (typeof problem !== "string") return;
                for (const [said, holds] of claims) {
                    if (said.test(problem)) expect(holds(text), `${JSON.stringify(text)} ${problem}`).to.equal(true);
                }
                expect(problem).to.not.match(UNPRINTABLE);
                expect(problem.length).to.be.below(240);
                const secret = text.includes("@") ? text.slice(0, text.lastIndexOf("@")) : "";
                if (secret.length > 12) expect(problem).to.not.include(secret);
            }),
            { numRuns: 5_000 },
        );
    });

    it("is read back from every way to write it", () => {
        const host = fc.oneof(fc.domain(), fc.ipV4());
        fc.assert(
            fc.property(host, fc.ipV6(), fc.integer({ min: 1, max: 65535 }), (name, v6, port) => {
                expect(parseAddress(`${name}:${port}`)).to.deep.equal({ host: name.toLowerCase(), port });
                expect(parseAddress(`[${v6}]:${port}`)).to.deep.equal({ host: v6.toLowerCase(), port });
                expect(parseAddress(`[${v6}]`)).to.deep.equal({ host: v6.toLowerCase(), port: 443 });
                expect(parseAddress(v6)).to.match(/^is IPv6 without brackets/);
                expect(parseAddress(`${name}:${port}:${port}`)).to.match(/^has two ports/);
                expect(parseAddress(`[${v6}%eth0]:${port}`)).to.match(/^has a zone, %eth0/);
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
