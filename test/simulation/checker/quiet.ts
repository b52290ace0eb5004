import { NODES } from "../pairModel.js";
import type { Delivered } from "../site.js";
import type { RequestRule } from "./rules.js";
import { word } from "./words.js";

/** Before a request, both nodes have said the same for the quiet period: from one answer's making to another's. */
export const quiet: RequestRule = ({ site, process, task }, checking) => {
    if (task.isTwin) return;
    const neededMs = task.timeouts.quietSeconds * 1000;
    for (const node of NODES) {
        const answers = [...site.statusesFor(process, node)].reverse();
        const [newest] = answers;
        if (newest === undefined) continue;
        const other = answers.findIndex((one) => said(one) !== said(newest));
        const same = other < 0 ? answers : answers.slice(0, other);
        const quietMs = newest.answeredMs - (same.at(-1) ?? newest).answeredMs;
        if (quietMs < neededMs)
            checking.broken(
                "Quiet",
                task,
                `requested when ${node} had been seen quiet for ${Math.round(quietMs)} of ${neededMs} ms`,
            );
    }
};

function said(answer: Delivered): string {
    return ["role", "haPeerRole", "haSwitchOvers"].map((name) => word(answer, name)).join();
}
