import { plain } from "./inert.js";
import type { Totals } from "./model.js";

const KINDS = ["refused", "unreachable", "drift", "needed", "open"] as const satisfies readonly (keyof Totals)[];
export type FailOnKind = (typeof KINDS)[number];

/** All that is listed, however often the option is given. Throws a sentence. */
export function failOnKinds(lists: readonly string[] = []): readonly FailOnKind[] {
    return lists.flatMap((list) =>
        list.split(",").map((part) => {
            const kind = KINDS.find((known) => known === part.trim());
            if (kind === undefined)
                throw new Error(`--fail-on must be a list of ${KINDS.join(", ")}, with commas, not ${plain(list)}.`);
            return kind;
        }),
    );
}

export function isFound(kind: FailOnKind, totals: Totals): boolean {
    return totals[kind] > 0;
}
