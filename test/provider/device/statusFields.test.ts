import { expect } from "chai";
import * as fc from "fast-check";
import { parseStatus } from "../../../provider/device/status.js";
import { checkReadable } from "../../../provider/pair/preconditions/readable.js";
import { ASKED, sightingAs } from "../sightings.js";
import { dataXml } from "../statusXml.js";

const component = (inner: string) => `<component><name>tSIPD</name>${inner}</component>`;

/** Every field that decides, with a good value. */
const DECIDING: Readonly<Record<string, string>> = {
    role: "standby",
    hostName: "sbc-b",
    systemState: "online",
    healthScorePercent: "100",
    haPeerName: "sbc-a",
    haPeerRole: "active",
    haSyncState: component("<state>true</state>"),
};
const FIELDS = Object.keys(DECIDING);
/** An array may be written as one element a piece: every piece of it is read. */
const ONCE = FIELDS.filter((field) => field !== "haSyncState");

/** A whole status in which one field is written by `write`. */
function statusWith(field: string, write: (element: string, value: string) => string) {
    const written = FIELDS.map((name) => {
        const value = DECIDING[name] ?? "";
        return name === field ? write(name, value) : `<${name}>${value}</${name}>`;
    });
    const status = parseStatus(dataXml(written.join("")));
    if (status === undefined) throw new Error("This is no status.");
    return status;
}

function expectUnreadable(field: string, write: (element: string, value: string) => string): void {
    const status = statusWith(field, write);
    expect(status.unreadable, write(field, "…")).to.deep.equal([field]);
    const check = checkReadable([{ kind: "seen", node: "sbc-b", status, times: ASKED }, sightingAs("sbc-a", "active")]);
    expect(check).to.include({ met: false, observed: `unreadable in ${field} of sbc-b` });
}

describe("a field of the status that decides", () => {
    it("is readable as documented, and where it is absent or empty", () => {
        for (const field of FIELDS) {
            for (const write of [
                (name: string, value: string) => `<${name}>${value}</${name}>`,
                (name: string) => `<${name}/>`,
                (name: string) => `<${name}> \n </${name}>`,
                () => "",
            ]) {
                expect(statusWith(field, write).unreadable, field).to.deep.equal([]);
            }
        }
    });

    for (const field of ONCE) {
        it(`is unreadable where it stands there twice, whatever the other one says: ${field}`, () => {
            const other = fc.oneof(fc.constant(DECIDING[field] ?? ""), fc.stringMatching(/^[a-zA-Z0-9 ]*[a-z0-9]$/));
            fc.assert(
                fc.property(other, fc.boolean(), fc.boolean(), (word, isFirst, isEmptyBetween) => {
                    expectUnreadable(field, (name, value) => {
                        const both = isFirst ? [word, value] : [value, word];
                        return both
                            .map((each) => `<${name}>${each}</${name}>`)
                            .join(isEmptyBetween ? `<${name}/>` : "");
                    });
                }),
                { numRuns: 25 },
            );
        });

        it(`is unreadable where it stands elsewhere, alone or beside the right place: ${field}`, () => {
            const wrap = fc.array(fc.constantFrom("status", "ha", "node", "x"), { minLength: 1, maxLength: 4 });
            fc.assert(
                fc.property(wrap, fc.boolean(), (wrappers, isBeside) => {
                    expectUnreadable(field, (name, value) => {
                        const inner = `<${name}>${value}</${name}>`;
                        const nested = wrappers.reduce((text, wrapper) => `<${wrapper}>${text}</${wrapper}>`, inner);
                        return isBeside ? `${inner}${nested}` : nested;
                    });
                }),
                { numRuns: 25 },
            );
        });

        it(`is unreadable where its value is nested, or stands beside an element: ${field}`, () => {
            expectUnreadable(field, (name, value) => `<${name}><value>${value}</value></${name}>`);
            expectUnreadable(field, (name, value) => `<${name}>${value}<note/></${name}>`);
            expectUnreadable(field, (name, value) => `<${name}><${name}>${value}</${name}></${name}>`);
        });

        it(`is unreadable under a name of another case or namespace: ${field}`, () => {
            expectUnreadable(field, (name, value) => `<${name.toUpperCase()}>${value}</${name.toUpperCase()}>`);
            expectUnreadable(field, (name, value) => `<n:${name} xmlns:n="x">${value}</n:${name}>`);
            expectUnreadable(
                field,
                (name, value) => `<${name}>${value}</${name}><n:${name} xmlns:n="x">${value}</n:${name}>`,
            );
        });
    }

    it("is unreadable as a health that is no percentage", () => {
        const garbled = fc.oneof(
            fc.integer({ min: 101 }).map(String),
            fc.integer({ max: -1 }).map(String),
            fc.stringMatching(/^[a-z%.]{1,6}$/),
            fc.constantFrom("1e2", "0x50", "99.5", "100 %"),
        );
        fc.assert(
            fc.property(garbled, (text) =>
                expectUnreadable("healthScorePercent", (name) => `<${name}>${text}</${name}>`),
            ),
        );
    });

    describe("as synchronization is unreadable", () => {
        const good = DECIDING["haSyncState"] ?? "";
        const garbled: Record<string, string> = {
            "without a component": "true",
            "with a component that is no element": "<component>true</component>",
            "with an empty component": "<component/>",
            "with a component without a state": component(""),
            "with a component whose state is empty": component("<state/>"),
            "with a component that has two states": component("<state>true</state><state>false</state>"),
            "with a component whose state is nested": component("<state><value>false</value></state>"),
            "with a component in a component": component(`<state>true</state>${component("<state>false</state>")}`),
            "with another element that says something": "<media>false</media>",
            "with text of its own": "false",
        };
        for (const [what, inner] of Object.entries(garbled)) {
            it(`${what}, alone or among good ones`, () => {
                for (const text of [
                    inner,
                    `${good}${inner}`,
                    `${inner}${good}`,
                    `<components>${good}${inner}</components>`,
                ]) {
                    expectUnreadable("haSyncState", (name) => `<${name}>${text}</${name}>`);
                }
                expectUnreadable("haSyncState", (name) => `<${name}>${good}</${name}><${name}>${inner}</${name}>`);
            });
        }

        it("under a name of another case, even beside a good one", () => {
            expectUnreadable("haSyncState", () => `<hasyncstate>${good}</hasyncstate>`);
            expectUnreadable("haSyncState", (name) => `<${name}>${good}</${name}><HASyncState>no</HASyncState>`);
        });
    });

    it("is left to the cool-down as the log: one with anything but entries is not read", () => {
        const entry = "<switchOver><info>a</info><time>2018-09-05T08:41:55.0-0400</time></switchOver>";
        const logOf = (data: string) => parseStatus(dataXml(`<role>active</role>${data}`));
        expect(logOf(`<switchOverLogs>${entry}${entry}</switchOverLogs>`)).to.include({ hasUnreadableLog: false });
        for (const data of [
            `<switchOverLogs>none</switchOverLogs>`,
            `<switchOverLogs>${entry}<entry><info>b</info></entry></switchOverLogs>`,
            `<switchOverLogs>${entry}and more</switchOverLogs>`,
            `<switchOverLogs>${entry}</switchOverLogs><SwitchOverLogs>${entry}</SwitchOverLogs>`,
        ]) {
            const status = logOf(data);
            expect(status?.hasUnreadableLog, data).to.equal(true);
            expect(status?.log, data).to.deep.equal([]);
        }
    });
});
