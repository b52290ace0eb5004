import { MEANINGS } from "./meanings.js";
import { classesOf } from "./filters.js";
import { markup, type Html } from "./html.js";
import { bySite, type JudgedPair, needsSomebody } from "./judged.js";
import { isSameName } from "../nodeName.js";
import { roleWord } from "./roles.js";
import type { PagePair } from "./model.js";
import { SECRET } from "../stack/index.js";
import { pairDetails } from "./pairDetails.js";
import { shortTime } from "./times.js";

/** All pairs: a table for each site, a row for each pair, and what opens below it. */
export function siteTables(pairs: readonly JudgedPair[], isLive: boolean): Html {
    const sites = bySite(pairs);
    const columns = { hasWaves: pairs.some(({ pair }) => pair.wave !== undefined), isLive };
    const isOnlyOne = sites.length === 1 && sites[0]?.[0] === undefined;
    return markup`${sites.map(([site, own], index) => siteTable(site ?? (isOnlyOne ? "Pairs" : "No site"), own, `site-${index + 1}`, columns))}`;
}

/** What the columns depend on. */
interface Columns {
    readonly hasWaves: boolean;
    readonly isLive: boolean;
}

function siteTable(name: string, pairs: readonly JudgedPair[], id: string, columns: Columns): Html {
    const { hasWaves, isLive } = columns;
    const urgent = pairs.filter(needsSomebody).length;
    const count = `${pairs.length} ${pairs.length === 1 ? "pair" : "pairs"}`;
    return markup`<section class="site"><h3 id="${id}">${name} <span class="muted">${count}${urgent > 0 && `, ${urgent} in need of attention`}</span></h3>
<table class="pairs" aria-labelledby="${id}"><thead><tr><th scope="col" class="name">Pair</th>${hasWaves && markup`<th scope="col" class="wave">Wave</th>`}<th scope="col" class="state">State</th><th scope="col" class="active">Calls on${!isLive && ", as recorded"}</th><th scope="col" class="second">Other node</th><th scope="col" class="redundant">Redundant</th><th scope="col" class="when">Last event, UTC</th><th scope="col" class="open"><span class="aside">More</span></th></tr></thead>
${pairs.map((pair) => pairRows(pair, columns))}</table></section>
`;
}

function pairRows(judged: JudgedPair, { hasWaves }: Columns): Html {
    const { pair, id, state } = judged;
    return markup`<tbody class="pair ${classesOf(judged)}" id="${id}"><tr class="row ${state}"><th scope="row">${pair.name}</th>${hasWaves && markup`<td class="wave">${pair.wave}</td>`}<td>${stateMarks(judged)}</td><td>${callsOn(pair)}</td><td class="second">${otherNode(pair)}</td><td class="redundant">${redundant(pair)}</td><td class="when">${whenOf(judged)}</td><td class="open"></td></tr>
<tr class="more"><td colspan="${hasWaves ? 8 : 7}"><details><summary>History<span class="aside"> and checklist of ${pair.name}</span></summary>${pairDetails(judged)}</details></td></tr></tbody>
`;
}

function stateMarks({ findings, pair }: JudgedPair): Html {
    if (findings.length > 0) {
        return markup`${findings.map(({ kind, word }) => markup`<span class="mark ${MEANINGS[kind].severity}">${word}</span> `)}`;
    }
    if (pair.activeNode === undefined) return markup`<span class="mark note">not recorded</span>`;
    if (pair.activeNode === SECRET || pair.desiredNode === SECRET)
        return markup`<span class="mark note">${SECRET}</span>`;
    return markup`<span class="mark ok">${pair.desiredNode === undefined ? "observed" : "as desired"}</span>`;
}

function callsOn({ activeNode, desiredNode }: PagePair): Html {
    if (activeNode === undefined) return markup`<span class="mark critical">not known</span>`;
    const isCompared = desiredNode !== undefined && activeNode !== SECRET && desiredNode !== SECRET;
    const isDesired = !isCompared || isSameName(activeNode, desiredNode);
    return markup`<span class="calls">${activeNode}</span>${!isDesired && markup`<span class="desired">desired ${desiredNode}</span>`}`;
}

function otherNode({ nodes, activeNode }: PagePair): Html {
    const others = nodes.filter(({ name }) => activeNode === undefined || !isSameName(name, activeNode));
    return markup`${others.map(({ name, role }) => markup`<span class="other${role === "active" && " active"}">${name}<span class="muted"> ${role === undefined ? "not recorded" : roleWord(role)}</span></span>`)}`;
}

function redundant({ redundant: is }: PagePair): Html {
    if (is === undefined) return markup`<span class="muted">not recorded</span>`;
    return is ? markup`yes` : markup`<b class="warning">no</b>`;
}

function whenOf({ pair, timeline: [newest] }: JudgedPair): Html {
    if (newest === undefined)
        return markup`<span class="muted">${pair.hasSecretHistory === true ? SECRET : "none recorded"}</span>`;
    return newest.at === undefined ? markup`<span class="muted">can't be read</span>` : shortTime(newest.at);
}
