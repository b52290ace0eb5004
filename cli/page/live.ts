import { setMaxListeners } from "node:events";
import { pairLooks } from "pulumi-oracle-sbc/provider";
import type { StackConfig, StackPair } from "../stack/index.js";
import { type Looked, lookAtAll } from "../status/lookAtAll.js";
import { IN_STACK, stackSubjects } from "../status/subjects.js";
import { NOT_LOOKED_AT } from "./attention.js";
import { pageLogEntry } from "./fromStack.js";
import type { PagePair } from "./model.js";

/** Ctrl-C ends the command, which has written nothing by then. */
const NEVER = new AbortController().signal;
// Each exchange listens to it, and many are under way.
setMaxListeners(0, NEVER);

/** Looks at both nodes of each pair, in their order, and changes nothing. Throws where no REST user is known. */
export function looksAt(pairs: readonly StackPair[], config: StackConfig): Promise<readonly Looked[]> {
    return lookAtAll(stackSubjects(pairs, config, { tls: {} }, process.env), pairLooks(IN_STACK, NEVER), undefined);
}

/** A pair as a look showed it; what only the record has stays. Pure. */
export function seenPair(recorded: PagePair, { looked }: Pick<Looked, "looked">): PagePair {
    const { activeNode, redundant: _old, ...rest } = recorded;
    if ("problem" in looked) {
        const was = activeNode === undefined ? "" : ` Calls were on ${activeNode} when it was recorded.`;
        const nodes = recorded.nodes.map(({ name, address }) => ({ name, address }));
        return { ...rest, nodes, look: { state: NOT_LOOKED_AT, description: `${looked.problem}${was}` } };
    }
    const { report, nodes } = looked;
    return {
        ...rest,
        ...(report.activeNode === undefined ? {} : { activeNode: report.activeNode }),
        redundant: report.redundant,
        nodes: nodes.map(({ name, role, healthPercent, switchoverCount, sessions }, index) => ({
            ...{ name, address: recorded.nodes[index]?.address ?? "", role },
            ...(switchoverCount === undefined ? {} : { switchovers: switchoverCount }),
            ...(healthPercent === undefined ? {} : { healthPercent }),
            ...(sessions === undefined ? {} : { sessions }),
        })),
        log: [...recorded.log, ...nodes.flatMap(({ log }) => log.map(pageLogEntry))],
        look: { state: report.state, description: report.description },
    };
}
