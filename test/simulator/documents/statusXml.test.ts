import { expect } from "chai";
import { logTime, statusElements, statusXml } from "../../../simulator/documents/statusXml.js";
import { roleWord, stateOf } from "../../../simulator/pair/roleWords.js";

const view = {
    upSeconds: 861_830,
    hostName: "thewater-sd",
    role: "active",
    healthPercent: 100,
    peer: { name: "thewater-ed", role: "standby", healthPercent: 90 },
    switchOvers: 2,
    sync: new Map([["tCCD", "disabled"]]),
    log: [
        {
            at: new Date("2018-09-05T12:41:55.678Z"),
            oldState: "Active" as const,
            newState: "RelinquishingActive" as const,
            info: "Active to RelinquishingActive, forced by <command>",
        },
    ],
};
const form = { upTimeElement: "upTime" as const, utcOffsetMinutes: -240, omitted: new Set<string>() };

describe("A status", () => {
    it("has the documented elements, in order, in the documented envelope", () => {
        expect(statusXml(view, form)).to.equal(
            `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<response>
<data><upTime>861830</upTime><hostName>thewater-sd</hostName><systemState>online</systemState><role>active</role>` +
                "<healthScorePercent>100</healthScorePercent><haPeerName>thewater-ed</haPeerName>" +
                "<haPeerRole>standby</haPeerRole><haHealthScorePercent>90</haHealthScorePercent><haSockets>2</haSockets>" +
                "<haSwitchOvers>2</haSwitchOvers><haSyncState><component><name>tCCD</name><state>disabled</state>" +
                "</component></haSyncState><switchOverLogs><switchOver>" +
                "<info>Active to RelinquishingActive, forced by &lt;command&gt;</info>" +
                "<newState>RelinquishingActive</newState><oldState>Active</oldState>" +
                "<time>2018-09-05T08:41:55.0-0400</time></switchOver></switchOverLogs></data>\n" +
                "<messages/>\n<links/>\n</response>\n",
        );
    });

    it("of a standalone system has none of the redundancy elements", () => {
        const xml = statusXml({ ...view, role: "standalone" }, form);
        expect(xml).to.contain("<role>standalone</role>");
        expect(xml).not.to.match(/<ha[A-Z]|switchOverLogs/);
    });

    it("can name the uptime otherwise, and can leave out any element", () => {
        expect(statusXml(view, { ...form, upTimeElement: "uptimeSeconds" })).to.contain("<uptimeSeconds>861830<");
        const bare = statusXml(view, { ...form, omitted: new Set(statusElements) });
        expect(bare).to.contain("<data/>");
    });

    it("writes times with one digit of fraction and an offset without a colon", () => {
        const at = new Date("2026-01-01T00:30:00Z");
        expect(logTime(at, 0)).to.equal("2026-01-01T00:30:00.0+0000");
        expect(logTime(at, 330)).to.equal("2026-01-01T06:00:00.0+0530");
        expect(logTime(at, -240)).to.equal("2025-12-31T20:30:00.0-0400");
    });
});

describe("Role words", () => {
    it("are the documented ones for the documented states, in every wording", () => {
        for (const wording of ["spaced", "joined", "threeWords"] as const) {
            expect(roleWord("Active", wording)).to.equal("active");
            expect(roleWord("Standby", wording)).to.equal("standby");
            expect(roleWord("OutOfService", wording)).to.equal("out of service");
        }
    });

    it("of states in between can be spelled in three ways", () => {
        expect(roleWord("BecomingStandby", "spaced")).to.equal("becoming standby");
        expect(roleWord("BecomingStandby", "joined")).to.equal("BecomingStandby");
        expect(roleWord("BecomingStandby", "threeWords")).to.equal("out of service");
        expect(roleWord("RelinquishingActive", "threeWords")).to.equal("active");
    });

    it("are read back however they are spelled", () => {
        expect(stateOf("out of service")).to.equal("OutOfService");
        expect(stateOf("OutOfService")).to.equal("OutOfService");
        expect(stateOf("STANDBY")).to.equal("Standby");
        expect(stateOf("in maintenance")).to.equal(undefined);
        expect(stateOf("Down")).to.equal(undefined);
    });
});
