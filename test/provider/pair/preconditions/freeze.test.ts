import { expect } from "chai";
import type { Freeze } from "../../../../provider/pair/preconditions/freeze.js";
import { requiredPreconditions } from "../../../../provider/pair/preconditions/list.js";
import { explainFailure } from "../../../../provider/pair/messages/failures.js";
import { PairRun, settingsOf } from "../../pairRun.js";
import { statusXml } from "../../statusXml.js";

const OPEN_END: Freeze = { text: "CHG-99", howToEnd: "take it out" };
const until = (written: string): Freeze => ({
    ...OPEN_END,
    until: { written, ms: Date.parse(written), setting: "oracle-sbc:freezeUntil" },
});

/** The virtual clock begins on 2026-03-01 at 12:00 UTC. */
describe("a freeze", () => {
    let run: PairRun;
    beforeEach(() => (run = new PairRun()));

    const refusedBy = async (freezes: readonly Freeze[], more: object = {}): Promise<string> => {
        const result = await run.ensure({ freezes, ...more });
        if (result.kind !== "refused") throw new Error(result.kind);
        expect(run.pair.asked).to.deep.equal([]);
        return explainFailure(settingsOf(), result).message;
    };
    const datesOf = (node: string, date: () => string | undefined) => {
        run.pair.intercept = (request) => {
            if (request.node !== node || !request.path.endsWith("/status")) return undefined;
            const dateHeader = date();
            const body = statusOf(node === "sbc-a" ? run.pair.a : run.pair.b);
            // What is absent would be filled in.
            return { status: 200, body, dateHeader: dateHeader ?? "" };
        };
    };

    it("refuses with its own sentence, until it is taken out", async () => {
        const message = await refusedBy([OPEN_END]);
        expect(message)
            .to.contain('REFUSED. Calls are on sbc-a. Requests to this pair by this run: 0.\nFreeze: "CHG-99"')
            .and.contain("When the freeze is over, take it out.")
            .and.contain('[not ok] freeze: "CHG-99" (required: none)');
    });

    it("refuses nothing if no switchover is needed", async () => {
        expect(await run.ensure({ freezes: [OPEN_END], activeNode: "sbc-a" })).to.have.property(
            "kind",
            "alreadyActive",
        );
    });

    it("with an end refuses before that, and has no effect after it", async () => {
        expect(await refusedBy([until("2026-03-01T14:00:00+01:00")])).to.contain(
            "until 2026-03-01T14:00:00+01:00 (device: 2026-03-01T12:00:0",
        );
        const result = await run.ensure({ freezes: [until("2026-03-01T12:59:00+01:00")] });
        if (result.kind !== "switched") throw new Error(result.kind);
        expect(result.action.checks[0]).to.deep.equal({
            name: "freeze",
            observed: "over since 2026-03-01T12:59:00+01:00",
            required: "none",
            met: true,
        });
    });

    it("lasts while this machine's clock is before its end, whatever the device's is", async () => {
        datesOf("sbc-a", () => "Sun, 01 Mar 2026 18:00:00 GMT");
        expect(await refusedBy([until("2026-03-01T13:00:00Z")])).to.contain("device: 2026-03-01T18:00:0");
    });

    it("lasts while the device's clock is before its end, whatever this machine's is", async () => {
        datesOf("sbc-a", () => "Sun, 01 Mar 2026 06:00:00 GMT");
        expect(await refusedBy([until("2026-03-01T11:00:00Z")])).to.contain("device: 2026-03-01T06:00:0");
    });

    it("lasts if the device tells a time that can't be read", async () => {
        datesOf("sbc-a", () => "yesterday");
        expect(await refusedBy([until("2026-03-01T11:00:00Z")])).to.contain("device: its Date can't be read");
    });

    it("is judged again in the moment of sending", async () => {
        // The device's clock is set back while the connection for the request is open.
        let isSetBack = false;
        datesOf("sbc-a", () => {
            isSetBack ||= run.pair.ownConnections > 0;
            return isSetBack ? "Sun, 01 Mar 2026 06:00:00 GMT" : run.clock.date().toUTCString();
        });
        expect(await refusedBy([until("2026-03-01T11:00:00Z")])).to.contain('Freeze: "CHG-99"');
        expect(run.clock.now()).to.be.at.least(1_000_000 + 6_000);
    });

    it("is not waited for, however soon it ends", async () => {
        await refusedBy([until("2026-03-01T12:00:30Z")], { waitMs: 600_000 });
        expect(run.clock.now()).to.be.below(1_000_000 + 10_000);
    });

    it("keeps what else may clear from being waited for", async () => {
        const window = { start: "2026-03-01T12:01:00Z", end: "2026-03-01T13:00:00Z" };
        const message = await refusedBy([OPEN_END], {
            waitMs: 600_000,
            preconditions: requiredPreconditions({ changeWindows: [window] }),
        });
        expect(message).to.contain("Change window: closed until").and.contain('Freeze: "CHG-99"');
        expect(run.clock.now()).to.be.below(1_000_000 + 10_000);
    });

    it("is one of several: each that lasts is told", async () => {
        const other = { ...until("2026-03-01T11:00:00Z"), text: "over" };
        const message = await refusedBy([other, OPEN_END, { ...OPEN_END, text: "CHG-100" }]);
        expect(message).to.contain("CHG-99").and.contain("CHG-100").and.not.contain('"over"');
    });

    it("still lets an earlier run's open request be watched and resolved", async () => {
        const pending = {
            ...{ id: "left", from: "sbc-a", to: "sbc-b", since: run.clock.date().toISOString() },
            switchoverCounts: { "sbc-a": 3, "sbc-b": 3 },
        };
        run.clock.after(3_000, () => run.pair.toggle("forced by command"));
        const { result, resolved } = await run.ensureWith({ freezes: [OPEN_END], pending });
        expect(result.kind).to.equal("alreadyActive");
        expect(resolved).to.include({ outcome: "switched" });
        expect(run.pair.asked).to.deep.equal([]);
    });
});

function statusOf(node: PairRun["pair"]["a"]): string {
    const { name, role, health, count, sync, log, peer } = node;
    return statusXml({ hostName: name, role, health, peerName: peer?.name, peerRole: peer?.role, count, sync, log });
}
