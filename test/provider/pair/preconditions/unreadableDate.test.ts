import { expect } from "chai";
import { checkCooldown } from "../../../../provider/pair/preconditions/cooldown.js";
import { checkChangeWindow } from "../../../../provider/pair/preconditions/changeWindow.js";
import { deviceNow } from "../../../../provider/pair/deviceDate.js";
import type { NodeStatus } from "../../../../provider/device/status.js";
import type { Sighting } from "../../../../provider/pair/sighting.js";
import { sightingAs } from "../../sightings.js";

const NOW = { ms: 60_000, date: new Date("2026-03-01T12:00:00Z") };
const ALWAYS = [{ start: "2020-01-01T00:00:00Z", end: "2040-01-01T00:00:00Z" }];

function saying(node: string, more: Partial<NodeStatus>, asked = { ms: 50_000, answeredMs: 54_000 }): Sighting {
    const sighting = sightingAs(node, node === "sbc-a" ? "active" : "standby");
    if (sighting.kind === "notSeen") throw new Error("unseen");
    return { ...sighting, status: { ...sighting.status, ...more }, times: { ...asked, date: new Date(0) } };
}

describe("what depends on a node's clock", () => {
    it("is judged for now: the device's Date, and the time since it can have been written", () => {
        const now = deviceNow(saying("sbc-a", { date: "2026-05-05T10:00:00.000Z" }), NOW);
        expect(now?.earliest.toISOString()).to.equal("2026-05-05T10:00:06.000Z");
        expect(now?.latest.toISOString()).to.equal("2026-05-05T10:00:10.000Z");
    });

    it("goes by this machine's clock if there is no Date, and by none if it can't be read", () => {
        expect(deviceNow(saying("sbc-a", {}), NOW)?.latest).to.equal(NOW.date);
        expect(deviceNow(saying("sbc-a", { hasUnreadableDate: true }), NOW)).to.equal(undefined);
    });

    it("is not met if the Date can't be read: neither window nor cool-down", () => {
        const unreadable = saying("sbc-a", { hasUnreadableDate: true, switchoverCount: 0 });
        expect(checkChangeWindow(ALWAYS, deviceNow(unreadable, NOW))).to.include({ met: false });
        const other = saying("sbc-b", { switchoverCount: 0 });
        expect(checkCooldown([other, saying("sbc-a", { switchoverCount: 0 })], NOW, 1000)).to.include({ met: true });
        expect(checkCooldown([other, unreadable], NOW, 1000)).to.include({ met: false });
    });

    it("is not met in a window that opens between the earliest and the latest that it may be", () => {
        const opening = [{ start: "2026-05-05T10:00:08Z", end: "2026-05-05T11:00:00Z" }];
        const closing = [{ start: "2026-05-05T09:00:00Z", end: "2026-05-05T10:00:08Z" }];
        const now = deviceNow(saying("sbc-a", { date: "2026-05-05T10:00:00.000Z" }), NOW);
        expect(checkChangeWindow(opening, now)).to.include({ met: false });
        expect(checkChangeWindow(closing, now)).to.include({ met: false });
    });
});
