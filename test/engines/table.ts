import { type Combination, COMBINATIONS } from "./combinations.js";
import type { Measured } from "./variant.js";

/** What was measured, or why nothing could be. */
export type Result = { readonly node: string; readonly measured: Measured } | { readonly notRun: string };

const HEADER = [
    "engine",
    "`@pulumi/pulumi`",
    "Node.js",
    "provider",
    "life cycle",
    "drift in a plain preview",
    "saved plans",
];
const NOT_RUN = "could not be run: ";
/** What a cell may say, column by column. */
const YES_NO = ["yes", "**no**"];
const DRIFT: Readonly<Record<Measured["drift"], string>> = {
    property: "its property",
    update: "as an update",
    none: "**no**",
};

const cellsOf = ({ engine, sdk, provider }: Combination, result: Result): string[] => {
    const says = (isSo: boolean) => (isSo ? "yes" : "**no**");
    if ("notRun" in result) {
        const why = `${NOT_RUN}${result.notRun.replace(/[\s|]+/g, " ").slice(0, 160)}`;
        return [engine, sdk, "", provider, why, "", ""];
    }
    const { lifeCycle, drift, savedPlan } = result.measured;
    return [engine, sdk, result.node, provider, says(lifeCycle), DRIFT[drift], says(savedPlan)];
};

export function tableOf(results: readonly Result[]): string {
    const rows = COMBINATIONS.map((combination, index) =>
        cellsOf(combination, results[index] ?? { notRun: "it was not tried" }),
    );
    return [HEADER, HEADER.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** The rows of the first table of a page that has this header; what a formatter aligns does not count. */
export function rowsOf(page: string): string[][] {
    const lines = page.split("\n").filter((line) => line.startsWith("|"));
    const cells = lines.map((line) =>
        line
            .split("|")
            .slice(1, -1)
            .map((cell) => cell.trim()),
    );
    const from = cells.findIndex((each) => each.join() === HEADER.join());
    return from < 0 ? [] : cells.slice(from + 2, from + 2 + COMBINATIONS.length);
}

/** Whether a row could be measured; then each cell is one of a few words. */
export function isSound([, , node = "", , lifeCycle = "", drift = "", plans = ""]: readonly string[]): boolean {
    if (lifeCycle.startsWith(NOT_RUN)) return lifeCycle.length > NOT_RUN.length;
    const inLists = YES_NO.includes(lifeCycle) && Object.values(DRIFT).includes(drift) && YES_NO.includes(plans);
    return inLists && /^\d+\.\d+$/.test(node);
}
