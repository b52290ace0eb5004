import { expect } from "chai";
import { getPlaceFirst } from "./place.js";
import { failed } from "./readRun.js";
import { sideBySide } from "./sideBySide.js";
import { countRequests, roles, silenceAfterRequest, startPair, switchovers } from "./simulatedPair.js";
import { configFor, entryFor, TestStack } from "./stack.js";

/** A stack of one pair, up and right. */
async function upAndRight(site: string, more: object = {}) {
    const pair = await startPair(site);
    const [a, b] = pair.nodes.map(({ name }) => name) as [string, string];
    const stack = await TestStack.ofRoot(site, configFor(pair));
    await stack.declare(entryFor(pair, site, a, more));
    const first = await stack.up();
    expect(first.succeeded, first.text).to.equal(true);
    pair.clearRequests();
    const declareActive = (node: string, other: object = more) => stack.declare(entryFor(pair, site, node, other));
    return { pair, stack, declareActive, a, b };
}

describe("what goes wrong, on a real Pulumi engine", () => {
    getPlaceFirst();

    sideBySide({
        "a switchover that would be refused is said by preview, and fails up with nothing sent": async () => {
            const { pair, stack, declareActive, a, b } = await upAndRight("refused");
            pair.setSync("tMBCD", "false");
            await declareActive(b);
            const preview = await stack.preview();
            expect(preview.succeeded, preview.text).to.equal(true);
            expect(preview.text).to.contain(`REFUSED. Calls are on ${a}; desired ${b}.`).and.contain("tMBCD");
            const text = failed(await stack.up());
            expect(text).to.match(/error: .*: REFUSED\. [^]*tMBCD/);
            expect(switchovers(pair).received).to.equal(0);
            expect(await stack.recorded("refused")).to.include({ activeNode: a, fulfilledActiveNode: a });
            pair.setSync("tMBCD", "true");
            const again = await stack.up();
            expect(again.succeeded, again.text).to.equal(true);
            expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
            await pair.stop();
        },

        "a request that the device refuses is sent once, and changes no record": async () => {
            const { pair, stack, declareActive, a, b } = await upAndRight("rejected");
            pair.setFault("forbidden");
            await declareActive(b);
            expect(failed(await stack.up())).to.match(
                /REJECTED\.[^]*answered 403 to the switchover request [^]*nothing had changed/,
            );
            expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 0 });
            expect(await stack.recorded("rejected"))
                .to.include({ activeNode: a })
                .and.not.have.any.keys("lastAction");
            await pair.stop();
        },

        "a request that had no effect fails, is recorded, and is sent again once by the next up": async () => {
            const { pair, stack, declareActive, a, b } = await upAndRight("noeffect");
            pair.setFault({ name: "acceptedNoEffect", times: 1 });
            await declareActive(b, { timeouts: { quietSeconds: 0.3, settleSeconds: 2 } });
            expect(failed(await stack.up())).to.match(
                /NO EFFECT\.[^]*accepted the request \(204\)\.\s+For 2 s after that nothing changed/,
            );
            expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 0 });
            const recorded = await stack.recorded("noeffect");
            expect(recorded).to.include({ activeNode: a, fulfilledActiveNode: a });
            expect(recorded["lastAction"]).to.include({ outcome: "noEffect" });
            const again = await stack.up();
            expect(again.succeeded, again.text).to.equal(true);
            expect(switchovers(pair)).to.deep.equal({ received: 2, carriedOut: 1 });
            expect((await stack.preview()).changes).to.deep.equal({ same: 3 });
            await pair.stop();
        },

        "an outcome that nobody saw stays pending, and the next up finds it without a second request": async () => {
            const { pair, stack, declareActive, a, b } = await upAndRight("pending");
            pair.setFault("answerLostAfterActing");
            const speak = silenceAfterRequest(pair);
            await declareActive(b, { timeouts: { quietSeconds: 0.3, settleSeconds: 2 } });
            const text = failed(await stack.up());
            speak();
            expect(text)
                .to.contain("OPEN. ")
                .and.contain("no look has shown its end")
                .and.contain("a second one moves calls back");
            const recorded = await stack.recorded("pending");
            expect(recorded["pending"]).to.include({ from: a, to: b });
            expect(recorded).to.include({ fulfilledActiveNode: a }).and.not.have.any.keys("activeNode");
            const preview = await stack.preview();
            expect(preview.text).to.contain("up looks for its end first.");
            const refreshed = await stack.refresh();
            expect(refreshed.succeeded, refreshed.text).to.equal(true);
            expect((await stack.recorded("pending"))["pending"]).to.include({ to: b });
            const again = await stack.up();
            expect(again.succeeded, again.text).to.equal(true);
            expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
            expect(await stack.recorded("pending"))
                .to.include({ activeNode: b })
                .and.not.have.any.keys("pending");
            expect((await stack.preview()).changes).to.deep.equal({ same: 3 });
            await pair.stop();
        },

        "a standby that is down is reported and recorded, once; a switchover to it is refused": async () => {
            const { pair, stack, declareActive, a, b } = await upAndRight("onedown");
            pair.setFault({ name: "nodeDown", node: b });
            const preview = await stack.preview();
            expect(preview.changes, preview.text).to.deep.equal({ same: 2, update: 1 });
            const up = await stack.up();
            expect(up.succeeded, up.text).to.equal(true);
            expect(await stack.recorded("onedown"))
                .to.deep.include({ activeNode: a, redundant: false, roles: { [a]: "active", [b]: "unseen" } })
                .and.not.have.any.keys("standbyNode");
            expect((await stack.preview()).changes).to.deep.equal({ same: 3 });
            expect(preview.text).to.match(
                new RegExp(`warning: .*NOT REDUNDANT.*${b} can't be checked; .*ECONNREFUSED`),
            );
            await declareActive(b);
            expect(failed(await stack.up()))
                .to.contain(`REFUSED. Calls are on ${a}. `)
                .and.contain(`${b} can't be checked; `);
            expect(switchovers(pair).received).to.equal(0);
            await pair.stop();
        },

        "a pair that is down is a warning by default, and an error where the stack says so": async () => {
            const { pair, stack } = await upAndRight("bothdown");
            pair.setFault("nodeDown");
            const preview = await stack.preview();
            expect(preview.changes, preview.text).to.deep.equal({ same: 3 });
            expect(preview.text).to.contain("Whether a switchover is needed is judged on what is recorded.");
            const up = await stack.up();
            expect(up.succeeded, up.text).to.equal(true);
            expect(failed(await stack.preview({ refresh: true }))).to.contain(
                "NOT SEEN. Where calls are can't be seen.",
            );
            await stack.set("oracle-sbc:onUnreachable", "error");
            expect(failed(await stack.preview())).to.contain("NOT SEEN. Where calls are can't be seen.");
            await stack.set("oracle-sbc:onUnreachable", "never");
            expect(failed(await stack.preview())).to.contain(
                'oracle-sbc:onUnreachable is "never"; write warn or error',
            );
            expect(countRequests(pair)).to.equal("");
            await pair.stop();
        },

        "one pair that fails keeps no other from its switchover": async () => {
            const [sick, well] = await Promise.all([startPair("sick"), startPair("well")]);
            const config = { ...configFor(well), "oracle-sbc:stopAfterFailures": { value: "0" } };
            const stack = await TestStack.ofRoot("two", config);
            const entries = (sickNode: string, wellNode: string) => [
                entryFor(sick, "sick", sickNode, { tls: { caCertificate: sick.caCertificate } }),
                entryFor(well, "well", wellNode),
            ];
            await stack.declare(...entries("sbc-sick-a", "sbc-well-a"));
            expect((await stack.up()).succeeded).to.equal(true);
            sick.setFault("locked");
            await stack.declare(...entries("sbc-sick-b", "sbc-well-b"));
            const text = failed(await stack.up({ continueOnError: true }));
            expect(text).to.match(/HaActiveNode \(sick\):\s+error: [^]*answered 423/);
            expect(text).not.to.match(/HaActiveNode \(well\):\s+error/);
            expect([roles(sick), roles(well)]).to.deep.equal(["active/standby", "standby/active"]);
            expect(await stack.recorded("well")).to.include({ activeNode: "sbc-well-b" });
            expect((await stack.preview()).changes).to.deep.equal({ same: 3, update: 1 });
            await Promise.all([sick.stop(), well.stop()]);
        },

        "with revertive: false a failover of the device's own stays, until the desired node changes": async () => {
            const { pair, stack, declareActive, a, b } = await upAndRight("staying", { revertive: false });
            pair.failOver();
            await pair.settled();
            const noted = await stack.up();
            expect(noted.text).to.contain(
                `FAILOVER. Calls are on ${b}; desired ${a}. The device moved calls there by itself. `,
            );
            expect(switchovers(pair).received).to.equal(0);
            expect(await stack.recorded("staying")).to.include({ activeNode: b, fulfilledActiveNode: a });
            expect((await stack.preview()).changes).to.deep.equal({ same: 3 });
            await declareActive(b);
            expect((await stack.up()).succeeded).to.equal(true);
            await declareActive(a);
            expect((await stack.up()).succeeded).to.equal(true);
            expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
            expect(roles(pair)).to.equal("active/standby");
            await pair.stop();
        },

        "at a real device's speed, with the defaults, up waits until the pair is redundant again": async () => {
            const pair = await startPair("real", { timeScale: 1 });
            const stack = await TestStack.ofRoot("real", configFor(pair), { build: "shipped" });
            await stack.declare(entryFor(pair, "real", "sbc-real-b", { timeouts: {} }));
            const { succeeded, text } = await stack.up();
            expect(succeeded, text).to.equal(true);
            expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
            expect(roles(pair)).to.equal("standby/active");
            const recorded = await stack.recorded("real");
            expect(recorded).to.include({ activeNode: "sbc-real-b", standbyNode: "sbc-real-a", redundant: true });
            expect(recorded["lastAction"]).to.have.property("tookSeconds").that.is.greaterThan(1).and.lessThan(10);
            await pair.stop();
        },
    });
});
