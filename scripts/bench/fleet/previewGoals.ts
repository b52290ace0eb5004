import { count, ratio } from "./markdown.js";
import { type Beside, besideAll } from "./previewRows.js";
import type { PreviewFigures } from "./previews.js";
import type { SettingName } from "./subjects.js";

/** What two requests of 50 ms take. */
const LOOK_MS = 100;

/** Each goal that was measured, what it may be at most, and what it is. */
export function goalRows(figures: PreviewFigures, cores: number): string[][] {
    const all = besideAll(figures).filter(({ row }) => row.subject.provider === "real");
    return [
        ...all.map((one) => [`${nameOf(one)}: requests to a node`, "2", String(one.largest.mostRequests)]),
        ...all.flatMap((one) => timeGoal(one, cores)),
        ...typescriptGoals(all),
        ...all.flatMap((one) => cpuGoal(one, figures)),
        ...all.flatMap((one) => heapAndGrowth(one)),
    ];
}

function timeGoal(one: Beside, cores: number): string[][] {
    const { row, largest, empty, quickest } = one;
    const name = nameOf(one);
    if (row.subject.face === "dynamic") {
        const most = row.setting === "parallel" ? "1.50" : "2.00";
        return [[`${name}: × two requests with everything side by side`, most, ratio(largest.ms, quickest?.ms)]];
    }
    if (row.setting === "parallel") return [[`${name}: × two requests`, "1.25", ratio(largest.ms, quickest?.ms)]];
    if (empty === undefined) return [];
    // Pulumi does four things at once for each core.
    const floor = empty.ms + (largest.pairs * LOOK_MS) / (4 * cores);
    return [[`${name}: × (empty + pairs × 0.1 s / ${4 * cores})`, "1.15", ratio(largest.ms, floor)]];
}

/** A program in TypeScript against one in YAML, each by its own empty provider. */
function typescriptGoals(all: readonly Beside[]): string[][] {
    const times = (language: string, setting: SettingName) => {
        const one = all.find(
            ({ row }) => row.subject.face === "plugin" && row.subject.language === language && row.setting === setting,
        );
        return one?.empty === undefined ? undefined : one.largest.ms / one.empty.ms;
    };
    return (["defaults", "parallel"] as const).flatMap((setting) => {
        const measured = ratio(times("typescript", setting), times("yaml", setting));
        return measured === "" ? [] : [[`plugin, ${setting}: TypeScript × YAML, each by its empty`, "1.00", measured]];
    });
}

function cpuGoal(one: Beside, { bareCpuMsPerNode }: PreviewFigures): string[][] {
    const measured = ratio(one.largest.providerCpuMsPerNode, bareCpuMsPerNode[one.largest.pairs]);
    const further = ratio(one.cpuMsPerFurtherNode, one.bareCpuMsPerFurtherNode);
    return [
        [`${nameOf(one)}: CPU × bare client, starts included`, "1.50", measured],
        ...(further === "" ? [] : [[`${nameOf(one)}: CPU × bare client, for a further node`, "1.50", further]]),
    ];
}

function heapAndGrowth(one: Beside): string[][] {
    const { growth, heapPerPair } = one;
    return [
        ...(heapPerPair === undefined
            ? []
            : [[`${nameOf(one)}: heap a pair`, "40 KiB", `${(heapPerPair / 1024).toFixed(1)} KiB`]]),
        ...(growth === undefined
            ? []
            : [
                  [
                      `${nameOf(one)}: time for ${count(growth.pairs)} times the pairs`,
                      (growth.pairs * 1.1).toFixed(1),
                      growth.time.toFixed(1),
                  ],
              ]),
    ];
}

function nameOf({ row }: Beside): string {
    return `${row.subject.name}, ${row.setting}`;
}
