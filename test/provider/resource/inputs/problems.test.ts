import { expect } from "chai";
import { parseInputs, problemsOf as problemsWithLag } from "../../../../provider/resource/inputs/problems.js";

const problemsOf = (inputs: unknown) => problemsWithLag(inputs, 6000);
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SECRET = "s3cret-Value";
const a = { name: "sbc-a", address: "10.0.0.1" };
const b = { name: "sbc-b", address: "10.0.0.2" };
const good = { nodes: [a, b], activeNode: "sbc-a" };
const withNode = (node: unknown) => ({ ...good, nodes: [node, b] });
const withMore = (more: Record<string, unknown>) => ({ ...good, ...more });

describe("the check of what is declared", () => {
    it("has nothing to say of a complete declaration, or of the shortest one", () => {
        const complete = {
            ...good,
            credentials: { username: "admin", password: SECRET },
            tls: { serverName: "sbc", certificateSha256: ["a1".repeat(32), "B2:".repeat(31) + "b2"] },
            apiVersion: "v1.1",
            revertive: false,
            preconditions: { minimumHealthPercent: 90, synchronized: false },
            reason: "CHG-1",
            timeouts: { requestSeconds: 5, settleSeconds: 60, quietSeconds: 0 },
        };
        expect(problemsOf(good)).to.deep.equal([]);
        expect(problemsOf(complete)).to.deep.equal([]);
    });

    const bad: readonly (readonly [string, unknown, string])[] = [
        [
            "no nodes",
            { activeNode: "sbc-a" },
            "nodes is missing; write a list of two nodes, each with name and address.",
        ],
        ["one node", { ...good, nodes: [a] }, "nodes must list exactly two nodes: a pair has two."],
        ["three nodes", { ...good, nodes: [a, b, b] }, "nodes must list exactly two nodes: a pair has two."],
        ["a list of names", withNode("sbc-a"), "nodes[0] is not an object with name, address, tls."],
        [
            "one node twice, in another case",
            withMore({ nodes: [a, { ...b, name: "SBC-A" }] }),
            "nodes: both are named sbc-a; a pair has two different nodes.",
        ],
        [
            "one address twice, once with the port that is the default",
            withMore({ nodes: [a, { ...b, address: "10.0.0.1:443" }] }),
            "nodes: both have the address 10.0.0.1; each node has its own management address.",
        ],
        [
            "an unknown active node",
            { ...good, activeNode: "sbc-c" },
            'activeNode "sbc-c" is not a node of this pair; write sbc-a or sbc-b.',
        ],
        [
            "no active node",
            { nodes: [a, b] },
            "activeNode is missing; write the name of the node that should be active, or observeOnly: true.",
        ],
        ["an empty active node", { ...good, activeNode: " " }, "activeNode is empty."],
        [
            "a name that is no host name",
            withNode({ ...a, name: "sbc a" }),
            "nodes[0].name is not a host name; write letters, digits, dots, hyphens and underscores.",
        ],
        [
            "a node without an address",
            withNode({ name: "sbc-a" }),
            "nodes[0].address is missing; write a management address, as host or host:port.",
        ],
        [
            "a scheme",
            withNode({ ...a, address: "https://10.0.0.1" }),
            'nodes[0].address "https://10.0.0.1" has a scheme; leave it out, HTTPS is always used.',
        ],
        [
            "a path",
            withNode({ ...a, address: "10.0.0.1/rest" }),
            'nodes[0].address "10.0.0.1/rest" has a path; leave it out.',
        ],
        [
            "a password in an address",
            withNode({ ...a, address: `https://admin:${SECRET}@10.0.0.1` }),
            "nodes[0].address has a user name in it; write host or host:port.",
        ],
        [
            "a bad port",
            withNode({ ...a, address: "10.0.0.1:70000" }),
            'nodes[0].address "10.0.0.1:70000" has a bad port; write 1 to 65535, or leave it out for 443.',
        ],
        [
            "a password without a user name",
            withMore({ credentials: { password: SECRET } }),
            "credentials.username is missing; write a user name.",
        ],
        [
            "a password that is no text",
            withMore({ credentials: { username: "admin", password: 1234 } }),
            "credentials.password is not a password.",
        ],
        [
            "a certificate that is none",
            withMore({ tls: { caCertificate: SECRET } }),
            "tls.caCertificate is not one or more certificates in PEM.",
        ],
        [
            "a node's own fingerprint that is none",
            withNode({ ...a, tls: { certificateSha256: "a1:b2" } }),
            "nodes[0].tls.certificateSha256 is not a SHA-256 fingerprint; write 64 hexadecimal digits, with or without colons.",
        ],
        ["a version that is none", withMore({ apiVersion: "1.2" }), 'apiVersion is not a version such as "v1.2".'],
        ["a text for a switch", withMore({ revertive: "false" }), "revertive is not true or false."],
        [
            "a health of more than everything",
            withMore({ preconditions: { minimumHealthPercent: 101 } }),
            "preconditions.minimumHealthPercent is out of range; write a number from 0 to 100.",
        ],
        [
            "no time for a request",
            withMore({ timeouts: { requestSeconds: 0 } }),
            "timeouts.requestSeconds is out of range; write seconds, above 0 and at most 300.",
        ],
        [
            "no more time to settle than a request may take to act",
            withMore({ timeouts: { settleSeconds: 6, quietSeconds: 0 } }),
            "timeouts.settleSeconds (6) must be more than 6 s, which a request may take to act.",
        ],
        ["a reason that is a book", withMore({ reason: "x".repeat(1025) }), "reason is longer than 1024 characters."],
        [
            "a misspelt argument",
            withMore({ timeouts: { settleSecond: 60 } }),
            "timeouts.settleSecond is not an argument here; valid: requestSeconds, settleSeconds, quietSeconds, freshSeconds.",
        ],
    ];
    for (const [name, inputs, sentence] of bad) {
        it(`says where and what of ${name}`, () => {
            expect(problemsOf(inputs)).to.deep.equal([sentence]);
        });
    }

    it("names everything that is wrong at once", () => {
        const inputs = { nodes: [{ name: "", address: "x:y" }, b], activeNode: 5, port: 443 };
        const paths = problemsOf(inputs).map((problem) => problem.split(" ")[0]);
        expect(paths).to.have.members(["nodes[0].name", "nodes[0].address", "activeNode", "port"]);
    });

    it("prints no value of credentials or certificates, whatever is wrong with them", () => {
        const wrong = [
            { credentials: SECRET },
            { credentials: { username: SECRET, password: [SECRET] } },
            { credentials: { username: ["x"], password: SECRET, [`passwort`]: SECRET } },
            { tls: SECRET },
            { tls: { caCertificate: SECRET, serverName: [SECRET], certificateSha256: SECRET } },
            { tls: { certificateSha256: [SECRET] } },
        ];
        for (const more of wrong) {
            const problems = problemsOf(withMore(more));
            expect(problems).to.have.lengthOf.at.least(1);
            expect(problems.join(" ")).not.to.contain(SECRET);
        }
    });

    describe("of what a preview does not know yet", () => {
        const unknown: readonly (readonly [string, Record<string, unknown>])[] = [
            ["the nodes", { nodes: UNKNOWN }],
            ["a node", { nodes: [UNKNOWN, b] }],
            ["a name", { nodes: [{ ...a, name: UNKNOWN }, b] }],
            ["an address", { nodes: [{ ...a, address: UNKNOWN }, b] }],
            ["a node's fingerprint", { nodes: [{ ...a, tls: { certificateSha256: UNKNOWN } }, b] }],
            ["one fingerprint of a list", { tls: { certificateSha256: ["a1".repeat(32), UNKNOWN] } }],
            ["the active node", { activeNode: UNKNOWN }],
            ["a password", { credentials: { username: "admin", password: UNKNOWN } }],
            ["the credentials", { credentials: UNKNOWN }],
            ["a certificate", { tls: { caCertificate: UNKNOWN } }],
            ["a number", { preconditions: { minimumHealthPercent: UNKNOWN } }],
            ["a switch", { revertive: UNKNOWN }],
            ["a time", { timeouts: { settleSeconds: UNKNOWN, quietSeconds: 6 } }],
        ];
        for (const [name, more] of unknown) {
            it(`takes ${name} to be right`, () => expect(problemsOf(withMore(more))).to.deep.equal([]));
        }

        it("still says what is wrong beside it", () => {
            const nodes = [
                { ...a, address: UNKNOWN },
                { ...b, address: "http://10.0.0.2" },
            ];
            expect(problemsOf({ nodes, activeNode: "sbc-c" })).to.have.lengthOf(1);
            const certificateSha256 = [UNKNOWN, "short"];
            expect(problemsOf(withMore({ tls: { certificateSha256 } }))[0]).to.match(/^tls\.certificateSha256\[1\] /);
        });
    });

    it("refuses inputs that nobody checked, without their values", () => {
        expect(() => parseInputs({ ...good, credentials: SECRET })).to.throw(
            /^These inputs were not checked: credentials/,
        );
        expect(() => parseInputs({ ...good, credentials: SECRET })).not.to.throw(new RegExp(SECRET));
    });
});
