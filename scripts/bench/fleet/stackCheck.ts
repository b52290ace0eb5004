import type { DeclaredPair } from "./nodes/index.js";
import type { NodesReport } from "./nodes/messages.js";

type Outputs = Readonly<Record<string, unknown>>;

/**
 * Whether a stack's state is that of its pairs: each is there, on the node that reports being active, moved by one request
 * if it was to be moved, and else by none. Throws a sentence with every pair of which that is not so.
 */
export function checkStack(
    pairs: readonly DeclaredPair[],
    outputs: ReadonlyMap<string, Outputs>,
    { active, switchovers }: Pick<NodesReport, "active" | "switchovers">,
    all: readonly DeclaredPair[],
    isMoved: (pair: DeclaredPair, index: number) => boolean,
): void {
    const wrong = pairs.flatMap((pair, index) => {
        const at = all.indexOf(pair);
        const toMove = isMoved(pair, index);
        const desired = pair.nodes[toMove ? 1 : 0].name;
        const node = active[at];
        const facts = {
            "desired node": desired,
            "active by the nodes": node === 0 || node === 1 ? pair.nodes[node].name : "none",
            "active by the state": textOf(outputs.get(pair.name)?.["activeNode"]),
        };
        const differs = Object.entries(facts).filter(([, name]) => name !== desired);
        const requests = switchovers[at] ?? 0;
        const isOpen = outputs.get(pair.name)?.["pending"] !== undefined;
        return [
            ...differs.map(([what, name]) => `${pair.name}: ${what} is ${name}, not ${desired}`),
            ...(requests === (toMove ? 1 : 0) ? [] : [`${pair.name}: ${requests} switchover requests`]),
            ...(isOpen ? [`${pair.name}: a request is open`] : []),
        ];
    });
    if (outputs.size !== pairs.length) wrong.unshift(`the state has ${outputs.size} pairs, not ${pairs.length}`);
    if (wrong.length > 0) throw new Error(`A state does not hold what it should: ${wrong.slice(0, 20).join("; ")}.`);
}

function textOf(recorded: unknown): string {
    return typeof recorded === "string" ? recorded : "not in the state";
}
