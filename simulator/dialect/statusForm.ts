import type { StatusView } from "../documents/statusXml.js";
import { element } from "../documents/xml.js";
import type { HaState } from "../pair/roleWords.js";
import { type ListForm, listFormOf } from "./listForm.js";
import {
    contentEdit,
    contentOf,
    type Edit,
    edited,
    type MarkupElement,
    nearestNamed,
    parseMarkup,
    removal,
    textEdit,
} from "./markup.js";
import type { TimeForm } from "./timeForm.js";

/** How one node wrote its status: everything of it stays but what the pair itself decides. */
export interface StatusForm {
    readonly text: (name: string) => string | undefined;
    readonly sync: ListForm | undefined;
    readonly log: ListForm | undefined;
    readonly write: (status: StatusView, words: WrittenWords, omitted: ReadonlySet<string>) => string;
}

/** What the form alone does not say. */
interface WrittenWords {
    readonly syncWord: (component: string, state: string) => string;
    readonly logState: (state: HaState) => string;
    readonly logTime: TimeForm;
    readonly newestFirst: boolean;
    readonly longestLog: number;
}

/** Of the redundancy elements, which a standalone system has none of. */
const OF_PAIR = [
    "haPeerName",
    "haPeerRole",
    "haHealthScorePercent",
    "haSockets",
    "haSwitchOvers",
    "haSyncState",
    "switchOverLogs",
];

/** Throws a sentence where the body is not markup. */
export function statusFormOf(body: string): StatusForm {
    const elements = parseMarkup(body);
    const sync = listFormOf(body, elements, "haSyncState", "component");
    const log = listFormOf(body, elements, "switchOverLogs", "switchOver");
    const named = (name: string) => nearestNamed(elements, name);
    const text = (name: string) => {
        const [first] = named(name);
        const content = first === undefined ? "" : contentOf(body, first);
        return content === "" ? undefined : content;
    };
    const write: StatusForm["write"] = (status, words, omitted) => {
        const left = new Set([...omitted, ...(status.role === "standalone" ? OF_PAIR : [])]);
        const gone = [...left].flatMap((name) => named(name).map((each) => removal(body, each)));
        const values = Object.entries(valuesOf(status)).flatMap(([name, value]) =>
            left.has(name) ? [] : named(name).flatMap((each) => valueEdit(body, each, value)),
        );
        const lists = [
            left.has("haSyncState") ? [] : (sync?.edits(syncItems(sync, status, words)) ?? []),
            left.has("switchOverLogs") ? [] : (log?.edits(logItems(log, status, words)) ?? []),
        ].flat();
        return edited(body, [...gone, ...values, ...lists]);
    };
    return { text, sync, log, write };
}

/** A number goes into the text that was there; undefined: the element is left out. */
type Value = string | { readonly number: number } | undefined;

function valuesOf({
    upSeconds,
    hostName,
    role,
    healthPercent,
    peer,
    switchOvers,
}: StatusView): Readonly<Record<string, Value>> {
    return {
        upTime: { number: upSeconds },
        uptimeSeconds: { number: upSeconds },
        hostName,
        role,
        healthScorePercent: { number: healthPercent },
        haPeerName: peer?.name,
        haPeerRole: peer?.role,
        haHealthScorePercent: peer?.healthPercent === undefined ? undefined : { number: peer.healthPercent },
        haSwitchOvers: { number: switchOvers },
    };
}

function valueEdit(body: string, place: MarkupElement, value: Value): Edit[] {
    const was = body.slice(place.innerStart, place.innerEnd).trim();
    // What was empty is a part of the form.
    if (was === "" || place.children.length > 0) return [];
    if (value === undefined) return [removal(body, place)];
    if (typeof value === "string") return [textEdit(body, place, value)];
    return [contentEdit(body, place, was.replace(/\d+/, String(value.number)))];
}

function syncItems(form: ListForm, { sync }: StatusView, { syncWord }: WrittenWords): string[] {
    return [...sync].map(([name, state]) => {
        const own = form.items.find((item) => item.content("name") === name) ?? form.items[0];
        const word = syncWord(name, state);
        if (own === undefined)
            return element("component", "").replace("><", `>${element("name", name)}${element("state", word)}<`);
        return own.filled({ name, state: word });
    });
}

/** The entries of the report first, in their own words, and then those of this pair; or the other way round. */
function logItems(
    form: ListForm,
    { log, earlier = [] }: StatusView,
    { logState, logTime, newestFirst, longestLog }: WrittenWords,
): string[] {
    const [example] = form.items;
    const items = log.map(({ at, oldState, newState, info }) => {
        const contents = { info, newState: logState(newState), oldState: logState(oldState), time: logTime.write(at) };
        if (example !== undefined) return example.filled(contents);
        return `<switchOver>${Object.entries(contents)
            .map(([name, text]) => element(name, text))
            .join("")}</switchOver>`;
    });
    const left = Math.max(0, longestLog - items.length);
    if (newestFirst) return [...items, ...earlier.slice(0, left)];
    return [...(left === 0 ? [] : earlier.slice(-left)), ...items];
}
