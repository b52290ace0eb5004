import type { PairRow, Report, Totals } from "./model.js";

/** Of our own words alone: each format may print it as it is. */
export const FAILED = "The preview failed. What it had not looked at by then is not in this report.";

/** In one line: how many pairs there are to look at. */
export function headline({ totals }: Report): string {
    const { attention } = totals;
    const quiet = quietLines(totals).length > 0;
    if (attention === 0) return quiet ? "No pair needs attention." : "This preview shows no pair.";
    return `${counted(attention, "pair needs attention", "pairs need attention")}.`;
}

/** What there is of each kind, in lines. */
export function totalLines(totals: Totals): string[] {
    const { needed, refused, unreachable, drift, open, failed } = totals;
    const noted: readonly (readonly [count: number, one: string, several: string])[] = [
        [needed, "switchover would be requested", "switchovers would be requested"],
        [refused, "switchover would be refused as things are now", "switchovers would be refused as things are now"],
        [open, "switchover request of an earlier run is open", "switchover requests of earlier runs are open"],
        [drift, "pair has drifted", "pairs have drifted"],
        [unreachable, "pair could not be looked at", "pairs could not be looked at"],
        [failed, "pair failed for another reason", "pairs failed for another reason"],
    ];
    return [...shown(noted), ...quietLines(totals)];
}

/** Pairs about which nothing is said. */
function quietLines({ created, updated, removed, unchanged, notCompared, notListed }: Totals): string[] {
    return shown([
        [unchanged, "pair needs nothing", "pairs need nothing"],
        [created, "pair is new, and needs no switchover", "pairs are new, and need no switchover"],
        [
            updated,
            "pair is updated in its arguments or records, without a switchover",
            "pairs are updated in their arguments or records, without a switchover",
        ],
        [
            removed,
            "pair is taken out of the program, which moves no calls",
            "pairs are taken out of the program, which moves no calls",
        ],
        [
            notCompared,
            "pair was not compared before the preview failed",
            "pairs were not compared before the preview failed",
        ],
        [
            notListed,
            "resource is unchanged, and not listed: with pulumi preview --json --show-sames, a pair would be counted",
            "resources are unchanged, and not listed: with pulumi preview --json --show-sames, the pairs among them are counted",
        ],
    ]);
}

function shown(all: readonly (readonly [count: number, one: string, several: string])[]): string[] {
    return all.filter(([count]) => count > 0).map(([count, one, several]) => counted(count, one, several));
}

export function counted(count: number, one: string, several: string): string {
    return `${count} ${count === 1 ? one : several}`;
}

/** `REFUSED, 5 of 6 preconditions met`, in our own words alone. */
export function verdictText({ verdicts, preconditions, isFailure }: PairRow): string {
    const all = verdicts.length === 0 ? "ERROR" : verdicts.join(", ");
    const count = preconditions === undefined ? "" : `, ${preconditions.met} of ${preconditions.of} preconditions met`;
    return `${all}${count}${isFailure ? "; it fails the preview" : ""}`;
}

/** What moved calls, in the device's own words; else whatever is said beside the verdict. */
export function reasons({ moved, sentences, attention }: PairRow): readonly string[] {
    return attention === "refused" || attention === "needed" ? moved : [...moved, ...sentences];
}

/** If there is no checklist, a refusal gives its reasons in sentences. */
export function unmetTexts({ unmet, sentences, attention }: PairRow): readonly string[] {
    return unmet.length > 0 || attention !== "refused" ? unmet : sentences;
}

/** In our own words; absent if the look showed one active node. */
export function noActiveNode({ otherwise }: PairRow): string | undefined {
    return otherwise && WITHOUT_NODE[otherwise];
}

const WITHOUT_NODE = { none: "neither node", both: "both nodes", notSeen: "not seen" } as const;
