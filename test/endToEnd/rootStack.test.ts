import { expect } from "chai";
import { existsSync, readdirSync } from "node:fs";
import type { Simulator } from "../../simulator/index.js";
import { ROOT } from "../structure/sourceFiles.js";
import { getPlace } from "./place.js";
import { countRequests, roles, startPair, switchovers } from "./simulatedPair.js";
import { configFor, entryFor, PASSWORD, TestStack } from "./stack.js";

const ONE_LOOK = "a status 1, a token 1, b status 1, b token 1";

describe("the root stack on a real Pulumi engine", () => {
    let pair: Simulator;
    let stack: TestStack;

    before(async function () {
        this.timeout(20 * 60_000);
        await getPlace();
        pair = await startPair("chi");
        stack = await TestStack.ofRoot("journey", configFor(pair));
        await stack.declare(entryFor(pair, "chicago", "sbc-chi-a"));
    });
    after(() => pair.stop());

    it("previews a pair that is already right as a new resource, by one look", async () => {
        const { changes, text } = await stack.preview();
        expect(changes).to.deep.equal({ create: 3 });
        expect(text).not.to.contain("switchover");
        expect(countRequests(pair)).to.equal(ONE_LOOK);
    });

    it("records it with up, and sends no POST but for tokens", async () => {
        expect((await stack.up()).succeeded).to.equal(true);
        expect(countRequests(pair)).to.equal("a status 2, a token 1, b status 2, b token 1");
        expect(await stack.recorded("chicago")).to.deep.include({
            activeNode: "sbc-chi-a",
            standbyNode: "sbc-chi-b",
            redundant: true,
            fulfilledActiveNode: "sbc-chi-a",
        });
    });

    it("previews no change where there is none, by one look", async () => {
        const { changes, text } = await stack.preview();
        expect(changes).to.deep.equal({ same: 3 });
        expect(text).not.to.contain("Diagnostics");
        expect(countRequests(pair)).to.equal(ONE_LOOK);
    });

    it("looks once in each of the two processes of an operator's own pulumi up, and changes nothing", async () => {
        const { succeeded, text } = await stack.cli("up", "--yes");
        expect(succeeded, text).to.equal(true);
        expect(text).to.contain("3 unchanged");
        expect(countRequests(pair)).to.equal("a status 2, a token 2, b status 2, b token 2");
    });

    it("shows a changed line as a difference of that line, and says what is due", async () => {
        await stack.declare(entryFor(pair, "chicago", "sbc-chi-b"));
        const { changes, text } = await stack.preview({ diff: true });
        expect(changes).to.deep.equal({ same: 2, update: 1 });
        expect(text).to.match(/~ activeNode\s*: "sbc-chi-a" => "sbc-chi-b"/);
        expect(text).to.contain(
            "sbc-chi-a/sbc-chi-b: NEEDED. Calls are on sbc-chi-a; desired sbc-chi-b. 6 of 6 preconditions met.",
        );
        expect(switchovers(pair).received).to.equal(0);
    });

    it("carries it out by exactly one request, and gives out what the devices say after it", async () => {
        const { succeeded, text } = await stack.up();
        expect(succeeded, text).to.equal(true);
        expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
        expect(roles(pair)).to.equal("standby/active");
        expect((await stack.stack.outputs())["activeNodes"]?.value).to.deep.equal({ chicago: "sbc-chi-b" });
        expect((await stack.stack.outputs())["redundant"]?.value).to.deep.equal({ chicago: true });
        const recorded = await stack.recorded("chicago");
        expect(recorded["lastAction"]).to.include({ from: "sbc-chi-a", to: "sbc-chi-b", outcome: "switched" });
        expect(recorded["roles"]).to.deep.equal({ "sbc-chi-a": "standby", "sbc-chi-b": "active" });
        expect((await stack.preview()).changes).to.deep.equal({ same: 3 });
    });

    it("shows a failover that the device made by itself in a plain preview", async () => {
        pair.failOver();
        await pair.settled();
        const { changes, text } = await stack.preview();
        expect(changes).to.deep.equal({ same: 2, update: 1 });
        expect(text).to.contain(
            "NEEDED. Calls are on sbc-chi-a; desired sbc-chi-b. The device moved calls there by itself.",
        );
    });

    it("shows it with --refresh as a property, and says what is due once, though the engine asks twice", async () => {
        const { changes, text } = await stack.preview({ refresh: true, diff: true });
        expect(changes).to.deep.equal({ same: 2, update: 1 });
        expect(text).to.match(/~ activeNode\s*: "sbc-chi-a" => "sbc-chi-b"/);
        expect(text.match(/NEEDED/g)).to.have.lengthOf(1);
    });

    it("corrects it with up", async () => {
        const { succeeded, text } = await stack.up();
        expect(succeeded, text).to.equal(true);
        expect(switchovers(pair)).to.deep.equal({ received: 2, carriedOut: 2 });
        expect(roles(pair)).to.equal("standby/active");
    });

    it("takes a failover that refresh has recorded back with the next up", async () => {
        pair.failOver();
        await pair.settled();
        const refreshed = await stack.refresh();
        expect(refreshed.succeeded, refreshed.text).to.equal(true);
        expect(await stack.recorded("chicago")).to.include({ activeNode: "sbc-chi-a" });
        expect((await stack.up()).succeeded).to.equal(true);
        expect(switchovers(pair)).to.deep.equal({ received: 3, carriedOut: 3 });
    });

    it("prints, stores and logs no password in clear", async () => {
        expect(await stack.exported()).not.to.contain(PASSWORD);
        expect(stack.printed.join("\n")).not.to.contain(PASSWORD);
    });

    it("forgets a pair with destroy, without a request", async () => {
        countRequests(pair);
        const { succeeded, text } = await stack.destroy();
        expect(succeeded, text).to.equal(true);
        expect(countRequests(pair)).to.equal("");
        expect(roles(pair)).to.equal("standby/active");
    });

    it("leaves nothing in the checkout", () => {
        expect(
            readdirSync(ROOT).filter((name) => /^Pulumi\..+\.yaml$/.test(name) && name.includes("journey")),
        ).to.deep.equal([]);
        expect(existsSync(`${ROOT}/.pulumi`)).to.equal(false);
    });
});
