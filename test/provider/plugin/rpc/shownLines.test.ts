import { expect } from "chai";
import fc from "fast-check";
import { pathsOfLines } from "../../../../provider/plugin/rpc/shownLines.js";

/** As the engine reads it (sdk/go/common/resource/property_path.go): a name, then quoted names in brackets. */
const PATH = /^switchover\["[^"\\]*"\]\["(\d+)\. ([^"\\]*)"\]$/;

describe("the lines of a detailed difference", () => {
    it("are paths that the engine can read, whatever stands in a line", () => {
        const texts = fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom('"]["a', "\\", '\\"', "a\nb")));
        fc.assert(
            fc.property(texts, (all) => {
                const paths = pathsOfLines(all.map((text) => ({ text, isBad: false }))).map(([path]) => path);
                for (const path of paths) expect(path).to.match(PATH);
                expect(new Set(paths).size).to.equal(all.length);
            }),
        );
    });

    it("come in their order when Pulumi sorts them", () => {
        const lines = Array.from({ length: 12 }, (_, index) => ({ text: `line ${index}`, isBad: false }));
        const paths = pathsOfLines(lines).map(([path]) => path);
        expect([...paths].sort()).to.deep.equal(paths);
    });

    it("are shortened: Pulumi pads each to the longest", () => {
        const [[path = ""] = []] = pathsOfLines([{ text: "x".repeat(1000), isBad: true }]);
        expect(PATH.exec(path)?.[2]).to.have.lengthOf(150);
    });
});
