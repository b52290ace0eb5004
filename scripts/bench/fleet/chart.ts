import { picture, rectangle, words } from "../../docs/svg.js";
import { count, seconds } from "./markdown.js";
import { besideAll } from "./previewRows.js";
import type { PreviewFigures } from "./previews.js";
import { SETTINGS, type SettingName } from "./subjects.js";

const WIDTH = 860;
const BAR_X = 250;
const WIDEST = 500;
const ROW = 24;
const HEAD = 56;
const KINDS = { empty: "stop", "two-requests": "open", real: "step" } as const;

/** The time of a preview at the largest number of pairs, a bar for each program under each setting. */
export function previewChart(figures: PreviewFigures): string {
    const all = besideAll(figures);
    const longestMs = Math.max(...all.map(({ largest }) => largest.ms));
    const shapes: string[] = [];
    let y = HEAD;
    for (const setting of Object.keys(SETTINGS) as SettingName[]) {
        const rows = all.filter(({ row }) => row.setting === setting);
        if (rows.length === 0) continue;
        shapes.push(words("title", 24, y, SETTINGS[setting].name, "start"));
        for (const { row, largest } of rows) {
            y += ROW;
            const width = Math.max(1, Math.round((largest.ms / longestMs) * WIDEST));
            const kind = KINDS[row.subject.provider];
            shapes.push(words("small", BAR_X - 10, y, row.subject.name, "end"));
            shapes.push(rectangle(kind, { x: BAR_X, y: y - 13, width, height: 17 }));
            shapes.push(words("small", BAR_X + width + 8, y, seconds(largest.ms), "start"));
        }
        y += 2 * ROW;
    }
    const pairs = count(all[0]?.largest.pairs ?? 0);
    const title = `A preview of ${pairs} pairs in which nothing is to be changed`;
    const values = all.map(
        ({ row, largest }) => `${row.subject.name}, ${SETTINGS[row.setting].name}: ${seconds(largest.ms)}`,
    );
    return picture(WIDTH, y - ROW, title, `${values.join("; ")}.`, [words("title", 24, 28, title, "start"), ...shapes]);
}
