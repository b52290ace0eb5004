import { expect } from "chai";
import * as fc from "fast-check";
import { deviceWordsOf, roleWordProblem, stateProblem } from "../../../provider/device/deviceWords.js";
import { KNOWN_ROLES, spellingOfRole } from "../../../provider/device/role.js";
import { type NodeStatus, parseStatus } from "../../../provider/device/status.js";
import { printable } from "../../../provider/device/words.js";
import { statusXml } from "../statusXml.js";

/** Beside the documented ones, those of the redundancy protocol and of the SNMP table. */
const KNOWN_WORDS = ["active", "standby", "out of service", "standalone", "becoming active", "recovery"];
const KNOWN_STATES = ["true", "false", "disabled"];

const meaning = fc.constantFrom(...KNOWN_ROLES);
const letters = fc.stringMatching(/^[a-zåø]{1,12}$/);
/** No documented word begins so. */
const unknownWord = fc.tuple(letters, letters).map(([one, two]) => `x${one}-${two}`);

/** The same word in other capitals, and with other or no separators. */
const spellingsOf = (word: string) =>
    fc
        .tuple(fc.constantFrom("-", " ", "_", "", "  "), fc.boolean())
        .map(([separator, isLoud]) =>
            word.replaceAll("-", separator).replace(/.*/, (all) => (isLoud ? all.toUpperCase() : all)),
        );

function statusOf(saying: Parameters<typeof statusXml>[0], declared?: Parameters<typeof deviceWordsOf>[0]): NodeStatus {
    const status = parseStatus(statusXml(saying), printable, declared && deviceWordsOf(declared));
    if (status === undefined) throw new Error("This is no status.");
    return status;
}

describe("words that a program declares", () => {
    it("give a role word that is not known here its meaning, however either is spelled", () => {
        const drawn = unknownWord.chain((word) => fc.tuple(spellingsOf(word), spellingsOf(word), meaning));
        fc.assert(
            fc.property(drawn, ([declared, reported, role]) => {
                const status = statusOf({ role: reported, peerRole: reported }, { roles: { [declared]: role } });
                expect(status).to.include({ role, peerRole: role, isRoleDeclared: true, isPeerRoleDeclared: true });
                expect(status.roleWord?.printed).to.equal(printable(reported, 64));
            }),
        );
    });

    it("leave every other word unknown", () => {
        fc.assert(
            fc.property(unknownWord, unknownWord, meaning, (declared, reported, role) => {
                fc.pre(spellingOfRole(declared) !== spellingOfRole(reported));
                const status = statusOf({ role: reported }, { roles: { [declared]: role } });
                expect(status.role).to.equal("unknown");
                expect(status).not.to.have.property("isRoleDeclared");
            }),
        );
    });

    it("change no meaning that is known, and none of a node without a role", () => {
        fc.assert(
            fc.property(fc.constantFrom(...KNOWN_WORDS), meaning, (word, role) => {
                const plain = statusOf({ role: word });
                expect(statusOf({ role: word }, { roles: { [word]: role } })).to.deep.equal(plain);
            }),
        );
        for (const state of KNOWN_STATES)
            expect(statusOf({ sync: { tMBCD: state } }, { synchronized: [state] })).to.deep.equal(
                statusOf({ sync: { tMBCD: state } }),
            );
        expect(statusOf({}, { roles: { "": "active" } })).not.to.have.any.keys("roleWord", "peerRole");
    });

    it("never make a node one that is about to be active", () => {
        fc.assert(
            fc.property(unknownWord, meaning, (word, role) => {
                expect(statusOf({ role: word }, { roles: { [word]: role } }).becomingActive).to.be.false;
            }),
        );
    });

    it("make a component's state one that is synchronized, in any case, and no other", () => {
        const words = fc.uniqueArray(
            letters.map((word) => `x${word}`),
            { minLength: 2, maxLength: 2 },
        );
        fc.assert(
            fc.property(words, ([declared = "", other = ""]) => {
                const sync = { tSIPD: declared.toUpperCase(), tMBCD: other, tCCD: "false" };
                const { syncComponents } = statusOf({ sync }, { synchronized: [` ${declared} `] });
                expect(syncComponents.map(({ meaning: means, isDeclared }) => [means, isDeclared])).to.deep.equal([
                    ["good", true],
                    ["unknown", undefined],
                    ["outOfStep", undefined],
                ]);
            }),
        );
    });

    it("take `enabled`, which is documented without a meaning", () => {
        expect(stateProblem("enabled")).to.be.undefined;
        expect(stateProblem("Enabled ")).to.be.undefined;
    });

    it("are one and the same, whatever their order and spelling", () => {
        const one = deviceWordsOf({
            roles: { "hot-standby": "standby", primary: "active" },
            synchronized: ["ok", "enabled"],
        });
        const other = deviceWordsOf({
            roles: { PRIMARY: "active", "Hot Standby": "standby" },
            synchronized: ["Enabled", "ok"],
        });
        expect(one).to.deep.equal(other);
        expect(JSON.stringify(one)).to.equal(JSON.stringify(other));
        expect(deviceWordsOf({})).to.be.undefined;
        expect(deviceWordsOf({ roles: {}, synchronized: [] })).to.be.undefined;
    });

    it("can be no word whose meaning is known, in any spelling, and no empty one", () => {
        for (const word of KNOWN_WORDS)
            fc.assert(
                fc.property(spellingsOf(word.replaceAll(" ", "-")), (spelling) => {
                    expect(roleWordProblem(spelling)).to.match(/meaning is known/);
                }),
                { numRuns: 20 },
            );
        for (const word of KNOWN_STATES) expect(stateProblem(word.toUpperCase())).to.match(/meaning is known/);
        for (const word of ["", " ", "-_"]) expect(roleWordProblem(word)).to.match(/empty/);
        expect(stateProblem(" ")).to.match(/empty/);
        fc.assert(fc.property(unknownWord, (word) => roleWordProblem(word) === undefined));
    });
});
