import { expect } from "chai";
import * as fc from "fast-check";
import { SbcError } from "../../../../provider/errors.js";
import { Concealment } from "../../../../provider/resource/secrets/concealment.js";

const NODES = [
    { name: "sbc-mad-a", address: "10.20.0.11" },
    { name: "sbc-mad-b", address: "[fe80::2]:8443" },
];

describe("messages about nodes that are secret", () => {
    const hidden = Concealment.of("madrid", NODES);

    it("have the resource's name for the pair, and a number for each node", () => {
        const told: Record<string, string> = {
            "sbc-mad-a/sbc-mad-b: a switchover is needed, from sbc-mad-a to SBC-MAD-B.":
                "madrid: a switchover is needed, from node 1 to node 2.",
            "sbc-mad-a (10.20.0.11): no connection (10.20.0.11:443 refused it).":
                "node 1: no connection ([secret] refused it).",
            "sbc-mad-b ([fe80::2]:8443) answered 403.": "node 2 answered 403.",
            "active peer sbc-mad-b has timed out": "active peer node 2 has timed out",
            "10.20.0.110 and sbc-mad-ab are others": "10.20.0.110 and sbc-mad-ab are others",
        };
        for (const [text, expected] of Object.entries(told)) expect(hidden.text(text)).to.equal(expected);
    });

    it("name and locate no node, whatever it is called and wherever that stands", () => {
        const label = fc.stringMatching(/^[a-z0-9]([a-z0-9._-]{0,14}[a-z0-9])?$/);
        const address = fc.oneof(
            fc.ipV4(),
            fc.ipV6().map((ip) => `[${ip}]`),
            fc.tuple(label, fc.integer({ min: 1, max: 65535 })).map(([host, port]) => `${host}:${port}`),
        );
        const nodes = fc.uniqueArray(fc.record({ name: label, address }), {
            minLength: 2,
            maxLength: 2,
            selector: ({ name }) => name.toLowerCase(),
        });
        const own = "Pair: what is seen, node 1 and node 2 [secret]";
        fc.assert(
            fc.property(nodes, fc.array(fc.nat(3), { maxLength: 6 }), (declared, which) => {
                const texts = declared.flatMap(({ name, address: at }) => [name, at]);
                const concealment = Concealment.of("Pair", declared);
                const text = which.map((index) => texts[index]).join(", is not ");
                const printed = concealment.text(`(${text}).`);
                for (const secret of texts.filter((each) => !own.includes(each) && !"is not".includes(each)))
                    expect(wordsOf(printed), printed).not.to.include(secret.toLowerCase());
            }),
        );
    });

    it("say nothing in the text, the remedy or the cause of an error either", () => {
        const cause = new Error("sbc-mad-a");
        const error = new SbcError("refused", "sbc-mad-a is active.", "Repair sbc-mad-b.", { cause });
        const told = hidden.error(error);
        expect([told.code, told.fact, told.remedy, told.message, told.cause]).to.deep.equal([
            "refused",
            "node 1 is active.",
            "Repair node 2.",
            "node 1 is active. Repair node 2.",
            undefined,
        ]);
        expect(Concealment.none.error(error)).to.equal(error);
    });

    it("are as they are where nothing can be told of the nodes", () => {
        for (const nodes of [undefined, "x", [], [{}, null], [{ name: 1 }, { address: "" }]])
            expect(Concealment.of("madrid", nodes).text("sbc-a is active")).to.equal("sbc-a is active");
    });
});

function wordsOf(text: string): string[] {
    return text
        .toLowerCase()
        .split(/, is not |[()]|\.$/)
        .map((word) => word.trim());
}
