import { createHash } from "node:crypto";
import { COLOURS } from "./colours.js";
import { FILTER_STYLE, filterBar } from "./filters.js";
import { markup, trusted } from "./html.js";
import { judged } from "./judged.js";
import { LAYOUT } from "./layout.js";
import type { FleetPage } from "./model.js";
import { attentionList, heading, recentList } from "./overview.js";
import { siteTables } from "./pairTable.js";
import { SCRIPT } from "./script.js";
import { TABLE_STYLE } from "./tableStyle.js";
import { waveStrip } from "./waves.js";

const STYLE = [COLOURS, LAYOUT, TABLE_STYLE, FILTER_STYLE].join("");

/** Nothing may be loaded, sent or run but this style and this script, which the browser knows by their hashes. */
const POLICY = `default-src 'none'; style-src '${hashOf(STYLE)}'; script-src '${hashOf(SCRIPT)}'; base-uri 'none'; form-action 'none'`;

/** The whole page, in one file: it needs no network, and tells what it has to tell without its script, too. */
export function fleetDocument(page: FleetPage): string {
    const pairs = judged(page.pairs);
    const { text } = markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${page.stack}: SBC pairs</title><style>${trusted(STYLE)}</style></head>
<body data-written="${page.writtenAt}"><main><a class="skip" href="#pairs">To the pairs</a>
${heading(page, pairs)}
<div class="two">${attentionList(pairs)}${recentList(pairs)}</div>
${waveStrip(pairs)}
<section aria-labelledby="pairs"><div class="tools"><h2 id="pairs" tabindex="-1">Pairs</h2>${filterBar(pairs)}<input class="search" id="search" type="search" placeholder="Search ( / )" aria-label="Search pairs, nodes, addresses, reasons" autocomplete="off" hidden><output class="count" id="count" aria-live="polite"></output></div>
${siteTables(pairs, page.isLive)}</section>
<footer><p>${LEGEND}</p></footer></main><script>${trusted(SCRIPT)}</script></body></html>
`;
    return text;
}

const LEGEND =
    "A circle in a history is a switchover that this stack requested; a diamond is one that the nodes' own logs tell of, by the device's clock: a failover, or a switchover by somebody else. All times are UTC.";

function hashOf(text: string): string {
    return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
