import { expect } from "chai";
import { configure } from "../exampleStack.js";
import { checklistOfError, failed, succeeded } from "../readRun.js";
import { lockAndSwitchoverRequests, switchovers } from "../simulatedPair.js";
import { FRIDAY_NIGHT, type Guarded } from "./start.js";

/** Outside its window, on an unsynchronized standby, and with too many calls. */
export async function isRefused(guarded: Guarded): Promise<void> {
    const { clock, pair, stack } = await guarded("refused", "2027-01-15T12:00:00Z", {
        changeWindows: FRIDAY_NIGHT,
    });
    succeeded(await stack.up());
    await configure(stack, { activeNode: "sbc-chi-b", reason: "CHG-1234" });
    const preview = succeeded(await stack.preview());
    expect(preview).to.contain(
        "REFUSED. Calls are on sbc-chi-a; desired sbc-chi-b. Change window: closed until 2027-01-15T21:00:00Z",
    );
    expect(preview).to.match(/It may clear on its own at \d{4}-\d\d-\d\dT\S+Z at the earliest\./);
    expect(preview).to.contain("8 of 9 preconditions met.");
    const checklist = [
        "[not ok] change window: closed until 2027-01-15T21:00:00Z (the device's clock: 2027-01-15T12:00:00Z) (required: one of fri 22:00 to 04:00 Europe/Madrid)",
        "[ok] identity: as declared (required: each node reports its hostName or its peer's)",
        "[ok] status: readable (required: fields of the documented form, each once)",
        "[ok] peers: agree (required: names and roles agree in both directions)",
        "[ok] system state of sbc-chi-b: online (required: online)",
        "[ok] health of sbc-chi-b: 100 % (required: at least 90 %)",
        "[ok] synchronization: complete (required: true for every component in use)",
        "[ok] sessions on sbc-chi-a: 120 (required: at most 200)",
        "[ok] last switchover: no switchover in the logs (required: at least 900 s ago)",
    ];
    const refused = failed(await stack.up());
    expect(refused).to.match(/error: sbc-chi-a\/sbc-chi-b: REFUSED\. [^]*Change window: closed/);
    expect(checklistOfError(refused)).to.deep.equal(checklist);

    await configure(stack, { "oracle-sbc:onRefusal": "error" });
    expect(failed(await stack.preview()))
        .to.contain("REFUSED. ")
        .and.contain("Change window: closed");
    await configure(stack, { "oracle-sbc:onRefusal": "warn" });

    clock.set("2027-01-15T21:30:00Z");
    pair.setSync("tMBCD", "false");
    expect(failed(await stack.up())).to.match(/REFUSED\. [^]*Synchronization: tMBCD on sbc-chi-a/);
    pair.setSync("tMBCD", "true");
    pair.setSessions(201);
    expect(failed(await stack.up())).to.contain("Sessions on sbc-chi-a: 201; required: at most 200.");
    expect(switchovers(pair).received).to.equal(0);
    expect(lockAndSwitchoverRequests(pair)).to.deep.equal([]);
}
