import { shortened } from "./inert.js";
import type { PairRow, Report } from "./model.js";
import { FAILED, headline, noActiveNode, reasons, totalLines, unmetTexts, verdictText } from "./words.js";

/** For a terminal: a paragraph a pair. */
export function text(report: Report): string {
    const { attention, errors, isFailed, stack, totals, waves } = report;
    return [
        ...(stack === "" ? [] : [`Stack ${stack}`]),
        ...(isFailed ? [FAILED] : []),
        headline(report),
        ...totalLines(totals).map((line) => `  ${line}`),
        ...errors.map((error) => `error: ${error}`),
        ...waves,
        ...attention.flatMap(paragraph),
    ].join("\n");
}

function paragraph(row: PairRow): string[] {
    const { name, site, active = noActiveNode(row), desired } = row;
    const where = site === undefined ? "" : ` (${site})`;
    const nodes = [
        ...(active === undefined ? [] : [`active now: ${active}`]),
        ...(desired === undefined ? [] : [`desired: ${desired}`]),
    ];
    return [
        "",
        `${name}${where}: ${verdictText(row)}${nodes.length === 0 ? "" : `; ${nodes.join("; ")}`}`,
        ...unmetTexts(row).map((each) => `  not met: ${shortened(each)}`),
        ...reasons(row).map((each) => `  ${shortened(each)}`),
    ];
}
