import { expect } from "chai";
import { makeReport } from "../../../cli/doctor/bundle/report.js";
import { examined, SECRETS } from "./examined.js";

/** The report of a pair whose first node says this in a log, at these addresses. */
function reported(info: string, addresses: readonly [string, string] = SECRETS.addresses, body = wrapped(info)) {
    const [first, second] = examined({ ...SECRETS, addresses });
    const [exchange] = first.exchanges;
    if (exchange === undefined) throw new Error("There is an exchange.");
    const nodes = [{ ...first, exchanges: [{ ...exchange, body }] }, second] as const;
    const made = makeReport({ nodes }, { username: SECRETS.username, password: SECRETS.password });
    const report = JSON.parse(made.text) as { nodes: Node[] };
    const [own, other] = report.nodes;
    if (own === undefined || other === undefined) throw new Error("There are two nodes.");
    const text = own.exchanges[0]?.answer?.body ?? "";
    return { ...made, own, other, body: text, said: /<info>(.*)<\/info>/.exec(text)?.[1] ?? "" };
}

interface Node {
    readonly name: string;
    readonly address: string;
    readonly tls: { readonly chain: readonly { subject: string; issuer: string; names: readonly string[] }[] };
    readonly exchanges: readonly { readonly answer?: { readonly body?: string } }[];
}

function wrapped(info: string): string {
    return `<response><data><info>${info}</info></data></response>`;
}

describe("a name that is replaced in a report of doctor", () => {
    const host = (address: string) => address.replace(/:\d+$/, "").replace(/^\[|\]$/g, "");
    const V6 = ["[2001:470:1:18::a1]", "[2001:470:1:18::a12]"] as const;

    it("is the same where numbers, times and other names stand beside it", () => {
        const [a, b] = SECRETS.addresses;
        const { said, own, other } = reported(`${a}, ${b} 2026-04-24 10:14:09 sbc-one-b 2026-04-24 10:14:09`);
        const first = host(own.address);
        const second = host(other.address);
        expect(said).to.equal(`${first}, ${second} 2026-04-24 10:14:09 ${other.name} 2026-04-24 10:14:09`);
    });

    it("is the same in every spelling of an address of IPv6, in a sentence and in a link", () => {
        const info =
            "2001:0470:0001:0018:0000:0000:0000:00A1 https://[2001:470:1:18::a1]:8443/rest at 2001:470:1:18::a1. " +
            "peer 2001:470:1:18::a12: timed out, fe80::1%5, 00:08:25:aa:bb:cc";
        const { said, own, other } = reported(info, V6);
        const first = host(own.address);
        const second = host(other.address);
        expect([first, second].every((address) => address.startsWith("2001:db8::"))).to.equal(true);
        expect(said).to.match(
            new RegExp(
                `^${first} https://\\[${first}\\]:8443/rest at ${first}\\. peer ${second}: timed out, 2001:db8::\\w+%5, 00:00:5e:00:53:\\d\\d$`,
            ),
        );
    });

    it("is not the beginning of another one, and what is listed as replaced is what was there", () => {
        const { said, replaced, own } = reported("10.20.0.11 10.20.0.110 110.20.0.11 10.20.0.11.");
        const all = said.split(" ");
        expect(all[0]).to.equal(host(own.address));
        expect(all[3]).to.equal(`${all[0]}.`);
        expect(new Set(all).size).to.equal(4);
        const originals = replaced.map(({ original }) => original);
        expect(originals).to.include.members(["10.20.0.11", "10.20.0.110", "110.20.0.11"]);
        expect(originals.filter((each) => each.startsWith("192.0.2."))).to.deep.equal([]);
    });

    it("is the same in a certificate: the name that it is for, and its subject, of which the form is kept", () => {
        const [certificate] = reported("").own.tls.chain;
        const [name = ""] = certificate?.names ?? [];
        expect(name).to.match(/^DNS:host-\d$/);
        expect(certificate?.subject).to.match(new RegExp(`^O=subject-\\d, CN=${name.slice(4)}$`));
        expect(certificate?.issuer.split(", ")[0]).to.equal(certificate?.subject.split(", ")[0]);
    });

    it("leaves a page and a document of JSON what they are", () => {
        const html = "<!DOCTYPE html>\n<html><body>Unauthorized</body></html>";
        expect(reported("", SECRETS.addresses, html).body).to.equal(html);
        const { body, own } = reported("", SECRETS.addresses, '{"host":"sbc-one-a","role":"active"}');
        expect(JSON.parse(body)).to.deep.equal({ host: own.name, role: "active" });
    });
});
