import { expect } from "chai";
import * as fc from "fast-check";
import { type NodeStatus, parseStatus } from "../../../provider/device/status.js";
import { said } from "../sightings.js";
import { dataXml, statusXml } from "../statusXml.js";

/** As documented for release 10.0.0. */
const STANDALONE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<response>
<data>
<uptimeSeconds>146091</uptimeSeconds>
<hostName>PRIMARY</hostName>
<systemState>online</systemState>
<role>standalone</role>
<healthScorePercent>100</healthScorePercent>
</data>
<messages/>
<links/>
</response>`;

/** Built from the documented schema. */
const OF_A_PAIR = `<response>
  <data>
    <upTime>861830</upTime>
    <hostName>thewater-sd</hostName>
    <systemState>online</systemState>
    <role>active</role>
    <healthScorePercent>100</healthScorePercent>
    <haPeerName>thewater-ed</haPeerName>
    <haPeerRole>standby</haPeerRole>
    <haHealthScorePercent>100</haHealthScorePercent>
    <haSockets>2</haSockets>
    <haSwitchOvers>2</haSwitchOvers>
    <haSyncState>
      <component><name>tCCD</name><state>disabled</state></component>
    </haSyncState>
    <switchOverLogs>
      <switchOver>
        <info>Active to RelinquishingActive, forced by command</info>
        <newState>RelinquishingActive</newState>
        <oldState>Active</oldState>
        <time>2018-09-05T08:41:55.0-0400</time>
      </switchOver>
    </switchOverLogs>
  </data>
  <messages/>
  <links/>
</response>`;

const NOTHING_SAID: NodeStatus = {
    role: "unknown",
    becomingActive: false,
    syncComponents: [],
    log: [],
    hasUnreadableLog: false,
    unreadable: [],
    hasUnreadableDate: false,
};

const statusOf = (data: string) => {
    const status = parseStatus(dataXml(data));
    if (status === undefined) throw new Error("This is no status.");
    return status;
};

describe("reading a status", () => {
    it("reads the documented sample of a system without a peer", () => {
        expect(parseStatus(STANDALONE)).to.deep.equal({
            ...NOTHING_SAID,
            role: "standalone",
            roleWord: said("standalone"),
            hostName: said("PRIMARY"),
            systemState: said("online"),
            healthPercent: 100,
        });
    });

    it("reads everything that the documented schema has for a pair", () => {
        expect(parseStatus(OF_A_PAIR)).to.deep.equal({
            role: "active",
            becomingActive: false,
            roleWord: said("active"),
            hasUnreadableLog: false,
            hasUnreadableDate: false,
            hostName: said("thewater-sd"),
            systemState: said("online"),
            healthPercent: 100,
            peerName: said("thewater-ed"),
            peerRole: "standby",
            peerRoleWord: said("standby"),
            switchoverCount: 2,
            syncComponents: [{ name: said("tCCD"), state: said("disabled"), meaning: "good" }],
            log: [
                {
                    info: "Active to RelinquishingActive, forced by command",
                    oldState: "Active",
                    newState: "RelinquishingActive",
                    time: "2018-09-05T08:41:55.0-0400",
                    at: "2018-09-05T12:41:55.000Z",
                },
            ],
            unreadable: [],
        });
    });

    it("reads the same whichever name the time since the start has, and without it", () => {
        const renamed = OF_A_PAIR.replaceAll("upTime>", "uptimeSeconds>");
        const without = OF_A_PAIR.replace(/<upTime>.*<\/upTime>/, "");
        for (const variant of [renamed, without]) expect(parseStatus(variant)).to.deep.equal(parseStatus(OF_A_PAIR));
    });

    it("reads a status that says nothing at all: the role is unknown, and nothing is made up", () => {
        expect(statusOf("<x/>")).to.deep.equal(NOTHING_SAID);
    });

    for (const name of ["hostName", "role", "healthScorePercent", "haPeerName", "haPeerRole", "haSwitchOvers"]) {
        it(`takes ${name} for not said where it stands there twice, and for unreadable where it decides`, () => {
            const without = parseStatus(OF_A_PAIR.replace(new RegExp(`<${name}>.*</${name}>`), ""));
            const value = new RegExp(`<${name}>.*</${name}>`).exec(OF_A_PAIR)?.[0] ?? "";
            const twice = parseStatus(OF_A_PAIR.replace(value, value + value));
            const unreadable = name === "haSwitchOvers" ? [] : [name];
            expect(twice).to.deep.equal({ ...without, unreadable });
        });
    }

    it("says what is there and can't be read, and nothing of what is empty", () => {
        expect(statusOf("<healthScorePercent>55.5</healthScorePercent>").unreadable).to.deep.equal([
            "healthScorePercent",
        ]);
        expect(statusOf("<haSyncState>yes</haSyncState>").unreadable).to.deep.equal(["haSyncState"]);
        expect(statusOf("<healthScorePercent/><haSyncState/><hostName> </hostName>").unreadable).to.deep.equal([]);
    });

    it("does not look for a role where none belongs", () => {
        for (const body of [
            "<response><role>active</role><data><x/></data></response>",
            dataXml("<status><role>active</role></status>"),
            dataXml("<role><word>active</word></role>"),
            dataXml('<x role="active"/>'),
        ]) {
            const status = parseStatus(body);
            expect(status?.role).to.equal("unknown");
            expect(status?.unreadable).to.deep.equal(body.includes("<role>") ? ["role"] : []);
        }
    });

    it("is no status where there is no response with data in it", () => {
        for (const body of [
            "",
            "<html></html>",
            "<response/>",
            "<response><data/></response>",
            "<response><data>online</data></response>",
            "<data><role>active</role></data>",
            "<response><data><role>active</role></data><data><role>standby</role></data></response>",
            `<!DOCTYPE x>${OF_A_PAIR}`,
            OF_A_PAIR.slice(0, 400),
        ]) {
            expect(parseStatus(body), body).to.be.undefined;
        }
    });

    it("keeps a role word that it does not know as it is, and takes it for none that it knows", () => {
        const status = statusOf("<role>actively waiting</role>");
        expect([status.role, status.roleWord?.raw]).to.deep.equal(["unknown", "actively waiting"]);
    });

    it("does not mend a word that is broken", () => {
        const status = statusOf("<role>act\u0007ive</role>");
        expect([status.role, status.roleWord?.printed]).to.deep.equal(["unknown", "act ive"]);
    });

    it("says of a node that is about to take over that it is", () => {
        for (const word of ["becoming active", "BecomingActive", "activePending"]) {
            expect(statusOf(`<role>${word}</role>`)).to.include({ role: "transitional", becomingActive: true });
        }
        expect(statusOf("<role>becoming standby</role>")).to.include({ role: "transitional", becomingActive: false });
    });

    it("reads words in CDATA", () => {
        expect(statusOf("<role><![CDATA[active]]></role>")).to.include({ role: "active" });
    });

    it("makes a device's words safe to print: one line, no control characters, not too long", () => {
        const nasty = "sbc\u001b[2J\n\rERROR\u2028x\u0007";
        const status = statusOf(`<role>${nasty}</role><hostName>${nasty}</hostName><haPeerName>${nasty}</haPeerName>`);
        const words = [status.roleWord, status.hostName, status.peerName].map((word) => word?.printed);
        expect(words).to.deep.equal(Array(3).fill("sbc [2J ERROR x"));
        const long = statusOf(`<hostName>${"x".repeat(5000)}</hostName><haPeerName>${"y".repeat(5000)}</haPeerName>`);
        expect(long.hostName?.printed).to.have.length(64);
        expect(long.peerName?.printed).to.have.length(64);
        expect(long.hostName?.raw).to.have.length(5000);
    });

    it("reads percentages from 0 to 100 and counters from 0 on, and takes everything else for not said", () => {
        const word = fc.oneof(
            fc.integer({ min: -200, max: 300 }).map(String),
            fc.double().map(String),
            fc.constantFrom("", "100%", "1e1", "0x1", "99 ", "9".repeat(30)),
        );
        fc.assert(
            fc.property(word, (text) => {
                const status = statusOf(
                    `<healthScorePercent>${text}</healthScorePercent><haSwitchOvers>${text}</haSwitchOvers>`,
                );
                const isWhole = /^-?\d{1,15}$/.test(text.trim());
                const number = Number(text);
                const isPercent = isWhole && number >= 0 && number <= 100;
                expect(status.healthPercent).to.equal(isPercent ? number : undefined);
                expect(status.switchoverCount).to.equal(isWhole && number >= 0 ? number : undefined);
            }),
        );
    });

    describe("synchronization", () => {
        const component = (name: string, state: string) =>
            `<component><name>${name}</name><state>${state}</state></component>`;
        const states = (data: string) =>
            statusOf(data).syncComponents.map(({ name, state }) => `${name.raw}=${state.raw}`);

        it("is read in whichever way the documented array is wrapped", () => {
            const sip = component("tSIPD", "TRUE");
            const media = component("tMBCD", "false");
            for (const data of [
                `<haSyncState>${sip}${media}</haSyncState>`,
                `<haSyncState>${sip}</haSyncState><haSyncState>${media}</haSyncState>`,
                `<haSyncState><components>${sip}${media}</components></haSyncState>`,
                `<ha><haSyncState><x>${sip}</x><x>${media}</x></haSyncState></ha>`,
            ]) {
                expect(states(data), data).to.deep.equal(["tSIPD=true", "tMBCD=false"]);
            }
        });

        it("keeps a component without name or state, so that it is not taken for a good one", () => {
            expect(
                states("<haSyncState><component><state>false</state></component><component/></haSyncState>"),
            ).to.deep.equal(["unnamed component=false", "unnamed component="]);
        });

        it("is not said where there is no component", () => {
            expect(states("<haSyncState/>")).to.deep.equal([]);
            expect(states(component("tSIPD", "false"))).to.deep.equal([]);
        });
    });

    it("never throws, whatever the body is", () => {
        const anything = fc.oneof(
            fc.string({ unit: "binary" }),
            fc.string({ unit: "binary" }).map(dataXml),
            fc.string().map((role) => statusXml({ role })),
            fc.integer({ min: 0, max: OF_A_PAIR.length }).map((length) => OF_A_PAIR.slice(0, length)),
            fc
                .tuple(fc.nat(OF_A_PAIR.length), fc.string())
                .map(([at, text]) => OF_A_PAIR.slice(0, at) + text + OF_A_PAIR.slice(at + text.length)),
        );
        fc.assert(
            fc.property(anything, (body) => void parseStatus(body)),
            { numRuns: 800 },
        );
    });
});
