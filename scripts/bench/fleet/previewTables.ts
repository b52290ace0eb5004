import type { ByKind } from "./nodes/counts.js";
import { count, markdownTable, ratio, seconds } from "./markdown.js";
import { goalRows } from "./previewGoals.js";
import { type Beside, besideAll } from "./previewRows.js";
import type { PreviewFigures } from "./previews.js";
import { SETTINGS, type SettingName } from "./subjects.js";

/** All that is known of previews, as Markdown. */
export function previewTables(figures: PreviewFigures, cores: number): string {
    const all = besideAll(figures);
    const settings = Object.keys(SETTINGS) as SettingName[];
    const times = settings.flatMap((setting) => {
        const rows = all.filter(({ row }) => row.setting === setting);
        return rows.length === 0 ? [] : [`Time, ${settingText(setting)}:`, timeTable(rows)];
    });
    return [
        ...times,
        `Cost, at ${count(all[0]?.largest.pairs ?? 0)} pairs:`,
        costTable(all, figures),
        "Goals:",
        markdownTable(["goal", "at most", "measured"], goalRows(figures, cores)),
    ].join("\n\n");
}

function settingText(setting: SettingName): string {
    return setting === "defaults" ? "by Pulumi's defaults" : `with \`${SETTINGS[setting].name}\``;
}

function timeTable(rows: readonly Beside[]): string {
    const sizes = rows[0]?.row.figures.map(({ pairs }) => pairs) ?? [];
    const head = [
        "program",
        ...sizes.map((size) => `${count(size)} ${size === 1 ? "pair" : "pairs"}`),
        "× empty",
        "× two requests",
        "growth",
    ];
    const cells = rows.map(({ row, largest, empty, second, growth }) => [
        row.subject.name,
        ...row.figures.map(({ ms }) => seconds(ms)),
        ratio(largest.ms, empty?.ms),
        row.subject.provider === "empty" ? "" : ratio(largest.ms, second?.ms),
        growth === undefined ? "" : `${growth.time.toFixed(1)} for ${count(growth.pairs)}`,
    ]);
    return markdownTable(head, cells);
}

function costTable(all: readonly Beside[], { bareCpuMsPerNode }: PreviewFigures): string {
    const head = [
        "program",
        "setting",
        "token",
        "status",
        "other",
        "most",
        "connections",
        "at once",
        "CPU a node",
        "× bare client",
        "a further node",
        "× bare client",
        "heap a pair",
    ];
    const cells = all
        .filter(({ row }) => row.subject.provider !== "empty")
        .map(({ row, largest, heapPerPair, cpuMsPerFurtherNode, bareCpuMsPerFurtherNode }) => [
            row.subject.name,
            row.setting,
            largest.requestsPerNode.token.toFixed(2),
            largest.requestsPerNode.status.toFixed(2),
            otherThanLook(largest.requestsPerNode).toFixed(2),
            String(largest.mostRequests),
            largest.connectionsPerNode.toFixed(2),
            String(largest.peakRequests),
            `${largest.providerCpuMsPerNode.toFixed(2)} ms`,
            ratio(largest.providerCpuMsPerNode, bareCpuMsPerNode[largest.pairs]),
            cpuMsPerFurtherNode === undefined ? "" : `${cpuMsPerFurtherNode.toFixed(2)} ms`,
            ratio(cpuMsPerFurtherNode, bareCpuMsPerFurtherNode),
            heapPerPair === undefined ? "" : `${(heapPerPair / 1024).toFixed(1)} KiB`,
        ]);
    return markdownTable(head, cells, 2);
}

function otherThanLook(counts: ByKind): number {
    return counts.kpis + counts.switchover + counts.other;
}
