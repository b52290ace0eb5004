import { expect } from "chai";
import { argsFor, FACES, type FaceName, InlineStack } from "./inlineStack.js";
import { getPlaceFirst } from "./place.js";
import { failed, succeeded } from "./readRun.js";
import { sideBySide } from "./sideBySide.js";
import { startPair, switchovers } from "./simulatedPair.js";

const SAME = { same: 2 };

describe("what is recorded of a pair, on a real Pulumi engine", () => {
    getPlaceFirst();

    const start = async (face: FaceName, word: string, more: object = {}) => {
        const site = `${face.slice(-6)}${word}`.replace(/\W/g, "");
        const pair = await startPair(site);
        const inline = await InlineStack.create(`records-${site}`, face);
        const [a, b] = pair.nodes.map(({ name }) => name) as [string, string];
        const declare = (activeNode: string) =>
            (inline.resources = [{ name: "own", args: argsFor(pair, activeNode, more) }]);
        declare(a);
        succeeded(await inline.stack.up());
        return { pair, stack: inline.stack, declare, a, b };
    };

    const deadStandby = async (face: FaceName) => {
        const { pair, stack, a, b } = await start(face, "dead");
        pair.setFault({ name: "nodeDown", node: b });
        succeeded(await stack.up());
        expect(await stack.recorded("own"))
            .to.deep.include({ activeNode: a, redundant: false, roles: { [a]: "active", [b]: "unseen" } })
            .and.not.have.any.keys("standbyNode");
        const preview = await stack.preview();
        expect(preview.changes, preview.text).to.deep.equal(SAME);
        pair.clearFaults();
        succeeded(await stack.up());
        expect(await stack.recorded("own")).to.deep.include({ standbyNode: b, redundant: true });
        expect((await stack.preview()).changes).to.deep.equal(SAME);
        expect(switchovers(pair).received).to.equal(0);
        await pair.stop();
    };

    const refused = async (face: FaceName, word: string, revertive: boolean) => {
        const { pair, stack, declare, a, b } = await start(face, word, { revertive });
        pair.setSync("tMBCD", "false");
        declare(b);
        for (const _time of [1, 2]) {
            expect(failed(await stack.up())).to.match(/REFUSED\. [^]*tMBCD/);
            expect(await stack.recorded("own")).to.deep.include({
                activeNode: a,
                redundant: false,
                fulfilledActiveNode: a,
            });
        }
        // A read that succeeds makes Pulumi forget that an update has failed.
        succeeded(await stack.refresh());
        const preview = await stack.preview();
        expect(preview.changes, preview.text).to.deep.equal({ same: 1, update: 1 });
        pair.setSync("tMBCD", "true");
        succeeded(await stack.up());
        expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
        expect(await stack.recorded("own")).to.deep.include({ activeNode: b, fulfilledActiveNode: b, redundant: true });
        expect((await stack.preview()).changes).to.deep.equal(SAME);
        await pair.stop();
    };

    const tests = Object.keys(FACES).flatMap((name) => {
        const face = name as FaceName;
        return [
            [
                `${name}: a standby that is down is recorded once, and is recorded again when it is back`,
                () => deadStandby(face),
            ],
            [`${name}: a refused update is tried again`, () => refused(face, "back", true)],
            [`${name}: a refused update is tried again, with revertive: false`, () => refused(face, "stay", false)],
        ];
    });
    sideBySide(Object.fromEntries(tests) as Record<string, () => Promise<void>>);
});
