import { expect } from "chai";
import * as fc from "fast-check";
import { isBecomingActive, readRole } from "../../../provider/device/role.js";

const parseRole = (word: string | undefined) => readRole(word).role;

const WORDS: Record<string, string> = {
    active: "active",
    standby: "standby",
    "out of service": "outOfService",
    standalone: "standalone",
    initial: "transitional",
    "becoming active": "transitional",
    "relinquishing active": "transitional",
    "becoming standby": "transitional",
    "active pending": "transitional",
    "standby pending": "transitional",
    "out of service pending": "transitional",
    recovery: "transitional",
};

describe("reading a role", () => {
    for (const [words, role] of Object.entries(WORDS)) {
        it(`takes "${words}" for ${role}, however it is spelled`, () => {
            const joined = words.replace(/ (.)/g, (_space, letter: string) => letter.toUpperCase());
            const spellings = [
                words,
                words.toUpperCase(),
                joined,
                words.replaceAll(" ", "-"),
                words.replaceAll(" ", "_"),
            ];
            for (const spelling of [...spellings, `  ${words}\n`]) {
                expect(parseRole(spelling), spelling).to.equal(role);
            }
        });
    }

    it("takes every other word for unknown, and a missing one too", () => {
        for (const word of [
            undefined,
            "",
            "activ",
            "actives",
            "not active",
            "1",
            "constructor",
            "__proto__",
            "оactive",
        ]) {
            expect(parseRole(word), word).to.equal("unknown");
        }
        const known = new Set(Object.keys(WORDS).map((words) => words.replaceAll(" ", "")));
        fc.assert(
            fc.property(fc.string(), (word) => {
                if (!known.has(word.toLowerCase().replace(/[\s_-]+/g, ""))) expect(parseRole(word)).to.equal("unknown");
            }),
        );
    });

    it("knows the words of a node that is about to take over", () => {
        const becoming = Object.keys(WORDS).filter((words) => isBecomingActive(words));
        expect(becoming).to.deep.equal(["becoming active", "active pending"]);
        expect(isBecomingActive(undefined)).to.be.false;
    });
});
