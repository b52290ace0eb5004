import { expect } from "chai";
import type { Simulator } from "../../../simulator/index.js";
import { declare, startPair } from "../resource/declaredPair.js";
import { type Face, failureIn, ofEachFace, type Stored } from "./face.js";

/** Words of the device, and of the provider; the last one is none of either, and shows what is to come out. */
const PASSWORDS = ["online", "true", "sbc-b", "active", "out of service", "a", "1", "Qz!unrelated_77"];

ofEachFace("a password that is a word of the device", (start) => {
    const decided = async (password: string) => {
        const pair = await startPair({ username: password, password });
        const face = await start();
        try {
            return await lifeOf(pair, face, { username: password, password });
        } finally {
            await Promise.all([pair.stop(), face.stop()]);
        }
    };

    it("changes no decision, no request and no role that is recorded", async function () {
        this.timeout(120_000);
        const all = await Promise.all(PASSWORDS.map(decided));
        const expected = all[all.length - 1];
        for (const [index, life] of all.entries()) expect(life, PASSWORDS[index]).to.deep.equal(expected);
        expect(expected?.switchovers).to.equal(1);
    });
});

/** A switchover, then one that is refused since the other node is offline. */
async function lifeOf(pair: Simulator, face: Face, credentials: object) {
    const switched = await face.create(declare(pair, "sbc-b", { credentials }));
    pair.setHealth("sbc-a", 20);
    const back = declare(pair, "sbc-a", { credentials });
    const compared = await face.preview(back, switched);
    const { message } = await failureIn(face.update(switched, back));
    return {
        recorded: factsIn(switched),
        compared,
        unmet: message.match(/\[not ok\] [^:]*/g),
        met: message.match(/\[ok\] [^:]*/g),
        switchovers: pair.switchoversReceived(),
    };
}

function factsIn({ outputs }: Stored) {
    const { activeNode, standbyNode, roles, redundant, fulfilledActiveNode } = outputs;
    return { activeNode, standbyNode, roles, redundant, fulfilledActiveNode };
}
