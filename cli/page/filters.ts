import { KINDS, MEANINGS } from "./meanings.js";
import { markup, type Html } from "./html.js";
import { has, type JudgedPair, needsSomebody } from "./judged.js";

interface Filter {
    readonly name: string;
    readonly label: string;
    readonly shows: (pair: JudgedPair) => boolean;
}

const ALL = "all";
const ATTENTION = "attention";

const FILTERS: readonly Filter[] = [
    { name: ALL, label: "All", shows: () => true },
    { name: ATTENTION, label: "Needs attention", shows: needsSomebody },
    ...KINDS.map((kind) => ({ name: kind, label: inTitle(MEANINGS[kind].word), shows: has(kind) })),
];

/** The classes of a pair, by which filters find it. */
export function classesOf(pair: JudgedPair): string {
    return FILTERS.filter(({ shows }) => shows(pair))
        .map(({ name }) => classOf(name))
        .join(" ");
}

/** One is chosen at a time; the style does the rest, so that they work without a script too. */
export function filterBar(pairs: readonly JudgedPair[]): Html {
    const counted = FILTERS.map((filter) => ({ ...filter, count: pairs.filter(filter.shows).length }));
    const useful = counted.filter(({ name, count }) => count > 0 || name === ALL || name === ATTENTION);
    const choices = useful.map(
        ({ name, label, count }) =>
            markup`<label class="chip"><input type="radio" name="show" value="${name}" id="show-${name}"${name === ALL ? markup` checked` : ""}><span>${label} <b>${count}</b></span></label>`,
    );
    return markup`<fieldset class="filters"><legend class="aside">Show</legend>${choices}</fieldset>`;
}

/** Hides what the chosen filter does not show, sites without such a pair included. */
export const FILTER_STYLE = FILTERS.filter(({ name }) => name !== ALL)
    .map(({ name }) => {
        const chosen = `main:has(#show-${name}:checked)`;
        return `${chosen} .pair:not(.${classOf(name)}),${chosen} .site:not(:has(.${classOf(name)})){display:none}`;
    })
    .join("\n");

function inTitle(word: string): string {
    return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** Of the pairs that a filter shows. Its own kind of name, since styles have names for what pairs hold. */
function classOf(name: string): string {
    return `is-${name}`;
}
