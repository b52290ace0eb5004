import { factLines, type PairMessage } from "../../pair/messages/pairMessage.js";
import { describeCount } from "../../pair/preconditions/precondition.js";
import type { PreviewMessage } from "../../resource/previewMessages.js";
import type { DiffLine } from "../rpc/shownLines.js";

/**
 * The message about a pair that has changes, for `preview --diff`: all else that a provider says goes to standard error there,
 * and the usual comment of a pull request has standard output alone. What is met is named, what is not met has a line.
 */
export function diffLines({ open, message, refusal }: PreviewMessage): readonly DiffLine[] {
    const isBad = refusal !== undefined;
    return [
        ...(open === undefined ? [] : linesOf(open, true)),
        ...(message === undefined ? [] : linesOf(message, isBad)),
    ];
}

function linesOf(message: PairMessage, isBad: boolean): readonly DiffLine[] {
    const { checks = [] } = message;
    const [head = "", ...why] = factLines(message);
    const counted = checks.length === 0 ? head : `${head} ${describeCount(checks)}.`;
    const met = checks.filter((check) => check.met).map(({ name }) => name);
    return [
        ...[counted, ...why].map((text) => ({ text, isBad })),
        ...(met.length === 0 ? [] : [{ text: `Met: ${met.join(", ")}.`, isBad: false }]),
    ];
}
