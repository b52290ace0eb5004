import { expect } from "chai";
import { decide } from "../../../../provider/pair/decide.js";
import { hasDesiredNode } from "../../../../provider/pair/settings.js";
import { lookInputs } from "../../../../provider/resource/inputs/lookInputs.js";
import { lookProblems, lookProblemsOf, problemsOf } from "../../../../provider/resource/inputs/problems.js";
import { readConfig } from "../../../../provider/resource/inputs/stackConfig.js";
import { Sessions, settingsFor } from "../../../../provider/resource/settingsFor.js";
import { settingsOf } from "../../pairRun.js";
import { sightingAs, viewOf } from "../../sightings.js";

const config = readConfig(() => undefined, { ORACLE_SBC_USERNAME: "admin", ORACLE_SBC_PASSWORD: "s3cret" });
const nodes = [
    { name: "sbc-a", address: "10.0.0.1" },
    { name: "sbc-b", address: "10.0.0.2" },
];

describe("looking without a desired node", () => {
    it("takes inputs that name none, as no resource does that is not observed only", () => {
        expect(lookProblemsOf({ nodes })).to.deep.equal([]);
        expect(problemsOf({ nodes }, 0)).to.deep.equal([
            "activeNode is missing; write the name of the node that should be active, or observeOnly: true.",
        ]);
    });

    it("says all else that is wrong, a recorded node that is none of the pair's and a missing login included", () => {
        expect(lookProblemsOf({ nodes, activeNode: "sbc-c" })).to.deep.equal([
            'activeNode "sbc-c" is not a node of this pair; write sbc-a or sbc-b.',
        ]);
        expect(lookProblems({ nodes }, config)).to.deep.equal([]);
        expect(
            lookProblems(
                { nodes: [] },
                readConfig(() => undefined, {}),
            ),
        ).to.have.length(2);
    });

    it("has no use for what stands in the place of a desired node, whatever it is", () => {
        for (const activeNode of ["sbc-a", "sbc-c", "", 5, null, undefined]) {
            expect(lookInputs({ nodes, activeNode }, config)).to.deep.equal({ nodes });
        }
    });

    it("is refused for arguments that can't be used, and says nothing of a desired node", () => {
        for (const args of [undefined, null, "sbc-a", {}, { nodes: nodes.slice(1) }, { nodes, activ: "sbc-a" }]) {
            expect(() => lookInputs(args, config))
                .to.throw(/^The pair can't be looked at\. (nodes|activ) /)
                .that.has.property("code", "invalidInput");
            expect(() => lookInputs(args, config)).not.to.throw(/activeNode is missing/);
        }
    });

    it("leaves the settings without one: no empty name, and none that was made up", () => {
        const settings = (more: object) => settingsFor({ nodes, ...more }, config, new Sessions());
        expect(settings({})).not.to.have.property("activeNode");
        expect(settings({ activeNode: "SBC-B" })).to.have.property("activeNode", "sbc-b");
    });

    it("decides nothing: whatever decides or requests takes settings with a desired node only", () => {
        const { activeNode: _none, ...onlyLooked } = settingsOf();
        expect(hasDesiredNode(onlyLooked)).to.equal(false);
        expect(hasDesiredNode(settingsOf())).to.equal(true);
        const view = viewOf(sightingAs("sbc-a", "active"), sightingAs("sbc-b", "standby"));
        // @ts-expect-error: there is no node to decide about
        expect(() => decide(view, onlyLooked)).to.throw();
    });
});
