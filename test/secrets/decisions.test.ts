import { expect } from "chai";
import * as fc from "fast-check";
import { Session } from "../../provider/device/session.js";
import { keyOf } from "../../provider/pair/sameView.js";
import { look } from "../../provider/pair/look.js";
import { observe } from "../../provider/resource/outputs.js";
import { endpointNamed, PairRun } from "../provider/pairRun.js";

/** A run on a healthy pair whose user has this password. */
async function runWith(password: string, prepare: (run: PairRun) => void = () => undefined) {
    const run = new PairRun();
    for (const node of [run.pair.a, run.pair.b]) node.password = password;
    prepare(run);
    const sessions = ["sbc-a", "sbc-b"].map(
        (name) => new Session(endpointNamed(name, { credentials: { username: "admin", password } })),
    ) as unknown as [Session, Session];
    const result = await run.ensure({ sessions });
    return { run, sessions, result };
}

/** Words that a healthy pair's answers are made of. */
const WORDS = [
    ...["online", "true", "disabled", "standby", "active", "sbc-a", "sbc-b", "sbc-", "becoming active", "tSIPD"],
    ...["tMBCD", "Active to RelinquishingActive", "forced by command", "2026-03-01T08:00", "-0400", "2026"],
];

describe("a password that is a word of the device's answers", () => {
    for (const password of WORDS) {
        it(`decides nothing: "${password}"`, async () => {
            const { run, result } = await runWith(password);
            expect(result.kind).to.equal("switched");
            expect(run.pair.asked.map(({ node }) => node)).to.deep.equal(["sbc-a"]);
            expect(observe(result.view)).to.deep.include({
                activeNode: "sbc-b",
                standbyNode: "sbc-a",
                redundant: true,
            });
        });
    }

    it("decides nothing, whichever part of the answer it is", async () => {
        const text = WORDS.join(" ");
        const part = fc
            .tuple(fc.nat(text.length - 4), fc.integer({ min: 4, max: 30 }))
            .map(([from, length]) => text.slice(from, from + length));
        await fc.assert(
            fc.asyncProperty(part, async (password) => {
                expect((await runWith(password)).result.kind).to.equal("switched");
            }),
            { numRuns: 40 },
        );
    });

    it("makes no bad word a good one", async () => {
        const saying = {
            "another device": (run: PairRun) => (run.pair.b.saying = { hostName: "sbc-b-secret" }),
            "another peer": (run: PairRun) => (run.pair.a.saying = { peerName: "secret-sbc-b" }),
            "a component that is not synchronized": (run: PairRun) => (run.pair.b.sync = { tSIPD: "secret" }),
            "a role that is none": (run: PairRun) => (run.pair.b.role = "standbysecret"),
        };
        for (const [what, prepare] of Object.entries(saying)) {
            const { run, result } = await runWith("secret", prepare);
            expect([what, result.kind, run.pair.asked]).to.deep.equal([what, "refused", []]);
        }
    });

    it("hides no change: two words of which the same may be printed are two words", async () => {
        const { run, sessions } = await runWith("pass-word");
        const keys: string[] = [];
        for (const name of ["x pass-word", "x [secret]", `x${"y".repeat(300)}1`, `x${"y".repeat(300)}2`]) {
            run.pair.a.saying = { hostName: name, log: [{ info: name, oldState: "a", newState: "b", time: "c" }] };
            const { sightings } = await look(sessions, run.io);
            keys.push(keyOf(sightings[0]));
        }
        expect(new Set(keys).size).to.equal(4);
    });

    it("is still printed and recorded nowhere", async () => {
        const prepare = (run: PairRun) => (run.pair.b.saying = { hostName: "x hunter-2 y", role: "hunter-2" });
        const { run, result } = await runWith("hunter-2", prepare);
        expect(result.kind).to.equal("refused");
        const printed = JSON.stringify([run.lines, result, observe(result.view)]);
        expect(printed).to.include("[secret]").and.to.not.include("hunter-2");
    });
});
