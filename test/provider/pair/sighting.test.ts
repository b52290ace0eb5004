import { expect } from "chai";
import fc from "fast-check";
import { look, switchoverCounts } from "../../../provider/pair/look.js";
import { logLines } from "../../../provider/pair/switchoverLogs/newLogLine.js";
import { isRedundant } from "../../../provider/pair/redundancy.js";
import { describeSightings, isSameName, roleOf } from "../../../provider/pair/sighting.js";
import { formatMessage, type PairMessage } from "../../../provider/pair/messages/pairMessage.js";
import { previewMessageOf } from "../../../provider/resource/previewMessages.js";
import { decide } from "../../../provider/pair/decide.js";
import { observe } from "../../../provider/resource/outputs.js";
import { PairRun, settingsOf } from "../pairRun.js";
import { SEEN_AS, sightingAs, viewOf } from "../sightings.js";

const names = fc.constantFrom("sbc-a", "SBC-A", "sbc-b", "lab-7");
const seenAs = fc.constantFrom(...SEEN_AS);

/** Every clause that gives a role, with the name that it gives it to. */
const rolesIn = (text: string) =>
    [...text.matchAll(/([\w-]+): (active|standby|standalone|out of service)/g)].map(([, name, role]) => [name, role]);

describe("roles in text", () => {
    it("stand beside the name that the device reports, and never beside another", () => {
        fc.assert(
            fc.property(names, names, seenAs, seenAs, (onA, onB, asA, asB) => {
                const view = viewOf(
                    sightingAs("sbc-a", asA, { hostName: onA, count: 7 }),
                    sightingAs("sbc-b", asB, { hostName: onB, count: 8 }),
                );
                const text = describeSightings(view.sightings);
                const reported = [asA === "unseen" ? undefined : onA, asB === "unseen" ? undefined : onB];
                for (const [name = ""] of rolesIn(text)) {
                    expect(
                        reported.some((each) => each !== undefined && isSameName(each, name)),
                        text,
                    ).to.be.true;
                }
                const observed = observe(view);
                view.sightings.forEach((sighting, index) => {
                    const host = reported[index];
                    if (host === undefined || isSameName(host, sighting.node)) return;
                    expect(text).to.contain(`declared as ${sighting.node}, answers as ${host}: `);
                    expect(roleOf(sighting)).to.equal("unseen");
                    expect(observed.roles[sighting.node]).to.equal("unseen");
                    expect(observed.redundant).to.be.false;
                    expect(switchoverCounts(view)).not.to.have.property(sighting.node);
                    expect([observed.activeNode, observed.standbyNode]).not.to.contain(sighting.node);
                    for (const node of ["sbc-a", "sbc-b"]) expect(isRedundant(view, node)).to.be.false;
                });
            }),
            { numRuns: 500 },
        );
    });

    it("name address, declared and reported name where two addresses are swapped, in a refusal and in a preview", async () => {
        const run = new PairRun();
        run.pair.a.saying = { hostName: "sbc-b" };
        run.pair.b.saying = { hostName: "sbc-a" };
        const settings = settingsOf();
        const view = await look(settings.sessions, run.io);
        const said =
            "sbc-a, declared as sbc-a, answers as sbc-b: active; sbc-b, declared as sbc-b, answers as sbc-a: standby";
        expect(describeSightings(view.sightings)).to.equal(said);
        const decision = decide(view, settings);
        const { message } = previewMessageOf(settings, view, {
            decision,
            isHandsOff: false,
            isNew: true,
            isOverMaximum: false,
        });
        const line = formatMessage(message as PairMessage);
        expect(line).to.contain("Correct the addresses, or the names");
        expect(line).not.to.match(/sbc-a: active|sbc-b: standby/);
    });

    it("are the device's own, and so are its log and its counter", () => {
        const entry = { info: "x", oldState: "Standby", newState: "Active", time: "2026-03-01T08:00:00.0-0400" };
        const view = viewOf(
            sightingAs("sbc-a", "standby", { hostName: "lab-7", log: [entry], count: 5 }),
            sightingAs("sbc-b", "active"),
        );
        expect(logLines(view.sightings)).to.deep.equal([]);
        expect(observe(view)).to.deep.equal({
            activeNode: "sbc-b",
            roles: { "sbc-a": "unseen", "sbc-b": "active" },
            redundant: false,
            switchoverCounts: {},
        });
    });
});
