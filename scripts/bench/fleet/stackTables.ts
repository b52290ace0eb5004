import { count, markdownTable, seconds } from "./markdown.js";
import type { StackFigures } from "./stacks.js";

/** What several stacks at once cost, as Markdown. */
export function stackTables({ stacks, pairs, parallelSwitchovers, postgres, rows }: StackFigures): string {
    const head = [
        "program",
        "what",
        "stacks",
        "pairs",
        "time",
        "quickest stack",
        "slowest stack",
        "requests to a node",
        "switchovers",
        "at once",
        "CPU a node",
    ];
    const cells = rows.map(({ subject, phase, figures, ...row }) => [
        subject.name,
        phase,
        String(row.stacks),
        count(figures.pairs),
        seconds(figures.ms),
        seconds(row.fastestStackMs),
        seconds(row.slowestStackMs),
        figures.fewestRequests === figures.mostRequests
            ? String(figures.mostRequests)
            : `${figures.fewestRequests} to ${figures.mostRequests}`,
        count(row.switchovers),
        String(figures.peakRequests),
        `${figures.providerCpuMsPerNode.toFixed(2)} ms`,
    ]);
    return [
        `${count(pairs)} pairs in ${stacks} stacks on ${postgres}; \`oracle-sbc:parallelSwitchovers: ${parallelSwitchovers}\`. ` +
            "After the last `up` each state was compared with the nodes: every pair was there, with the active node that it " +
            "reports, after one switchover request if it was to be moved and none otherwise.",
        markdownTable(head, cells, 2),
    ].join("\n\n");
}
