import { isSameName, MEANINGS, roleWord } from "./attention.js";
import { classesOf } from "./filters.js";
import { whenElement } from "./happening.js";
import { html, type Html } from "./html.js";
import { bySite, type JudgedPair, needsSomebody } from "./judged.js";
import type { PagePair } from "./model.js";
import { pairDetails } from "./pairDetails.js";

/** All pairs: a table for each site, a row for each pair, and what opens below it. */
export function siteTables(pairs: readonly JudgedPair[]): Html {
    const sites = bySite(pairs);
    const isOnlyOne = sites.length === 1 && sites[0]?.[0] === undefined;
    return html`${sites.map(([site, own], index) => siteTable(site ?? (isOnlyOne ? "Pairs" : "No site"), own, `site-${index + 1}`))}`;
}

const COLUMNS = ["Pair", "State", "Calls on", "Other node", "Redundant", "Last switchover", "More"];

function siteTable(name: string, pairs: readonly JudgedPair[], id: string): Html {
    const urgent = pairs.filter(needsSomebody).length;
    const count = `${pairs.length} ${pairs.length === 1 ? "pair" : "pairs"}`;
    return html`<section class="site"><h3 id="${id}">${name} <span class="muted">${count}${urgent > 0 && `, ${urgent} in need of attention`}</span></h3>
<table class="pairs" aria-labelledby="${id}"><thead><tr>${COLUMNS.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
${pairs.map(pairRows)}</table></section>
`;
}

function pairRows(judged: JudgedPair): Html {
    const { pair, id, state, timeline } = judged;
    const [newest] = timeline;
    return html`<tbody class="${classesOf(judged)}" id="${id}"><tr class="row ${state}"><th scope="row">${pair.name}${pair.wave !== undefined && html`<span class="muted"> wave ${pair.wave}</span>`}</th><td>${stateMarks(judged)}</td><td>${callsOn(pair)}</td><td>${otherNode(pair)}</td><td>${redundant(pair)}</td><td>${newest === undefined ? html`<span class="muted">none recorded</span>` : whenElement(newest)}</td><td></td></tr>
<tr class="more"><td colspan="7"><details><summary>History<span class="unseen"> and checklist of ${pair.name}</span></summary>${pairDetails(judged)}</details></td></tr></tbody>
`;
}

function stateMarks({ findings, pair }: JudgedPair): Html {
    if (findings.length > 0) {
        return html`${findings.map(({ kind }) => html`<span class="mark ${MEANINGS[kind].severity}">${MEANINGS[kind].word}</span> `)}`;
    }
    if (pair.activeNode === undefined) return html`<span class="mark note">not recorded</span>`;
    return html`<span class="mark ok">${pair.desiredNode === undefined ? "observed" : "as desired"}</span>`;
}

function callsOn({ activeNode, desiredNode }: PagePair): Html {
    if (activeNode === undefined) return html`<span class="mark critical">not known</span>`;
    const isDesired = desiredNode === undefined || isSameName(activeNode, desiredNode);
    return html`<span class="calls">${activeNode}</span>${!isDesired && html`<span class="desired">desired ${desiredNode}</span>`}`;
}

function otherNode({ nodes, activeNode }: PagePair): Html {
    const others = nodes.filter(({ name }) => activeNode === undefined || !isSameName(name, activeNode));
    return html`${others.map(({ name, role }) => html`<span class="other">${name}<span class="muted"> ${role === undefined ? "not recorded" : roleWord(role)}</span></span>`)}`;
}

function redundant({ redundant: is }: PagePair): Html {
    if (is === undefined) return html`<span class="muted">not recorded</span>`;
    return is ? html`yes` : html`<b class="warning">no</b>`;
}
