import { totalOf } from "./figures.js";
import { count, markdownTable, ratio, seconds } from "./markdown.js";
import type { MoveFigures, MoveRow } from "./moves.js";
import { emptyOf } from "./subjects.js";

/** What a single move may take beside its own time and the engine's. */
const SPARE_MS = 500;

/** All that is known of moves, as Markdown. */
export function moveTables(figures: MoveFigures): string {
    const { parallelSwitchovers, ownMs, rows } = figures;
    return [
        `A switchover's own time: ${seconds(ownMs)}. \`oracle-sbc:parallelSwitchovers: ${parallelSwitchovers}\`, \`--parallel 32\`.`,
        markdownTable(
            [
                "program",
                "setting",
                "pairs to move",
                "time",
                "at least",
                "×",
                "goal",
                "requests a node",
                "switchovers a pair",
                "at once",
            ],
            rows.filter(({ subject }) => subject.provider === "real").map((row) => cellsOf(row, figures)),
            2,
        ),
    ].join("\n\n");
}

function cellsOf({ subject, setting, figures }: MoveRow, all: MoveFigures): string[] {
    const { name } = emptyOf(subject);
    const empty = all.rows.find(
        (row) => row.subject.name === name && row.setting === setting && row.figures.pairs === figures.pairs,
    );
    const { pairs, ms, requestsPerNode, peakRequests } = figures;
    const leastMs = Math.ceil(pairs / all.parallelSwitchovers) * all.ownMs + (empty?.figures.ms ?? NaN);
    const goal = pairs === 1 ? `${seconds(leastMs + SPARE_MS)}` : "× 1.15";
    return [
        subject.name,
        setting,
        count(pairs),
        seconds(ms),
        seconds(leastMs),
        ratio(ms, leastMs),
        goal,
        totalOf(requestsPerNode).toFixed(2),
        (2 * requestsPerNode.switchover).toFixed(2),
        String(peakRequests),
    ];
}
