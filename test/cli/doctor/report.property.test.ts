import { expect } from "chai";
import fc from "fast-check";
import { leakIn } from "../../../cli/doctor/bundle/leaks.js";
import { makeReport } from "../../../cli/doctor/bundle/report.js";
import { isTooOrdinary } from "../../../cli/doctor/bundle/vocabulary.js";
import { third } from "../../thorough.js";
import { examined, PHONE, SECRETS, type Secrets } from "./examined.js";

const nameOf = (letters: string) => fc.stringMatching(new RegExp(`^[${letters}]{5,14}$`));
const host = fc.tuple(nameOf("a-z"), fc.integer({ min: 10, max: 99 })).map(([name, number]) => `${name}-${number}`);

const secretsOf: fc.Arbitrary<Secrets> = fc.record({
    hosts: fc.tuple(host, host),
    domain: nameOf("a-z").map((name) => `${name}.example.org`),
    addresses: fc.tuple(fc.ipV4(), fc.ipV4()),
    stranger: fc.oneof(fc.ipV6(), fc.ipV4()),
    serial: nameOf("A-Z0-9").map((text) => `${text}7X`),
    username: nameOf("a-zA-Z"),
    password: fc.string({ minLength: 6, maxLength: 14, unit: "grapheme-ascii" }).map((text) => `${text.trim()}q7&`),
    token: fc.base64String({ minLength: 24, maxLength: 40 }).map((text) => `${text.replaceAll("=", "")}Zz9`),
    organization: nameOf("A-Z").map((name) => `${name} Telecom`),
    spelling: fc.constantFrom("plain", "upper", "base64", "base64url", "hex", "url", "references", "inBase64"),
});

/** Written in its own way: as what undoes an encoding reads it, and by plain search in what it was written as. */
function formsOf(secret: string): string[] {
    const bytes = Buffer.from(secret);
    return [
        secret,
        bytes.toString("base64").replace(/=+$/, "").slice(0, -1),
        bytes.toString("hex"),
        encodeURIComponent(secret),
    ];
}

describe("the report of doctor", () => {
    const searched = ({
        hosts,
        domain,
        addresses,
        stranger,
        serial,
        username,
        password,
        token,
        organization,
    }: Secrets) =>
        [...hosts, domain, ...addresses, stranger, serial, username, password, token, organization].filter(
            (each) => !isTooOrdinary(each),
        );

    it("holds no name, address, serial number, user, password, token or subject of its devices, however they are written", () => {
        fc.assert(
            fc.property(secretsOf, (secrets) => {
                const { text } = makeReport({ nodes: examined(secrets) }, secrets);
                const folded = text.toLowerCase();
                expect(text).not.to.contain(PHONE.slice(0, 9)).and.not.contain(PHONE.slice(5));
                expect(text).to.contain("5 of 10 at 10:14:09");
                for (const secret of searched(secrets)) {
                    for (const form of formsOf(secret)) {
                        if (form.length >= 5) expect(folded, form).not.to.contain(form.toLowerCase());
                    }
                }
                expect(leakIn(text, searched(secrets))).to.equal(undefined);
            }),
            { numRuns: third(450) },
        );
    }).timeout(120_000);

    it("gives a name the same replacement in both nodes' replies, and keeps their form", () => {
        fc.assert(
            fc.property(secretsOf, (secrets) => {
                const { text } = makeReport({ nodes: examined({ ...secrets, spelling: "plain" }) }, secrets);
                const { nodes } = JSON.parse(text) as {
                    nodes: { name: string; exchanges: { answer?: { body?: string } }[] }[];
                };
                const [a, b] = nodes.map(({ exchanges }) => exchanges[1]?.answer?.body ?? "");
                const [first, second] = nodes.map(({ name }) => name);
                expect(a)
                    .to.contain(`<hostName>${first}</hostName>\n  <role>active</role>`)
                    .and.contain(`<haPeerName>${second}</haPeerName>`);
                expect(b).to.contain(`<hostName>${second}</hostName>`).and.contain(`<haPeerName>${first}</haPeerName>`);
                expect(a)
                    .to.contain("<time>2026-04-24T10:14:09.235+0200</time>")
                    .and.contain("<ns:state >TRUE</ns:state>");
            }),
            { numRuns: 100 },
        );
    });

    it("keeps the words of the dialect if a node, a user or a country has the same name", () => {
        const secrets = {
            ...SECRETS,
            hosts: ["active", "standby"],
            username: "user",
            organization: "NO",
            spelling: "plain",
        } as const;
        const { text, ordinary } = makeReport({ nodes: examined(secrets) }, secrets);
        expect(text).to.contain("<role>active</role>").and.contain("<role>standby</role>").and.contain("Set-Cookie");
        expect(text)
            .to.match(/<hostName>host-\d<\/hostName>/)
            .and.not.match(/<hostName>active/);
        expect(ordinary.map(({ original }) => original))
            .to.include.members(["active", "standby", "user"])
            .and.not.include("NO");
    });

    it("replaces nothing by a text that one of the devices has", () => {
        const secrets = { ...fc.sample(secretsOf, 1)[0], hosts: ["host-2", "host-1"] } as Secrets;
        const { text } = makeReport({ nodes: examined({ ...secrets, spelling: "plain" }) }, secrets);
        expect(text).not.to.match(/host-[12]\b/);
    });
});
