import { KINDS, MEANINGS } from "./meanings.js";
import { headline, markOf, whenElement } from "./happening.js";
import { markup, type Html } from "./html.js";
import { byUrgency, has, type JudgedPair, needsSomebody } from "./judged.js";
import type { FleetPage, PageFreeze } from "./model.js";
import { SECRET } from "../stack/index.js";
import { timeElement } from "./times.js";

/** What is to be known first: what the page shows and how old it is, in one sentence how the fleet is, and its figures. */
export function heading(
    { stack, writtenAt, recordedAt, isLive, freeze, problems }: FleetPage,
    pairs: readonly JudgedPair[],
): Html {
    const source = isLive
        ? markup`The nodes were looked at for this page, at ${timeElement(writtenAt)}.`
        : markup`The nodes were <b>not</b> looked at for this page. It shows what Pulumi recorded${recordedAt !== undefined && markup`, last at ${timeElement(recordedAt)}`}: calls may have moved since.`;
    return markup`<header><p class="eyebrow">Session Border Controllers · stack ${stack}</p>
<h1>${verdict(pairs, isLive)}</h1>
<p class="source">${source} Page written at ${timeElement(writtenAt)}<span id="age"></span>.</p>
${freeze !== undefined && freezeBanner(freeze, writtenAt)}${problems.map((problem) => markup`<p class="banner warning">${problem}</p>`)}
${bar(pairs)}${figures(pairs)}</header>`;
}

function freezeBanner({ text, until }: PageFreeze, writtenAt: string): Html {
    const isOver = until !== undefined && Date.parse(until) < Date.parse(writtenAt);
    const when = until === undefined ? "" : markup` until ${timeElement(until)}`;
    const follows = isOver
        ? "It is over, and holds nothing back: take it out of the stack's configuration."
        : "No switchover of this stack is requested.";
    return markup`<p class="banner note"><b>Freeze:</b> “${text}”${when}. ${follows}</p>`;
}

function verdict(pairs: readonly JudgedPair[], isLive: boolean): string {
    const urgent = pairs.filter(needsSomebody).length;
    if (pairs.length === 0) return "This stack has no pairs";
    const all = pairs.length === 1 ? "The pair" : `All ${pairs.length} pairs`;
    const be = pairs.length === 1 ? ["is", "was"] : ["are", "were"];
    // A record tells nothing about now.
    if (urgent === 0) return isLive ? `${all} ${be[0]} in order` : `${all} ${be[1]} in order when last recorded`;
    return `${urgent} of ${pairs.length} pairs ${urgent === 1 ? "needs" : "need"} attention`;
}

const STATES = [
    ["critical", "critical"],
    ["warning", "to be looked at"],
    ["note", "on the other node, as declared"],
    ["ok", "in order"],
] as const;

/** The share of each state, as a picture. */
function bar(pairs: readonly JudgedPair[]): Html | undefined {
    if (pairs.length === 0) return undefined;
    const counts = STATES.map(([state, word]) => ({
        state,
        word,
        count: pairs.filter((pair) => pair.state === state).length,
    }));
    const shown = counts.filter(({ count }) => count > 0);
    let x = 0;
    const parts = shown.map(({ state, count }) => {
        const width = (count / pairs.length) * 1000;
        x += width;
        return markup`<rect class="${state}" x="${(x - width).toFixed(1)}" width="${width.toFixed(1)}" height="10"></rect>`;
    });
    const label = shown.map(({ word, count }) => `${count} ${word}`).join(", ");
    return markup`<svg class="bar" role="img" aria-label="${label}" viewBox="0 0 1000 10" preserveAspectRatio="none">${parts}</svg>`;
}

function figures(pairs: readonly JudgedPair[]): Html {
    const sites = new Set(pairs.flatMap(({ pair }) => pair.site ?? [])).size;
    const all: [string, number, string][] = [
        ["pairs", pairs.length, ""],
        ...(sites > 0 ? [["sites", sites, ""] satisfies [string, number, string]] : []),
        ["in order", pairs.filter(({ state }) => state === "ok" || state === "note").length, "ok"],
        ...KINDS.map((kind): [string, number, string] => {
            const { word, severity } = MEANINGS[kind];
            return [word, pairs.filter(has(kind)).length, severity];
        }).filter(([word, count]) => count > 0 || ALWAYS.includes(word)),
    ];
    return markup`<dl class="figures">${all.map(([word, count, state]) => markup`<div class="${count > 0 && state}"><dt>${word}</dt><dd>${count}</dd></div>`)}</dl>`;
}

/** Shown with 0 too: that there is none is what a reader wants to know. */
const ALWAYS: readonly string[] = [MEANINGS.open.word, MEANINGS.drift.word, MEANINGS.alone.word];

const MOST_URGENT = 12;
const MOST_RECENT = 8;

/** The most urgent pairs, with what to do. */
export function attentionList(pairs: readonly JudgedPair[]): Html | undefined {
    const urgent = byUrgency(pairs);
    if (urgent.length === 0) return undefined;
    const items = urgent
        .slice(0, MOST_URGENT)
        .map(
            ({ pair, id, findings, state }) =>
                markup`<li class="${state}"><a href="#${id}">${pair.name}</a>${pair.site !== undefined && markup` <span class="muted">${pair.site}</span>`}<p>${findings[0]?.text}</p></li>`,
        );
    const more = urgent.length - MOST_URGENT;
    return markup`<section class="card"><h2>Look at these first</h2><ol class="attention">${items}</ol>${more > 0 && markup`<p class="muted">And ${more} more: choose “Needs attention” below.</p>`}</section>`;
}

/** What happened last in the whole fleet. */
export function recentList(pairs: readonly JudgedPair[]): Html {
    const dated = pairs.flatMap((pair) =>
        pair.timeline.flatMap((each) => (each.at === undefined ? [] : [{ ...pair, each, at: Date.parse(each.at) }])),
    );
    const newest = dated.filter(({ at }) => !Number.isNaN(at)).sort((a, b) => b.at - a.at);
    const items = newest
        .slice(0, MOST_RECENT)
        .map(
            ({ pair, id, each }) =>
                markup`<li class="${markOf(each)}">${whenElement(each)} <a href="#${id}">${pair.name}</a><p>${headline(each)}</p></li>`,
        );
    if (items.length === 0) {
        const isHidden = pairs.some(({ pair }) => pair.hasSecretHistory === true);
        const none = isHidden
            ? `${SECRET}: what is recorded of switchovers is encrypted.`
            : "No switchover is recorded.";
        return markup`<section class="card"><h2>What happened last</h2><p class="muted">${none}</p></section>`;
    }
    return markup`<section class="card"><h2>What happened last</h2><ol class="timeline">${items}</ol></section>`;
}
