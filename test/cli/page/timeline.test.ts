import { expect } from "chai";
import { timelineOf } from "../../../cli/page/timeline.js";
import { actionOf, logOf, pairOf } from "./sampleFleet.js";

const A = "sbc-chi1-a";
const B = "sbc-chi1-b";

describe("the history of a pair", () => {
    const action = actionOf("2026-11-25T02:10:12.300Z", A, B);

    it("has the newest first, requests and failovers together", () => {
        const history = [action, actionOf("2026-11-18T00:00:00Z", B, A)];
        const log = [logOf("2026-11-20T00:00:00Z", B, "BecomingActive", "")];
        expect(timelineOf(pairOf("chicago-1", { history, log })).map(({ kind, at }) => [kind, at])).to.deep.equal([
            ["requested", action.at],
            ["ownLog", "2026-11-20T00:00:00Z"],
            ["requested", "2026-11-18T00:00:00Z"],
        ]);
    });

    it("has a device's entries with the request that they are of, by their time or as it was recorded, and each once", () => {
        const logEntry = logOf("2026-11-25T03:10:00Z", B, "BecomingActive", ", by a clock that is wrong");
        const near = logOf("2026-11-25T02:10:13Z", A, "RelinquishingActive", ", forced by command");
        const log = [near, logEntry, near];
        const [only, ...more] = timelineOf(pairOf("chicago-1", { history: [{ ...action, logEntry }], log }));
        expect(more).to.deep.equal([]);
        expect(only?.log).to.deep.equal([near, logEntry]);
    });

    it("leaves a failover that came instead of the requested switchover to the device", () => {
        const log = [logOf("2026-11-25T02:10:11Z", B, "BecomingActive", "")];
        const history = [{ ...action, by: "device" }];
        expect(timelineOf(pairOf("chicago-1", { history, log })).map(({ kind }) => kind)).to.deep.equal([
            "requested",
            "ownLog",
        ]);
    });

    it("has the entries of both nodes' logs of one failover as one", () => {
        const log = [
            logOf("2026-11-20T00:00:01Z", B, "BecomingActive", ""),
            logOf("2026-11-20T00:00:00Z", A, "RelinquishingActive", ""),
            logOf("2026-11-20T00:05:00Z", A, "BecomingActive", ""),
        ];
        expect(timelineOf(pairOf("chicago-1", { log })).map((each) => each.log.length)).to.deep.equal([1, 2]);
    });

    it("does not say who requested what is older than the twenty switchovers that a stack remembers", () => {
        const history = Array.from({ length: 20 }, (_, day) =>
            actionOf(`2026-11-${25 - day}T00:00:00Z`.replace(/-(\d)T/, "-0$1T"), A, B),
        );
        const log = [logOf("2026-10-01T00:00:00Z", B, "BecomingActive", "")];
        expect(timelineOf(pairOf("chicago-1", { history, log })).at(-1)?.kind).to.equal("early");
        const young = timelineOf(pairOf("chicago-1", { history: history.slice(1), log }));
        expect(young.at(-1)?.kind).to.equal("ownLog");
    });

    it("keeps entries whose time can't be read, last", () => {
        const { at: _none, ...entry } = logOf("", B, "BecomingActive", "");
        const timeline = timelineOf(pairOf("chicago-1", { history: [action], log: [{ ...entry, time: "yesterday" }] }));
        expect(timeline.map(({ kind }) => kind)).to.deep.equal(["requested", "ownLog"]);
        expect(timeline[1]?.at).to.equal(undefined);
    });
});
