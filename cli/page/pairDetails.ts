import { headline, markOf, particulars, whenElement } from "./happening.js";
import { markup, type Html } from "./html.js";
import type { JudgedPair } from "./judged.js";
import { isSameName } from "../nodeName.js";
import { SECRET } from "../stack/index.js";
import { roleWord } from "./roles.js";
import type { PageAction, PageNode, PagePair } from "./model.js";
import { timeElement } from "./times.js";

/** What opens below a pair's row: what is wrong, its nodes, its history, and the checklist of its last switchover. */
export function pairDetails({ pair, findings, timeline }: JudgedPair): Html {
    const { declared, unreadable, history } = pair;
    const [last] = history;
    return markup`<div class="details">
${findings.length > 0 && markup`<ul class="findings">${findings.map(({ text }) => markup`<li>${text}</li>`)}</ul>`}
<div class="nodes">${pair.nodes.map((node) => nodeCard(node, pair))}</div>
${facts(declared, unreadable)}<div class="columns"><section><h4>History</h4>
${
    timeline.length === 0
        ? pair.hasSecretHistory !== true && markup`<p class="muted">No switchover is recorded.</p>`
        : markup`<ol class="timeline">${timeline.map(
              (each) =>
                  markup`<li class="${markOf(each)}">${whenElement(each)}<p>${headline(each)}</p>${particulars(each)}</li>`,
          )}</ol>`
}${pair.hasSecretHistory === true && markup`<p class="muted">${HIDDEN}</p>`}
</section>${last !== undefined && last.checks.length > 0 && checklist(last)}</div></div>`;
}

const HIDDEN = `${SECRET}: what the stack's state records of this pair's switchovers is encrypted.`;

function facts(declared: PagePair["declared"], unreadable: PagePair["unreadable"]): Html {
    const all = declared.map(({ name, value }) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`);
    return markup`${all.length > 0 && markup`<dl class="facts">${all}</dl>`}${unreadable.length > 0 && markup`<p class="muted">Recorded, and can't be read: ${unreadable.join(", ")}.</p>`}`;
}

function nodeCard(
    { name, address, role, switchovers, healthPercent, sessions }: PageNode,
    { activeNode, desiredNode }: PagePair,
): Html {
    const isActive = activeNode !== undefined && isSameName(name, activeNode);
    const isDesired = desiredNode !== undefined && isSameName(name, desiredNode);
    return markup`<div class="node${isActive && " carries"}"><b>${name}</b><span>${role === undefined ? "role not recorded" : roleWord(role)}${isDesired && ", desired"}</span><span class="muted">${address}</span>${healthPercent !== undefined && markup`<span class="muted">health ${healthPercent} %</span>`}${sessions !== undefined && markup`<span class="muted">${sessions} sessions</span>`}${switchovers !== undefined && markup`<span class="muted">${switchovers} ${switchovers === 1 ? "switchover" : "switchovers"} by its own count</span>`}</div>`;
}

function checklist({ at, checks }: PageAction): Html {
    const met = checks.filter((check) => check.met).length;
    const rows = checks.map(
        ({ name, observed, required, met: isMet }) =>
            markup`<tr><th scope="row">${name}</th><td>${observed}</td><td>${required}</td><td class="${isMet ? "ok" : "critical"}">${isMet ? "met" : "not met"}</td></tr>`,
    );
    return markup`<section><h4>Checklist before the request of ${timeElement(at)}: ${met} of ${checks.length} met</h4><table class="checks"><thead><tr><th scope="col">precondition</th><th scope="col">observed</th><th scope="col">required</th><th scope="col">met</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}
