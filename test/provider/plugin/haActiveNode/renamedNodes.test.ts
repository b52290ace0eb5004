import { expect } from "chai";
import { ResourcePlugin } from "./resourcePlugin.js";

const nodes = (...names: string[]) => names.map((name, index) => ({ name, address: `10.0.0.${index + 1}` }));

describe("the check of renamed nodes by the plugin", () => {
    let plugin: ResourcePlugin;
    before(async () => (plugin = await ResourcePlugin.start()));
    after(() => plugin.stop());
    const reasonsOf = async (news: object, olds: object) => {
        const { failures } = await plugin.check({ ...news }, { ...olds });
        return failures.map(({ reason }) => reason).join("\n");
    };
    const olds = { nodes: nodes("sbc-a", "sbc-b"), activeNode: "sbc-a" };

    it("says that ignoreChanges may have kept the old name of the desired one, and what to do", async () => {
        const reasons = await reasonsOf({ nodes: nodes("sbc-a-new", "sbc-b"), activeNode: "SBC-A" }, olds);
        expect(reasons).to.contain('activeNode "SBC-A" is not a node of this pair; write sbc-a-new or sbc-b.');
        expect(reasons).to.match(
            /ignoreChanges kept the name .*: leave activeNode out of ignoreChanges for one update\./,
        );
    });

    it("says nothing of it of a name that was none before, or that the program has changed, or of a new resource", async () => {
        for (const [news, before] of [
            [{ nodes: nodes("sbc-a", "sbc-b"), activeNode: "sbc-c" }, olds],
            [{ nodes: nodes("sbc-a-new", "sbc-b"), activeNode: "sbc-c" }, olds],
            [
                { nodes: nodes("sbc-a", "sbc-b"), activeNode: "sbc-c" },
                { ...olds, activeNode: "sbc-c" },
            ],
            [{ nodes: nodes("sbc-a", "sbc-b"), activeNode: "sbc-c" }, {}],
        ] as const) {
            const reasons = await reasonsOf(news, before);
            expect(reasons).to.contain("is not a node of this pair").and.not.to.contain("ignoreChanges");
        }
    });
});
