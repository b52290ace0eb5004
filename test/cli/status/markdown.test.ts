import { expect } from "chai";
import { fleetMarkdown } from "../../../cli/status/formats/markdown.js";
import { fleet, fleetPair, HOSTILE } from "./fleets.js";

/** Without code spans, in which nothing is Markdown. */
const outsideCode = (text: string) => text.replace(/(`+)(?!`)[^]*?[^`]\1(?!`)/g, "code");

describe("the Markdown of status", () => {
    it("is one table with a row a pair, those that need attention first, and a line for each that is not ready", () => {
        const silent = { state: "noStandby", ready: false, redundant: false, description: "sbc-b: no answer." };
        const text = fleetMarkdown(
            fleet(
                fleetPair({ name: "fine", site: "chicago" }),
                fleetPair({ name: "drifted", drift: "yes" }),
                fleetPair({ name: "silent", ...silent }),
            ),
        );
        expect(text).to.match(
            /^3 pairs: 2 ready, 1 not\. Drift: 1\. Not redundant: 1\. Open requests: 0\.\n\n\| Site /,
        );
        const rows = text.split("\n").filter((line) => line.startsWith("| ") && !line.includes("---"));
        expect(rows.map((row) => row.split(" | ")[1])).to.deep.equal(["Pair", "silent", "drifted", "fine"]);
        expect(rows[3]).to.equal(
            "| chicago | fine | ready | sbc-a active, sbc-b standby | 100/100 | yes | 12 | none | yes | no |  |",
        );
        expect(text).to.contain("\n- silent: sbc-b: no answer.\n");
    });

    it("leaves a device's and a topology's words text, whatever Markdown or HTML they are", () => {
        for (const word of HOSTILE.map((each) => each.replaceAll("\n", " "))) {
            const nodes = [{ name: word, address: word, role: "unknown", roleWords: word }];
            const log = { entries: [{ node: word, oldState: word, newState: word, info: word }], notes: [word] };
            const bad = { ready: false, description: word, state: word, nodes, log };
            const text = fleetMarkdown(fleet(fleetPair({ name: word, site: word, ...bad })));
            const plain = outsideCode(text);
            expect(plain, word).not.to.match(/[<>@#*~`\]]|\[(?! )|https?:|www\.|_it_|- \[/);
            for (const row of plain.split("\n").filter((line) => line.startsWith("|")))
                expect(row.split("|"), word).to.have.lengthOf(13);
        }
    });
});
