import { expect } from "chai";
import { configure } from "../exampleStack.js";
import { failed, succeeded } from "../readRun.js";
import { switchovers } from "../simulatedPair.js";
import { AT_ANY_TIME, type Guarded } from "./start.js";

/** After a failover of the device's own; then locked, without an effect, and without a standby at the end. */
export async function isAskedForAgain(guarded: Guarded): Promise<void> {
    const { clock, pair, stack } = await guarded("failing", "2027-01-15T12:00:00Z", {
        changeWindows: AT_ANY_TIME,
        timeouts: { quietSeconds: 0.3, settleSeconds: 2 },
    });
    succeeded(await stack.up());
    pair.failOver("health");
    await pair.settled();
    expect(succeeded(await stack.preview())).to.match(
        /FAILOVER\. Calls are on sbc-chi-b; desired sbc-chi-a\. The device moved calls there by itself\. The log of sbc-chi-b, at 2027-01-15T12:00:00\.000Z: "Standby to BecomingActive, active peer sbc-chi-a has unacceptable health \(70\)"\. Calls stay there: /,
    );
    expect(switchovers(pair).received).to.equal(0);

    // The device moves back by itself; then a failover is planned, while somebody configures the device.
    pair.setHealth("sbc-chi-a", 100);
    pair.failOver();
    await pair.settled();
    clock.advance(1200);
    await configure(stack, { activeNode: "sbc-chi-b", reason: "CHG-1235" });
    pair.lockBySomebodyElse("sbc-chi-a");
    expect(failed(await stack.up())).to.match(
        /REFUSED\. [^]*The configuration lock, which exclusive needs, could not be acquired: .*423[^]* A lock that a killed run left ends with its token, within ten minutes\./,
    );
    expect(switchovers(pair).received).to.equal(0);

    pair.lockBySomebodyElse("sbc-chi-a", false);
    pair.setFault({ name: "acceptedNoEffect", times: 1 });
    expect(failed(await stack.up())).to.contain("For 2 s after that nothing changed");
    expect(await stack.recorded("chicago")).to.include({ fulfilledActiveNode: "sbc-chi-a" });

    pair.setFault("neverSynchronizes");
    const degraded = failed(await stack.up());
    expect(degraded).to.match(
        /NOT REDUNDANT\. Calls are on sbc-chi-b\. [^]*sbc-chi-b is active, \S+ s after the request was sent\.\s+The pair did not become redundant within 2 s \(.*; awaited: sbc-chi-a standby\), and requireRedundancy is set/,
    );
    expect(switchovers(pair)).to.deep.equal({ received: 2, carriedOut: 1 });
    pair.clearFaults();
    await pair.settled();
    succeeded(await stack.up());
    expect(switchovers(pair)).to.deep.equal({ received: 2, carriedOut: 1 });

    const { lastAction, history } = await stack.recorded("chicago");
    const outcomes = (history as { outcome: string }[]).map(({ outcome }) => outcome);
    expect(outcomes).to.deep.equal(["switched", "noEffect"]);
    expect(history).to.have.property("0").that.deep.equals(lastAction);
}
