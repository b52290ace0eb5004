import { inNaturalOrder } from "../naturalOrder.js";
import { declaredPairs } from "./declared.js";
import type { Preview, Step } from "./document.js";
import { plainThroughout } from "./inert.js";
import { joined } from "./joining.js";
import { ATTENTION, type PairRow, type Report, type Totals } from "./model.js";
import { type PlannedPair, plannedPairs } from "./planned.js";
import { rowOf } from "./rows.js";
import { classOf, stackOf } from "../urn.js";

export function buildReport(preview: Preview): Report {
    const planned = plannedPairs(preview.steps);
    const { byPair, waves, errors } = joined(preview, planned, declaredPairs(preview));
    const rows = byPair.map((said) => ({ planned: said.planned, row: rowOf(said) }));
    const quiet = rows.flatMap(({ planned: pair, row }) => (row === undefined && pair !== undefined ? [pair] : []));
    const attention = rows.flatMap(({ row }) => row ?? []).sort(worstFirst);
    return plainThroughout({
        stack: stackOf(preview.steps[0]?.urn ?? ""),
        isFailed: preview.isFailed,
        totals: { ...countsOf(attention), ...quietCounts(quiet, preview) },
        attention,
        waves: [...new Set(waves)],
        errors: [...new Set(errors)],
    });
}

function worstFirst(a: PairRow, b: PairRow): number {
    const bySeverity = ATTENTION.indexOf(a.attention) - ATTENTION.indexOf(b.attention);
    return bySeverity || inNaturalOrder(a.site ?? "", b.site ?? "") || inNaturalOrder(a.name, b.name);
}

type Noted = Pick<Totals, "attention" | "needed" | "refused" | "unreachable" | "drift" | "open" | "failed">;

function countsOf(rows: readonly PairRow[]): Noted {
    const count = (matches: (row: PairRow) => boolean) => rows.filter(matches).length;
    return {
        attention: rows.length,
        needed: count(({ verdicts }) => verdicts.includes("NEEDED")),
        refused: count(({ verdicts }) => verdicts.includes("REFUSED")),
        unreachable: count(({ verdicts, otherwise }) => verdicts.includes("NOT SEEN") || otherwise === "notSeen"),
        drift: count(({ isDrift }) => isDrift),
        open: count(({ attention }) => attention === "open"),
        failed: count(({ attention }) => attention === "failed"),
    };
}

function quietCounts(quiet: readonly PlannedPair[], preview: Preview): Omit<Totals, keyof Noted> {
    const count = (...ops: readonly string[]) => quiet.filter(({ op }) => ops.includes(op)).length;
    const readOnly = count("read");
    const created = count("create", "import", "replace", "create-replacement", "delete-replaced");
    const removed = count("delete", "discard", "read-discard");
    const unchanged = count("same") + (preview.isFailed ? 0 : readOnly);
    return {
        created,
        removed,
        updated: quiet.length - created - removed - count("same") - readOnly,
        unchanged,
        notCompared: preview.isFailed ? readOnly : 0,
        notListed: preview.isFailed ? 0 : notListed(preview),
    };
}

/** Unchanged resources that are not among the steps. A read that is followed by nothing is of one that is unchanged. */
function notListed({ steps, unchanged = 0 }: Preview): number {
    const last = new Map<string, Step>(steps.map((step) => [step.urn, step]));
    const listed = [...last.values()].filter(({ op }) => op === "same" || op === "refresh");
    // A topology is no pair, and is listed with the others.
    const hasListed = listed.some(({ op, urn }) => op === "same" && classOf(urn) !== "");
    return hasListed ? 0 : Math.max(0, unchanged - listed.length);
}
