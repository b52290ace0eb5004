import { KINDS, MEANINGS } from "./attention.js";
import { html, type Html } from "./html.js";
import { has, type JudgedPair, needsSomebody } from "./judged.js";

interface Filter {
    /** The class of the pairs that it shows. */
    readonly name: string;
    readonly label: string;
    readonly shows: (pair: JudgedPair) => boolean;
}

const ATTENTION = "attention";

const FILTERS: readonly Filter[] = [
    { name: "pair", label: "All", shows: () => true },
    { name: ATTENTION, label: "Needs attention", shows: needsSomebody },
    ...KINDS.map((kind) => ({ name: kind, label: inTitle(MEANINGS[kind].word), shows: has(kind) })),
];

/** The classes of a pair, by which filters find it. */
export function classesOf(pair: JudgedPair): string {
    return FILTERS.filter(({ shows }) => shows(pair))
        .map(({ name }) => name)
        .join(" ");
}

/** One is chosen at a time; the style does the rest, so that they work without a script too. */
export function filterBar(pairs: readonly JudgedPair[]): Html {
    const counted = FILTERS.map((filter) => ({ ...filter, count: pairs.filter(filter.shows).length }));
    const useful = counted.filter(({ name, count }) => count > 0 || name === "pair" || name === ATTENTION);
    const choices = useful.map(
        ({ name, label, count }) =>
            html`<label class="chip"><input type="radio" name="show" value="${name}" id="show-${name}"${name === "pair" ? html` checked` : ""}><span>${label} <b>${count}</b></span></label>`,
    );
    return html`<fieldset class="filters"><legend class="unseen">Show</legend>${choices}</fieldset>`;
}

/** Hides what the chosen filter does not show, sites without such a pair included. */
export const FILTER_STYLE = FILTERS.filter(({ name }) => name !== "pair")
    .map(({ name }) => {
        const chosen = `main:has(#show-${name}:checked)`;
        return `${chosen} .pair:not(.${name}),${chosen} .site:not(:has(.${name})){display:none}`;
    })
    .join("\n");

function inTitle(word: string): string {
    return word.slice(0, 1).toUpperCase() + word.slice(1);
}
