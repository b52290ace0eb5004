import { expect } from "chai";
import { sharedLogins } from "../../../provider/resources/sharedLogins.js";
import { emptyRecord, MemoryRunBook } from "../../../provider/state/runBook.js";

const CREDENTIAL = { username: "admin", password: "correct horse" };

function processes() {
    const record = emptyRecord();
    const of = (name: string) => sharedLogins(new MemoryRunBook(name, record));
    return { record, one: of("one"), other: of("other") };
}

describe("what the processes of a run tell each other of logins", () => {
    it("is how often a credential was refused, by others and of this credential alone", async () => {
        const { one, other } = processes();
        await one.noteRefused(CREDENTIAL);
        await one.noteRefused(CREDENTIAL);
        await other.noteRefused(CREDENTIAL);
        expect(await other.refusals(CREDENTIAL)).to.equal(2);
        expect(await one.refusals(CREDENTIAL)).to.equal(1);
        for (const another of [
            { ...CREDENTIAL, password: "wrong" },
            { ...CREDENTIAL, username: "operator" },
        ])
            expect(await other.refusals(another)).to.equal(0);
    });

    it("is nothing any more once a node has accepted it", async () => {
        const { one, other } = processes();
        await one.noteRefused(CREDENTIAL);
        await other.noteAccepted(CREDENTIAL);
        await one.noteRefused(CREDENTIAL);
        expect([await one.refusals(CREDENTIAL), await other.refusals(CREDENTIAL)]).to.deep.equal([0, 0]);
        expect(await one.isAccepted(CREDENTIAL)).to.be.true;
        expect(await one.isAccepted({ ...CREDENTIAL, password: "wrong" })).to.be.false;
    });

    it("holds nothing of the credential, and other keys in another run", async () => {
        const [first, second] = [processes(), processes()];
        for (const { one, record } of [first, second]) {
            await one.noteRefused(CREDENTIAL);
            expect(JSON.stringify(record)).not.to.match(/admin|correct|horse/);
            // Twenty bits: too few to tell whether a guess is right.
            expect(Object.keys(record.logins).join()).to.match(/^[0-9a-f]{5}$/);
        }
        expect(first.record.salt).not.to.equal(second.record.salt);
    });

    it("costs nothing as long as there is nothing to compare with", async () => {
        const { one } = processes();
        const startedMs = performance.now();
        for (let time = 0; time < 50; time++) await one.refusals({ ...CREDENTIAL, username: `user ${time}` });
        expect(performance.now() - startedMs).to.be.below(100);
    });
});
