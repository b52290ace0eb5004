import type { Bag } from "../../bag.js";
import type { Io } from "../../device/io.js";
import { unseenIn } from "../../pair/run/unseen.js";
import type { RunBook } from "../../state/runBook.js";
import { withoutPulumis } from "../inputs/internal.js";
import { withoutNulls } from "../inputs/nulls.js";
import { changedOutputs, gateOf, messagesOf, outputsOf, refusalOf, viewOf } from "./gate.js";
import { gateProblems } from "./problems.js";

/** What both faces do of a gate, which sends nothing to a device. A preview and an `up` ask alike: neither is told which it is. */
export async function checkGate(news: Bag, run: RunBook, io: Pick<Io, "log">) {
    const inputs = withoutNulls(withoutPulumis(news));
    const failures = gateProblems(inputs).map((reason) => ({ property: "", reason }));
    if (failures.length > 0) return { inputs, failures };
    const gate = gateOf(inputs);
    const { warning, notice } = messagesOf(gate, viewOf(gate, await unseenIn(run)));
    if (warning !== undefined) io.log(warning, "warning");
    if (notice !== undefined) io.log(notice, "notice");
    return { inputs, failures };
}

/**
 * Whether `up` has to update the gate, which alone can fail. What its pairs are is no difference unless they hold others back,
 * nor is what is not known in a preview: else a gate would show with every switchover of its wave.
 */
export async function compareGate(olds: Bag, news: Bag, run: RunBook) {
    const changed = changedOutputs(olds, news);
    const { holding } = viewOf(gateOf(news), await unseenIn(run));
    return { changed, changes: changed.length > 0 || holding.length > 0 };
}

/** Throws if the gate's wave holds others back. */
export async function passGate(news: Bag, run: RunBook): Promise<Bag> {
    const gate = gateOf(news);
    const refusal = refusalOf(gate, viewOf(gate, await unseenIn(run)));
    if (refusal !== undefined) throw refusal;
    return outputsOf(news);
}
