import { htmlText } from "../htmlText.js";
import { shortened } from "./inert.js";
import type { PairRow, Report } from "./model.js";
import { FAILED, headline, noActiveNode, reasons, totalLines, unmetTexts, verdictText } from "./words.js";

const STYLE =
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem;color:#1b1b1b;background:#fff}" +
    "table{border-collapse:collapse}th,td{border:1px solid #8a8a8a;padding:.3rem .6rem;text-align:left;vertical-align:top}" +
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#1b1b1b}}";
const COLUMNS = ["site", "pair", "active now", "desired", "verdict", "not met", "reason"];

/** A document by itself, without script; it loads nothing. */
export function html(report: Report): string {
    const { attention, errors, isFailed, stack, totals, waves } = report;
    const title = `SBC pairs in a preview${stack === "" ? "" : ` of ${stack}`}`;
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${htmlText(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${htmlText(title)}</h1>
${isFailed ? `<p><strong>${FAILED}</strong></p>\n` : ""}<p><strong>${headline(report)}</strong></p>
${list(totalLines(totals))}${list(errors)}${list(waves)}${attention.length === 0 ? "" : table(attention)}</body>
</html>`;
}

function table(rows: readonly PairRow[]): string {
    const head = COLUMNS.map((name) => `<th scope="col">${name}</th>`).join("");
    return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.map(tableRow).join("\n")}\n</tbody>\n</table>\n`;
}

function tableRow(row: PairRow): string {
    const { site = "", name, active = noActiveNode(row) ?? "", desired = "" } = row;
    const texts = [[site], [name], [active], [desired], [verdictText(row)], unmetTexts(row), reasons(row)];
    return `<tr>${texts.map((cell) => `<td>${cell.map((each) => htmlText(shortened(each))).join("<br>")}</td>`).join("")}</tr>`;
}

function list(texts: readonly string[]): string {
    if (texts.length === 0) return "";
    return `<ul>\n${texts.map((each) => `<li>${htmlText(shortened(each))}</li>`).join("\n")}\n</ul>\n`;
}
