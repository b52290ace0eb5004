import { expect } from "chai";
import { getPlaceFirst } from "../endToEnd/place.js";
import { succeeded } from "../endToEnd/readRun.js";
import { configWithAddresses } from "../endToEnd/stack.js";
import { switchovers } from "../endToEnd/simulatedPair.js";
import { drivenGo } from "./faces.js";
import { withPairs } from "./withPairs.js";

describe("a program that drives the CLI, where there is no language host for it", function () {
    this.timeout(240_000);
    getPlaceFirst();

    it("in Go: requests what it shows", () =>
        withPairs(async (start) => {
            const pair = await start("chi");
            const stack = await drivenGo.stack("driven-go", {
                ...configWithAddresses(pair),
                activeNode: { value: "sbc-chi-b" },
                quietSeconds: { value: "0.3" },
            });
            expect(succeeded(await drivenGo.run(stack, "preview"))).to.contain("NEEDED");
            succeeded(await drivenGo.run(stack, "up"));
            expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
        }));
});
