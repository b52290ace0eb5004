import type { Figures } from "../../../../scripts/bench/fleet/figures.js";
import type { PreviewFigures, PreviewRow } from "../../../../scripts/bench/fleet/previews.js";
import {
    emptyOf,
    type SettingName,
    secondFloorOf,
    type Subject,
    VARIANTS,
} from "../../../../scripts/bench/fleet/subjects.js";

export function figures(pairs: number, ms: number, more: Partial<Figures> = {}): Figures {
    return {
        pairs,
        ms,
        fastestMs: ms,
        slowestMs: ms,
        requestsPerNode: { token: 1, status: 1, kpis: 0, switchover: 0, other: 0 },
        mostRequests: 2,
        fewestRequests: 2,
        connectionsPerNode: 1,
        peakRequests: 16,
        providerCpuMsPerNode: 6,
        nodesCpuMsPerNode: 2,
        ...more,
    };
}

const row = (subject: Subject, setting: SettingName, times: readonly [number, number]): PreviewRow => ({
    subject,
    setting,
    figures: [figures(100, times[0], { providerCpuMsPerNode: 9 }), figures(1000, times[1])],
    heapBytes: subject.provider === "real" ? { 100: 1024 * 1000, 1000: 1024 * (1000 + 900 * 30) } : {},
});

const yaml = VARIANTS["plugin-yaml"];
const dynamic = VARIANTS["dynamic-typescript"];

/** Of a plugin and a dynamic provider with their floors, at 100 and 1,000 pairs. */
export const PREVIEWS: PreviewFigures = {
    rounds: 3,
    rows: [
        row(emptyOf(yaml), "defaults", [1_000, 5_000]),
        row(secondFloorOf(yaml), "defaults", [11_000, 110_000]),
        row(yaml, "defaults", [3_000, 21_000]),
        row(emptyOf(yaml), "parallel", [1_000, 4_000]),
        row(secondFloorOf(yaml), "parallel", [1_500, 8_000]),
        row(yaml, "parallel", [2_000, 9_600]),
        row(secondFloorOf(dynamic), "parallel", [2_000, 10_000]),
        row(dynamic, "defaults", [15_000, 120_000]),
    ],
    bareCpuMsPerNode: { 100: 3, 1000: 2.5 },
};
