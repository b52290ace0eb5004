import { expect } from "chai";
import { configure } from "../exampleStack.js";
import { failed, messageLines, succeeded, whenPrinted } from "../readRun.js";
import { countRequests, lockAndSwitchoverRequests, switchovers } from "../simulatedPair.js";
import { FRIDAY_NIGHT, type Guarded } from "./start.js";

/** Before its window, on a standby that is not synchronized yet; then ten seconds after a switchover. */
export async function isWaitedFor(guarded: Guarded): Promise<void> {
    const { clock, pair, stack } = await guarded("waiting", "2027-01-15T20:59:30Z", {
        changeWindows: FRIDAY_NIGHT,
        activeNode: "sbc-chi-b",
        reason: "CHG-1234",
        waitSeconds: 60,
    });
    pair.setSync("tMBCD", "false");
    const preview = succeeded(await stack.preview());
    expect(preview).to.match(
        /NEEDED\. .*Synchronization: tMBCD .*Change window: closed until .*up waits for up to 60 s for what is not met yet\. 7 of 9 precond/,
    );
    countRequests(pair);
    const run = await stack.up(
        {},
        whenPrinted(
            [/waiting for up to 60 s\. Synchronization: .* Change window:/, () => clock.set("2027-01-15T21:05:00Z")],
            [/waiting for up to \d+ s\. Synchronization: tMBCD/, () => pair.setSync("tMBCD", "true")],
        ),
    );
    const lines = messageLines(succeeded(run)).filter((line) => line !== "");
    const waiting = lines.filter((line) => line.includes("waiting for up to"));
    expect(waiting.map((line) => line.includes("Change window:"))).to.deep.equal([true, false]);
    const rest = lines.slice(lines.indexOf(waiting[1] ?? "") + 1).filter((line) => !line.includes(": quiet for "));
    const [holding, asking, answer, ...progress] = rest;
    expect([holding, asking, answer]).to.deep.equal([
        "sbc-chi-a/sbc-chi-b: holding the configuration lock.",
        "sbc-chi-a/sbc-chi-b: requesting a switchover from sbc-chi-a to sbc-chi-b, once.",
        "sbc-chi-a/sbc-chi-b: sbc-chi-a accepted the request (204). Watching both nodes.",
    ]);
    expect(progress.at(-1)).to.match(
        /DONE\. Calls are on sbc-chi-b\. .* sbc-chi-b is active, \d\.?\d? s after the request was sent\. sbc-chi-a is standby and synchronized\.$/,
    );
    const seen = progress.slice(0, -1).map((line) => /s after the request: (.*)$/.exec(line)?.[1]);
    expect(seen.at(-2)).to.equal("sbc-chi-a: becoming standby, sbc-chi-b: active; awaited: sbc-chi-a standby.");
    expect(seen.at(-1)).to.equal("sbc-chi-a: standby, sbc-chi-b: active.");
    expect(new Set(seen).size, "one line a change").to.equal(seen.length);

    expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
    // Giving the locks back is tried on both nodes: what a switchover does to one is not known.
    const [one, other, asked, ...unlocked] = lockAndSwitchoverRequests(pair);
    expect([one, other].sort(), "in the order of their addresses").to.deep.equal(["a lock 204", "b lock 204"]);
    expect(asked).to.equal("a switchover 204");
    expect(unlocked.map((request) => request.replace(/\d+$/, "")).sort()).to.deep.equal(["a unlock ", "b unlock "]);
    expect(pair.nodes.map(({ configurationLocked }) => configurationLocked)).to.deep.equal([false, false]);
    // Sessions are counted on the active node, and no more once the request is out.
    expect(countRequests(pair))
        .to.match(/a kpis \d+/)
        .and.not.match(/b kpis/);

    const { lastAction } = await stack.recorded("chicago");
    expect(lastAction).to.deep.include({
        from: "sbc-chi-a",
        to: "sbc-chi-b",
        outcome: "switched",
        reason: "CHG-1234",
        switchoverCountsBefore: { "sbc-chi-a": 0, "sbc-chi-b": 0 },
        switchoverCountsAfter: { "sbc-chi-a": 1, "sbc-chi-b": 1 },
    });
    expect(lastAction)
        .to.have.property("at")
        .that.matches(/^\d{4}-.*Z$/);
    expect(lastAction).to.have.property("tookSeconds").that.is.above(0).and.below(5);
    expect(lastAction).to.have.nested.property("logEntry.info").that.contains("forced by command");
    expect(lastAction).to.have.nested.property("logEntry.at", "2027-01-15T21:05:00.000Z");
    expect(lastAction).to.have.property("checks").that.has.length(9);
    expect(lastAction).to.have.nested.property("checks[8].observed").that.contains("open until 2027-01-16T03:00:00Z");
    expect((await stack.stack.outputs())["lastAction"]?.value).to.deep.equal(lastAction);

    clock.advance(10);
    await configure(stack, { activeNode: "sbc-chi-a", waitSeconds: 0 });
    expect(failed(await stack.up())).to.match(
        /REFUSED\. [^]*Last switchover: 10 s ago; required: at least 900 s ago\./,
    );
    expect(lockAndSwitchoverRequests(pair)).to.deep.equal([]);
    expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
}
