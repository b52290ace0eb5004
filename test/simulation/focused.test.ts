import { expect } from "chai";
import { broken } from "./focused.js";
import { PLAIN_RUN, plain } from "./plain.js";
import { loadProvider, SHIPPED } from "./provider.js";
import { NO_POLICY } from "./scenario/policy.js";
import { CALM } from "./weather.js";

/** Schedules in which much must come together: drawn at large, each of them is seldom. */
describe("schedules that are made for one rule", () => {
    /** It looks no sooner than it needs to: nothing but its own quiet period is quiet. */
    const plugin = loadProvider(SHIPPED, "plugin");
    const slow = { ...CALM, slow: 0.4, slowestMs: 9000 };

    it("are quiet from one answer's making to another's, however slow the answers are", async () => {
        const timeouts = { settleSeconds: 30, quietSeconds: 6, freshSeconds: 10 };
        expect(await broken(40, () => plain({ weather: slow, timeouts }), plugin)).to.deep.equal([]);
    });

    it("request in no window that closes while they look", async () => {
        const closingAfter = (endMs: number) => {
            const declared = {
                start: "2026-01-05T07:00:00Z",
                end: new Date(Date.UTC(2026, 0, 5, 8) + endMs).toISOString(),
            };
            const later = { start: "2026-01-05T08:02:00Z", end: "2026-01-05T20:00:00Z" };
            const windows = [
                { declared, startMs: -3_600_000, endMs },
                { declared: later, startMs: 120_000, endMs: 43_200_000 },
            ];
            return { ...NO_POLICY, windows };
        };
        const timeouts = { settleSeconds: 30, quietSeconds: 1, freshSeconds: 10 };
        const weather = { ...slow, slow: 0.3 };
        const scenario = (seed: number) => plain({ weather, timeouts, policy: closingAfter(3000 + seed * 200) });
        expect(await broken(60, scenario)).to.deep.equal([]);
    });

    it("rest on no look during which the machine slept", async () => {
        const asleep = (steps: number) => ({ ...PLAIN_RUN, fate: { suspendAfterWrite: { steps, ms: 60_000 } } });
        expect(await broken(8, (index) => plain({ runs: [asleep(index % 4)] }))).to.deep.equal([]);
    });

    it("meet on one machine, and one of them requests", async () => {
        const [first] = plain().resources;
        if (first === undefined) throw new Error("There is no resource.");
        const resources = [first, { ...first, stack: "second" as const }];
        const runs = [PLAIN_RUN, { ...PLAIN_RUN, stack: "second" as const, startsAfterMs: 300 }];
        const meeting = (index: number) =>
            plain({
                kind: "sideBySide",
                isSideBySide: true,
                resources,
                runs,
                journal: index % 2 === 0 ? "kept" : "lost",
            });
        expect(await broken(6, meeting)).to.deep.equal([]);
    });
});
