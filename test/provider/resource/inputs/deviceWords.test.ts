import { expect } from "chai";
import { IN_PROVIDER } from "../../../../provider/resource/entryPoint.js";
import { lookProblemsOf, problemsOf } from "../../../../provider/resource/inputs/problems.js";
import { readConfig } from "../../../../provider/resource/inputs/stackConfig.js";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const NODES = [
    { name: "sbc-a", address: "10.0.0.1" },
    { name: "sbc-b", address: "10.0.0.2" },
];
const problemsWith = (deviceWords: unknown) => problemsOf({ nodes: NODES, activeNode: "sbc-a", deviceWords }, 6000);
const KNOWN = "is a word whose meaning is known, which can't be changed; take it out";
const MEANINGS = "active, standby, outOfService, standalone or transitional";

/** What is wrong, and the sentence without its beginning and end. */
const BAD: readonly (readonly [what: string, deviceWords: unknown, path: string, problem: string])[] = [
    ["no object", "hot-standby", "deviceWords", "is not an object with roles, synchronized"],
    ["a misspelt name", { role: {} }, "deviceWords.role", "is not an argument here; valid: roles, synchronized"],
    [
        "a list of roles",
        { roles: ["x"] },
        "deviceWords.roles",
        `is not an object with a meaning for each word: ${MEANINGS}`,
    ],
    ["an unknown meaning", { roles: { "hot-standby": "hot" } }, "deviceWords.roles.hot-standby", `is not ${MEANINGS}`],
    [
        "the meaning unknown",
        { roles: { "hot-standby": "unknown" } },
        "deviceWords.roles.hot-standby",
        `is not ${MEANINGS}`,
    ],
    ["a meaning that is no text", { roles: { x: true } }, "deviceWords.roles.x", `is not ${MEANINGS}`],
    ["a documented role", { roles: { standby: "active" } }, "deviceWords.roles.standby", KNOWN],
    ["one as it is meant", { roles: { Active: "active" } }, "deviceWords.roles.Active", KNOWN],
    [
        "one in another spelling",
        { roles: { "OUT-OF SERVICE": "standby" } },
        'deviceWords.roles["OUT-OF SERVICE"]',
        KNOWN,
    ],
    ["a role between two", { roles: { BecomingActive: "standby" } }, "deviceWords.roles.BecomingActive", KNOWN],
    [
        "an empty role",
        { roles: { " ": "standby" } },
        'deviceWords.roles[""]',
        "is empty; write a word that the device reports",
    ],
    [
        "two spellings of two meanings",
        { roles: { "hot-standby": "standby", "Hot Standby": "active" } },
        'deviceWords.roles["Hot Standby"]',
        'is another spelling of "hot-standby", which has another meaning; write one of them',
    ],
    [
        "one state without a list",
        { synchronized: "enabled" },
        "deviceWords.synchronized",
        "is not a list of words, such as [enabled]",
    ],
    [
        "a switch",
        { synchronized: [true] },
        "deviceWords.synchronized[0]",
        "is not a word that the device reports of a component",
    ],
    ["a known state", { synchronized: ["enabled", "FALSE"] }, "deviceWords.synchronized[1]", KNOWN],
    ["a state that is good anyway", { synchronized: ["disabled"] }, "deviceWords.synchronized[0]", KNOWN],
    ["an empty state", { synchronized: [" "] }, "deviceWords.synchronized[0]", "is empty"],
];

describe("the check of deviceWords", () => {
    it("has nothing to say of words that are not known, in two spellings of one meaning, or of none", () => {
        const roles = {
            "hot-standby": "standby",
            "Hot Standby": "standby",
            primary: "active",
            promoting: "transitional",
        };
        for (const good of [{ roles, synchronized: ["enabled", "Enabled"] }, { roles: {} }, { synchronized: [] }, {}])
            expect(problemsWith(good)).to.deep.equal([]);
    });

    for (const [what, deviceWords, path, problem] of BAD) {
        it(`says where and what of ${what}, as an argument and as a value of the stack or a Provider`, () => {
            const sentence = `${path} ${problem}.`;
            expect(problemsWith(deviceWords)).to.deep.equal([sentence]);
            expect(lookProblemsOf({ nodes: NODES, deviceWords })).to.deep.equal([sentence]);
            const written = typeof deviceWords === "string" ? deviceWords : JSON.stringify(deviceWords);
            const read = (entry?: typeof IN_PROVIDER) => () =>
                readConfig((key) => (key === "deviceWords" ? written : undefined), {}, entry);
            expect(read()).to.throw(
                `The configuration value oracle-sbc:${sentence} Correct oracle-sbc:deviceWords in the stack's file, or with: pulumi config set --path`,
            );
            expect(read(IN_PROVIDER)).to.throw(
                `The configuration value the Provider's ${sentence} Correct the argument deviceWords of the Provider`,
            );
        });
    }

    it("prints nothing of a value that can't be used", () => {
        for (const wrong of ["s3cret", { roles: "s3cret" }, { roles: { x: "s3cret" } }, { synchronized: "s3cret" }])
            expect(problemsWith(wrong).join(" "))
                .to.match(/^deviceWords/)
                .and.not.contain("s3cret");
    });

    it("takes to be right what a preview does not know yet", () => {
        for (const deviceWords of [
            UNKNOWN,
            { roles: UNKNOWN },
            { roles: { "hot-standby": UNKNOWN } },
            { synchronized: UNKNOWN },
            { synchronized: [UNKNOWN] },
        ]) {
            expect(problemsWith(deviceWords)).to.deep.equal([]);
            const { deviceWords: read } = readConfig(
                (key) => (key === "deviceWords" ? JSON.stringify(deviceWords) : undefined),
                {},
            );
            expect(read).to.deep.equal({});
        }
        expect(problemsWith({ roles: { x: UNKNOWN, y: "hot" } })).to.have.lengthOf(1);
    });
});
