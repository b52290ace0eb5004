import { expect } from "chai";
import { format } from "prettier";
import { markdownTable } from "../../../../scripts/bench/fleet/markdown.js";
import { moveTables } from "../../../../scripts/bench/fleet/moveTables.js";
import { goalRows } from "../../../../scripts/bench/fleet/previewGoals.js";
import { previewTables } from "../../../../scripts/bench/fleet/previewTables.js";
import { stackTables } from "../../../../scripts/bench/fleet/stackTables.js";
import { emptyOf, VARIANTS } from "../../../../scripts/bench/fleet/subjects.js";
import { figures, PREVIEWS } from "./samples.js";

const yaml = VARIANTS["plugin-yaml"];
const cellsOf = (table: string, first: string) =>
    table
        .split("\n")
        .filter((line) => line.startsWith(`| ${first} `))
        .map((line) =>
            line
                .split("|")
                .map((cell) => cell.trim())
                .slice(1, -1),
        );

describe("the tables of the fleet benchmark", () => {
    it("are as prettier leaves them", async () => {
        const table = markdownTable(
            ["program", "time"],
            [
                ["a plugin", "1.00 s"],
                ["b", "100.0 s"],
            ],
        );
        const written = `${previewTables(PREVIEWS, 2)}\n\n${table}\n`;
        expect(await format(written, { parser: "markdown", printWidth: 120, tabWidth: 2 })).to.equal(written);
    });

    it("put each time beside the floors under the same setting", () => {
        const [byDefaults, sideBySide] = cellsOf(previewTables(PREVIEWS, 2), "plugin from YAML");
        expect(byDefaults).to.deep.equal(["plugin from YAML", "3.00 s", "21.0 s", "4.20", "0.19", "7.0 for 10"]);
        expect(sideBySide).to.deep.equal(["plugin from YAML", "2.00 s", "9.60 s", "2.40", "1.20", "4.8 for 10"]);
    });

    it("show requests, CPU and heap of each program, with the starts and without", () => {
        const cost = cellsOf(previewTables(PREVIEWS, 2), "plugin from YAML")[2];
        // (2000 × 6 − 200 × 9) ÷ 1800 = 5.67 by (2000 × 2.5 − 200 × 3) ÷ 1800 = 2.44
        const cpu = ["6.00 ms", "2.40", "5.67 ms", "2.32"];
        expect(cost?.slice(1)).to.deep.equal([
            "defaults",
            "1.00",
            "1.00",
            "0.00",
            "2",
            "1.00",
            "16",
            ...cpu,
            "30.0 KiB",
        ]);
    });

    it("hold each goal against what was measured", () => {
        const goals = new Map(goalRows(PREVIEWS, 2).map(([goal = "", ...rest]) => [goal, rest]));
        // 21 s by 5 s + 1000 × 0.1 s ÷ 8
        expect(goals.get("plugin from YAML, defaults: × (empty + pairs × 0.1 s / 8)")).to.deep.equal(["1.15", "1.20"]);
        expect(goals.get("plugin from YAML, parallel: × two requests")).to.deep.equal(["1.25", "1.20"]);
        const dynamic = "dynamic from TypeScript, defaults: × two requests with everything side by side";
        expect(goals.get(dynamic)).to.deep.equal(["2.00", "12.00"]);
        expect(goals.get("plugin from YAML, parallel: heap a pair")).to.deep.equal(["40 KiB", "30.0 KiB"]);
        expect(goals.get("plugin from YAML, parallel: time for 10 times the pairs")).to.deep.equal(["11.0", "4.8"]);
    });

    it("put the time of moves beside the least that they can take", () => {
        const rows = [
            { subject: emptyOf(yaml), setting: "defaults", figures: figures(25, 4_000) },
            { subject: yaml, setting: "defaults", figures: figures(25, 50_000) },
        ] as const;
        const table = moveTables({ rounds: 1, parallelSwitchovers: 10, ownMs: 12_000, rows });
        const [cells] = cellsOf(table, "plugin from YAML");
        // Three batches of ten at most, and the engine.
        expect(cells?.slice(2, 7)).to.deep.equal(["25", "50.0 s", "40.0 s", "1.25", "× 1.15"]);
    });

    it("say of stacks how many requests each node got", () => {
        const row = {
            phase: "preview",
            stacks: 8,
            fastestStackMs: 1_000,
            slowestStackMs: 2_000,
            switchovers: 0,
        } as const;
        const all = { stacks: 8, pairs: 1000, parallelSwitchovers: 10, postgres: "PostgreSQL" };
        const table = stackTables({ ...all, rows: [{ ...row, subject: yaml, figures: figures(1000, 2_100) }] });
        const cells = ["8", "1,000", "2.10 s", "1.00 s", "2.00 s", "2", "0", "16", "6.00 ms"];
        expect(cellsOf(table, "plugin from YAML")[0]?.slice(2)).to.deep.equal(cells);
    });
});
