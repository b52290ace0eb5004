import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { format, resolveConfig } from "prettier";
import { previewChart } from "./chart.js";
import { moveTables } from "./moveTables.js";
import { previewTables } from "./previewTables.js";
import { describeMachine, type Machine, type Results, RESULTS_FILE } from "./results.js";
import { stackTables } from "./stackTables.js";

const ROOT = resolve(__dirname, "../../../..");
export const PAGE_FILE = join(ROOT, "docs/performance.md");

/** The text of the page with other figures between its markers, such as `<!-- figures: previews -->`. */
export function withFigures(page: string, name: string, text: string): string {
    const begin = `<!-- figures: ${name} -->`;
    const end = `<!-- end of figures: ${name} -->`;
    const from = page.indexOf(begin);
    const to = page.indexOf(end);
    if (from < 0 || to < from) throw new Error(`The page has no ${begin} followed by ${end}.`);
    return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
}

/** What stands between the page's markers, by name; of what was never measured, nothing. */
export function sectionsOf({ previews, moves, stacks }: Partial<Results>): Readonly<Record<string, string>> {
    return {
        ...(previews && {
            previews: `${measuredOn(previews)}\n\n${previewTables(previews, previews.machine.cores)}`,
        }),
        ...(moves && { moves: `${measuredOn(moves)}\n\n${moveTables(moves)}` }),
        ...(stacks && { stacks: `${measuredOn(stacks)}\n\n${stackTables(stacks)}` }),
    };
}

function measuredOn({ machine, rounds = 1 }: { readonly machine: Machine; readonly rounds?: number }): string {
    return `On ${describeMachine(machine)}; ${rounds === 1 ? "measured once" : `medians of ${rounds} rounds`}.`;
}

/** Keeps the figures, and shows them on the page and in its chart. */
export async function writeResults(part: Partial<Results>): Promise<void> {
    const before = existsSync(RESULTS_FILE) ? (JSON.parse(readFileSync(RESULTS_FILE, "utf8")) as Results) : {};
    const results = JSON.parse(JSON.stringify({ ...before, ...part }, toThousandths)) as Results;
    const config = await resolveConfig(RESULTS_FILE);
    writeFileSync(RESULTS_FILE, await format(JSON.stringify(results), { ...config, parser: "json" }));
    let page = readFileSync(PAGE_FILE, "utf8");
    for (const [name, text] of Object.entries(sectionsOf(results))) page = withFigures(page, name, text);
    writeFileSync(PAGE_FILE, page);
    writeFileSync(join(ROOT, "docs/images/fleet-previews.svg"), previewChart(results.previews));
}

/** More digits say nothing, and would make every run's file longer. */
function toThousandths(_key: string, value: unknown): unknown {
    return typeof value === "number" ? Math.round(value * 1000) / 1000 : value;
}
