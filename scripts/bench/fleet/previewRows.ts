import type { Figures } from "./figures.js";
import type { PreviewFigures, PreviewRow } from "./previews.js";
import { emptyOf, type SettingName, secondFloorOf, type Subject } from "./subjects.js";

/** One row with what stands beside it, at the largest number of pairs. */
export interface Beside {
    readonly row: PreviewRow;
    readonly largest: Figures;
    /** The empty provider under the same setting. */
    readonly empty: Figures | undefined;
    /** The second floor under the same setting. */
    readonly second: Figures | undefined;
    /** The second floor with everything side by side: the quickest that these requests can be made. */
    readonly quickest: Figures | undefined;
    /** The time at the largest number of pairs, by that at the number before it; and how many times the pairs that is. */
    readonly growth: { readonly pairs: number; readonly time: number } | undefined;
    /** CPU time of the providers for each node more, from the number of pairs before the largest to the largest. */
    readonly cpuMsPerFurtherNode: number | undefined;
    /** The same of a bare client. */
    readonly bareCpuMsPerFurtherNode: number | undefined;
    /** Bytes, from the number of pairs before the largest to the largest. */
    readonly heapPerPair: number | undefined;
}

export function besideAll({ rows, bareCpuMsPerNode }: PreviewFigures): Beside[] {
    return rows.flatMap((row) => {
        const largest = row.figures.at(-1);
        if (largest === undefined) return [];
        const find = (subject: Subject, setting: SettingName) =>
            rows.find((one) => one.subject.name === subject.name && one.setting === setting)?.figures.at(-1);
        return [
            {
                row,
                largest,
                empty: find(emptyOf(row.subject), row.setting),
                second: find(secondFloorOf(row.subject), row.setting),
                quickest: find(secondFloorOf(row.subject), "parallel"),
                growth: growthOf(row),
                cpuMsPerFurtherNode: perFurtherNode(row, (one) => one.providerCpuMsPerNode),
                bareCpuMsPerFurtherNode: perFurtherNode(row, ({ pairs }) => bareCpuMsPerNode[pairs] ?? NaN),
                heapPerPair: heapPerPairOf(row),
            },
        ];
    });
}

function growthOf({ figures }: PreviewRow): Beside["growth"] {
    const [before, largest] = figures.slice(-2);
    if (before === undefined || largest === undefined) return undefined;
    return { pairs: largest.pairs / before.pairs, time: largest.ms / before.ms };
}

function perFurtherNode({ figures }: PreviewRow, perNode: (one: Figures) => number): number | undefined {
    const [before, largest] = figures.slice(-2);
    if (before === undefined || largest === undefined) return undefined;
    const all = (one: Figures) => one.pairs * perNode(one);
    return (all(largest) - all(before)) / (largest.pairs - before.pairs);
}

function heapPerPairOf({ figures, heapBytes }: PreviewRow): number | undefined {
    const [before, largest] = figures.slice(-2);
    if (before === undefined || largest === undefined) return undefined;
    const low = heapBytes[before.pairs];
    const high = heapBytes[largest.pairs];
    return low === undefined || high === undefined ? undefined : (high - low) / (largest.pairs - before.pairs);
}
