import { expect } from "chai";
import type { Simulator } from "../../../simulator/index.js";
import { declare, requestsTo, startPair } from "../resource/declaredPair.js";
import { type Face, failureIn, ofEachFace, type Stored } from "./face.js";

const WRONG = { credentials: { username: "admin", password: "wrong-Secret" } };
const BOTH_REFUSED =
    /^sbc-a\/sbc-b: NOT SEEN\. Where calls are can't be seen\.\s+Both nodes refused the login\.\s+sbc-a .* did not accept [^]*\bsbc-b .* did not accept /;

ofEachFace("credentials that are refused", (start) => {
    let face: Face;
    let pair: Simulator;
    let stored: Stored;
    beforeEach(async () => {
        pair = await startPair();
        const first = await start();
        stored = await first.create(declare(pair, "sbc-a"));
        await first.stop();
        face = await start();
        pair.clearRequests();
    });
    afterEach(() => Promise.all([face.stop(), pair.stop()]));

    const logins = () => ["sbc-a", "sbc-b"].map((node) => requestsTo(pair)[`${node} POST token`] ?? 0);
    const wrong = (more = {}) => declare(pair, "sbc-a", { ...WRONG, ...more });
    /** What a state has whose credentials are no longer good. */
    const outdated = (): Stored => ({
        ...stored,
        inputs: { ...stored.inputs, ...WRONG },
        outputs: { ...stored.outputs, ...WRONG },
    });

    it("by both nodes fail the preview, and so the whole up, after one login on each", async () => {
        const { message } = await failureIn(face.preview(wrong(), stored));
        expect(message).to.match(BOTH_REFUSED).and.not.to.contain("wrong-Secret");
        expect(message.split("Correct oracle-sbc:username").length, "the remedy, once").to.equal(2);
        expect(logins()).to.deep.equal([1, 1]);
    });

    it("by both nodes fail the preview of a new resource, and of one that is only observed", async () => {
        expect((await failureIn(face.preview(wrong()))).message).to.match(BOTH_REFUSED);
        expect((await failureIn(face.preview(wrong({ observeOnly: true }), stored))).message).to.match(BOTH_REFUSED);
        expect(logins()).to.deep.equal([1, 1]);
    });

    it("by both nodes are a warning of a read, which keeps what is recorded, and fail no destroy", async () => {
        const read = await face.read(outdated());
        expect(read).to.deep.equal(outdated());
        expect(face.told[0]).to.match(BOTH_REFUSED).and.to.contain("What is recorded stays.");
        expect(await face.compareForDisplay(read)).to.deep.equal({ changes: false, replaces: [] });
        await face.delete(read);
        expect(logins()).to.deep.equal([1, 1]);
    });

    it("by one node are a warning, whatever the other one does: only the record of that node is not true", async () => {
        pair.setFault({ name: "forbidden", node: "sbc-b", endpoint: "token" });
        expect(await face.preview(declare(pair, "sbc-a"), stored)).to.deep.equal({ changes: true, replaces: [] });
        expect(logins()[1]).to.equal(1);
        pair.setFault({ name: "nodeDown", node: "sbc-a" });
        expect(await face.preview(declare(pair, "sbc-a"), stored)).to.deep.equal({ changes: false, replaces: [] });
    });
});
