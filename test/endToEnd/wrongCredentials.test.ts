import { expect } from "chai";
import { argsFor, FACES, type FaceName, InlineStack } from "./inlineStack.js";
import { getPlaceFirst } from "./place.js";
import { failed, succeeded } from "./readRun.js";
import { countRequests, startPair } from "./simulatedPair.js";

const WRONG = { credentials: { username: "admin", password: "wrong-Secret" } };

describe("credentials that both nodes refuse, on a real Pulumi engine", () => {
    getPlaceFirst();

    for (const name of Object.keys(FACES)) {
        const face = name as FaceName;
        const site = name.slice(-6).trim();
        it(`cost one login on each node a run, and fail no destroy, by ${name}`, async () => {
            const pair = await startPair(site);
            const inline = await InlineStack.create(`wrong-${site}`, face);
            after(() => pair.stop());
            const { stack } = inline;
            const declare = (more: object) =>
                (inline.resources = [{ name: "own", args: argsFor(pair, `sbc-${site}-a`, more) }]);
            const logins = () =>
                countRequests(pair)
                    .split(", ")
                    .filter((count) => count.includes("token"));
            const ONE_EACH = ["a token 1", "b token 1"];

            declare(WRONG);
            const text = failed(await stack.preview());
            expect(text, text).to.contain("Both nodes refused the login").and.not.to.contain("wrong-Secret");
            expect(logins(), "the preview of a new resource").to.deep.equal(ONE_EACH);
            // Of the Automation API, without a preview: a run of its own.
            expect(failed(await stack.up())).to.contain("did not accept the user name and password");
            expect(logins(), "creating it").to.deep.equal(ONE_EACH);

            declare({});
            succeeded(await stack.up());
            logins();
            declare(WRONG);
            const again = failed(await stack.preview());
            expect(again, again).to.contain("Both nodes refused the login");
            // The plugin also reads, with what is recorded, which is still right.
            expect(logins()).to.deep.equal(face === "the plugin" ? ["a token 2", "b token 2"] : ONE_EACH);
            succeeded(await stack.destroy());
        });
    }
});
