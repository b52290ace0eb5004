import { expect } from "chai";
import { argsFor, FACES, type FaceName, InlineStack } from "./inlineStack.js";
import { getPlaceFirst } from "./place.js";
import { succeeded } from "./readRun.js";
import { sideBySide } from "./sideBySide.js";
import { startPair, switchovers } from "./simulatedPair.js";

const SPELLINGS = { plain: "activeNode", all: "*", brackets: '["activeNode"]' };
const KEPT = /Calls are on sbc-\w+-b; desired sbc-\w+-a\.[^]*Calls stay there: ignoreChanges covers activeNode/;
const SAME = { same: 2 };

describe("ignoreChanges of the active node, on a real Pulumi engine", () => {
    getPlaceFirst();

    const start = async (face: FaceName, word: string, path: string) => {
        const site = `${face.slice(-6)}${word}`.replace(/\W/g, "");
        const pair = await startPair(site);
        const inline = await InlineStack.create(`ignore-${site}`, face);
        const declare = (ignoreChanges: string[], activeNode = `sbc-${site}-a`) =>
            (inline.resources = [{ name: "own", args: argsFor(pair, activeNode), options: { ignoreChanges } }]);
        const failOver = async () => {
            pair.failOver();
            await pair.settled();
        };
        const { stack } = inline;
        const requestNothing = () => expect(switchovers(pair).received, "switchovers requested").to.equal(0);
        return { pair, stack, declare, failOver, requestNothing, path, site };
    };

    const added = async (face: FaceName, word: string, path: string) => {
        const { pair, stack, declare, failOver, requestNothing, site } = await start(face, word, path);
        declare([]);
        succeeded(await stack.up());
        declare([path]);
        const first = await stack.preview();
        expect(first.changes, first.text).to.deep.equal(SAME);
        expect(first.text).not.to.match(/handsOff|warning/);
        await failOver();
        expect(succeeded(await stack.preview()))
            .to.match(KEPT)
            .and.not.to.contain("handsOff");
        succeeded(await stack.up());
        expect(await stack.recorded("own")).to.include({ activeNode: `sbc-${site}-b` });
        expect(succeeded(await stack.up({ refresh: true }))).to.match(KEPT);
        requestNothing();

        declare([path], `sbc-${site}-b`);
        expect((await stack.preview()).changes).to.deep.equal(SAME);
        declare([]);
        expect(succeeded(await stack.preview())).to.contain("NEEDED");
        requestNothing();
        await pair.stop();
    };

    const refreshed = async (face: FaceName, word: string, path: string) => {
        const { pair, stack, declare, failOver, requestNothing, site } = await start(face, `${word}new`, path);
        declare([path]);
        succeeded(await stack.up());
        await failOver();
        succeeded(await stack.refresh());
        expect(succeeded(await stack.preview({ refresh: true }))).to.match(KEPT);
        expect(succeeded(await stack.up({ refresh: true }))).to.match(KEPT);
        succeeded(await stack.up());
        expect(await stack.recorded("own")).to.include({ activeNode: `sbc-${site}-b` });
        requestNothing();
        await pair.stop();
    };

    const tests = Object.keys(FACES).flatMap((name) => {
        const face = name as FaceName;
        return Object.entries(SPELLINGS).flatMap(([word, path]) => [
            [`${name}: adding ${path} changes nothing, and no run corrects a failover`, () => added(face, word, path)],
            [`${name}: created with ${path}, no refresh corrects a failover`, () => refreshed(face, word, path)],
        ]);
    });
    sideBySide(Object.fromEntries(tests) as Record<string, () => Promise<void>>);
});
