import { expect } from "chai";
import { argsFor, FACES, type FaceName, InlineStack } from "./inlineStack.js";
import { getPlaceFirst } from "./place.js";
import { failed, succeeded } from "./readRun.js";
import { sideBySide } from "./sideBySide.js";
import { startPair, switchovers } from "./simulatedPair.js";

const WORDS = { roles: { "hot-standby": "standby" }, synchronized: ["enabled"] } as const;

describe("a pair that reports other words, on a real Pulumi engine", () => {
    getPlaceFirst();

    const moved = async (face: FaceName) => {
        const site = `${face.slice(-6)}words`.replace(/\W/g, "");
        const pair = await startPair(site, { roleWords: { Standby: "Hot-Standby" } });
        for (const component of ["tMBCD", "tSIPD"]) pair.setSync(component, "enabled");
        const inline = await InlineStack.create(`words-${site}`, face);
        const { stack } = inline;
        const [a, b] = pair.nodes.map(({ name }) => name) as [string, string];
        const declare = (activeNode: string, more: object = {}) =>
            (inline.resources = [{ name: "own", args: argsFor(pair, activeNode, more) }]);
        declare(a);
        succeeded(await stack.up());
        expect(await stack.recorded("own")).to.deep.include({
            roles: { [a]: "active", [b]: "unknown" },
            redundant: false,
        });

        declare(b);
        const refused = failed(await stack.up());
        expect(refused).to.match(/REFUSED\. [^]*"Hot-Standby", a role unknown here/);
        expect(refused).to.contain('If you know what "Hot-Standby" means, declare it in deviceWords.roles.');
        expect(switchovers(pair).received).to.equal(0);

        const set = async (path: string, value: string) =>
            succeeded(await stack.cli("config", "set", "--path", `oracle-sbc:deviceWords.${path}`, value));
        await set("roles.hot-standby", "standby");
        expect(failed(await stack.up())).to.contain("declare it in deviceWords.synchronized");
        await set("synchronized[0]", "enabled");
        const preview = await stack.preview();
        expect(preview.text).to.match(/NEEDED\. [^]*7 of 7 preconditions met/);
        succeeded(await stack.up());
        expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
        const recorded = await stack.recorded("own");
        expect(recorded).to.deep.include({ roles: { [a]: "standby", [b]: "active" }, redundant: true });
        const { checks } = recorded["lastAction"] as { checks: readonly { name: string; observed: string }[] };
        expect(checks.filter(({ observed }) => observed.includes("deviceWords")).map(({ name }) => name)).to.deep.equal(
            ["role words", "synchronization"],
        );

        // The same words, from the program: an update that requests nothing.
        await stack.cli("config", "rm", "oracle-sbc:deviceWords");
        declare(b, { deviceWords: WORDS });
        succeeded(await stack.up());
        expect(await stack.recorded("own")).to.deep.include({ deviceWords: WORDS, redundant: true });
        expect((await stack.preview()).changes).to.deep.equal({ same: 2 });
        declare(b, { deviceWords: { roles: { standby: "active" } } });
        expect(failed(await stack.up())).to.contain("deviceWords.roles.standby is a word whose meaning is known");
        expect(switchovers(pair).received).to.equal(1);
        await pair.stop();
    };

    const tests = Object.keys(FACES).map((face) => [
        `${face}: is refused until the words are declared, in the stack's file or in the program, and is moved then`,
        () => moved(face as FaceName),
    ]);
    sideBySide(Object.fromEntries(tests) as Record<string, () => Promise<void>>);
});
