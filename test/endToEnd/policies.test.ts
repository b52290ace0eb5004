import { expect } from "chai";
import { join } from "node:path";
import { writePolicyPack } from "../sdk/policyPack.js";
import { argsFor, FACES, type FaceName, InlineStack } from "./inlineStack.js";
import { getPlace } from "./place.js";
import { failed, succeeded } from "./readRun.js";
import { startPair } from "./simulatedPair.js";

const APPLIED = { "the dynamic provider": "dynamic", "the plugin": "plugin" };

describe("a mandatory typed policy, on a real Pulumi engine", () => {
    let pack: string;
    before(async function () {
        this.timeout(20 * 60_000);
        pack = writePolicyPack(join((await getPlace()).folder, "policies"));
    });

    for (const face of Object.keys(FACES) as FaceName[]) {
        it(`stops a preview of a pair with ${face}, by the policy of that class`, async () => {
            const name = APPLIED[face];
            const pair = await startPair(name);
            const inline = await InlineStack.create(`policies-${name}`, face);
            try {
                inline.resources = [{ name: "own", args: argsFor(pair, `sbc-${name}-a`) }];
                succeeded(await inline.stack.preview());
                const text = failed(await inline.stack.preview({ policyPacks: [pack] }));
                expect(text).to.contain(`${name} applied to sbc-${name}-a`);
                expect(text).not.to.contain(`${name === "plugin" ? "dynamic" : "plugin"} applied`);
            } finally {
                await pair.stop();
            }
        });
    }
});
