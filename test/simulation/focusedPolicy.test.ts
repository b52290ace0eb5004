import { expect } from "chai";
import { broken } from "./focused.js";
import { TRUE_CLOCK } from "./nodeClock.js";
import { NODES } from "./pairModel.js";
import { PLAIN_RUN, plain } from "./plain.js";
import { NO_POLICY } from "./scenario/policy.js";
import { CALM } from "./weather.js";

const EIGHT = Date.UTC(2026, 0, 5, 8);

function window(startMs: number, endMs: number) {
    const [start, end] = [startMs, endMs].map((ms) => new Date(EIGHT + ms).toISOString());
    return { declared: { start, end }, startMs, endMs };
}

describe("schedules that are made for one rule of the program's", () => {
    const timeouts = { settleSeconds: 30, quietSeconds: 1, freshSeconds: 10 };

    it("go by the clock of the node that is asked, and by no other", async () => {
        const ahead = { ...TRUE_CLOCK, aheadMs: 300_000 };
        const windows = [window(-30_000, 30_000), window(360_000, 43_200_000)];
        const policy = { ...NO_POLICY, windows };
        expect(await broken(2, () => plain({ clocks: [[ahead, TRUE_CLOCK]], policy }))).to.deep.equal([]);
    });

    it("request nothing while a freeze lasts by either clock, whatever the other one is", async () => {
        const ahead = { ...TRUE_CLOCK, aheadMs: 300_000 };
        for (const [clock, machine] of [
            [ahead, 0],
            [TRUE_CLOCK, 300_000],
        ] as const) {
            const scenario = (index: number) =>
                plain({
                    clocks: [[clock, TRUE_CLOCK]],
                    machinesAheadMs: [machine, machine],
                    settings: index === 1 ? { freeze: {} } : { freeze: { untilMs: 5_000 * index } },
                    runs: [PLAIN_RUN, { ...PLAIN_RUN, startsAfterMs: 10_000 }, { ...PLAIN_RUN, startsAfterMs: 20_000 }],
                });
            expect(await broken(6, scenario)).to.deep.equal([]);
        }
    });

    it("cool down by either node's log", async () => {
        const cooling = (lastSwitchoverOn: string) => ({
            ...{ ...NO_POLICY, cooldownSeconds: 60, lastSwitchoverMs: 20_000, lastSwitchoverOn },
        });
        const scenario = (index: number) => plain({ policy: cooling(NODES[index % 2] ?? "sbc-a") });
        expect(await broken(4, scenario)).to.deep.equal([]);
    });

    it("cool down to the end, however slow the answers are", async () => {
        const weather = { ...CALM, slow: 0.4, slowestMs: 9000 };
        const scenario = (index: number) => {
            const lastSwitchoverMs = 58_000 - 250 * index;
            return plain({ weather, timeouts, policy: { ...NO_POLICY, cooldownSeconds: 60, lastSwitchoverMs } });
        };
        expect(await broken(60, scenario)).to.deep.equal([]);
    });

    it("leave alone what is ignored", async () => {
        const runs = [PLAIN_RUN, { ...PLAIN_RUN, startsAfterMs: 30_000, isHandsOff: true }];
        const disturbances = [{ name: "spontaneousFailover", site: 0, atMs: 40_000 }];
        expect(await broken(2, () => plain({ runs, disturbances }))).to.deep.equal([]);
    });

    it("stop after an unknown outcome", async () => {
        const [first] = plain().resources;
        if (first === undefined) throw new Error("There is no resource.");
        const resources = [first, { ...first, name: "other", site: 1 }];
        const scenario = (index: number) =>
            plain({
                names: [NODES, NODES],
                clocks: [
                    [TRUE_CLOCK, TRUE_CLOCK],
                    [TRUE_CLOCK, TRUE_CLOCK],
                ],
                timeouts: { settleSeconds: 7, quietSeconds: 6, freshSeconds: 3 },
                resources,
                manner: { actsAfterMs: 5800 + 100 * index },
            });
        expect(await broken(10, scenario)).to.deep.equal([]);
    });

    it("see no success while the other node is becoming active", async () => {
        const scenario = (index: number) =>
            plain({
                timeouts: { settleSeconds: 12, quietSeconds: 6, freshSeconds: 3 },
                disturbances: [{ name: "otherRises", site: 0, atMs: 13_000 + 400 * index }],
            });
        expect(await broken(8, scenario)).to.deep.equal([]);
    });
});
