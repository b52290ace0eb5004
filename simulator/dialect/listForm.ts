import {
    ancestorsOf,
    contentEdit,
    contentOf,
    type Edit,
    edited,
    elementsNamed,
    type MarkupElement,
    nearestNamed,
    textEdit,
} from "./markup.js";

/** A list in a status: where its items stand, each with what is wrapped around it. */
export interface ListForm {
    /** Each item as it was, in the order of the report. */
    readonly items: readonly ListItem[];
    /** The list with these items in place of its own; the first of them stands where the first one stood. */
    readonly edits: (items: readonly string[]) => readonly Edit[];
}

export interface ListItem {
    /** With what is wrapped around it. */
    readonly text: string;
    /** The text of an element in it. */
    readonly content: (name: string) => string | undefined;
    /** The same item with other texts in these elements; those that it does not have are left out. */
    readonly filled: (contents: Readonly<Record<string, string>>) => string;
}

/** How `list` holds its items named `item`; undefined if there is no such list. */
export function listFormOf(
    text: string,
    elements: readonly MarkupElement[],
    list: string,
    item: string,
): ListForm | undefined {
    const lists = nearestNamed(elements, list);
    const [first] = lists;
    if (first === undefined) return undefined;
    const found = lists.flatMap((each) => elementsNamed(each.children, item));
    const units = unitsOf(found);
    const [unit] = units;
    if (unit === undefined) return { items: [], edits: (items) => emptyListEdits(text, first, items) };
    return {
        items: units.map((each) => itemIn(text, each)),
        edits: (items) => {
            const [head, ...rest] = units;
            if (head === undefined) return [];
            const between = separatorOf(text, units);
            const all = { start: head.start, end: head.end, text: items.join(between) };
            // What is between two items goes with the second one.
            const gone = rest.map((each, index) => ({
                start: units[index]?.end ?? each.start,
                end: each.end,
                text: "",
            }));
            return [all, ...gone];
        },
    };
}

/** The largest elements that hold one item each. */
function unitsOf(items: readonly MarkupElement[]): MarkupElement[] {
    const [first, ...more] = items;
    if (first === undefined) return [];
    const isCommon = (ancestor: MarkupElement) => more.every((item) => ancestorsOf(item).includes(ancestor));
    if (more.length === 0) return [first];
    const common = ancestorsOf(first).find(isCommon);
    const units = items.map((item) => [item, ...ancestorsOf(item)].find(({ parent }) => parent === common) ?? item);
    return new Set(units).size === items.length ? units : [...items];
}

function separatorOf(text: string, [first, second]: readonly MarkupElement[]): string {
    if (first === undefined) return "";
    if (second !== undefined && second.parent === first.parent) return text.slice(first.end, second.start);
    const before = text.slice(first.parent?.innerStart ?? first.start, first.start);
    return before.trim() === "" ? before : "";
}

function emptyListEdits(text: string, list: MarkupElement, items: readonly string[]): readonly Edit[] {
    if (items.length === 0) return [];
    const isSelfClosing = text.slice(list.start, list.end).endsWith("/>") && list.innerStart === list.end;
    if (!isSelfClosing) return [contentEdit(text, list, items.join(""))];
    const tag = text.slice(list.start, list.end).replace(/\s*\/>$/, "");
    const name = /^<([^\s/>]+)/.exec(tag)?.[1] ?? list.name;
    return [{ start: list.start, end: list.end, text: `${tag}>${items.join("")}</${name}>` }];
}

function itemIn(whole: string, unit: MarkupElement): ListItem {
    const text = whole.slice(unit.start, unit.end);
    const leaf = (name: string) => elementsNamed(unit.children, name).find(({ children }) => children.length === 0);
    return {
        text,
        content: (name) => {
            const element = leaf(name);
            return element === undefined ? undefined : contentOf(whole, element);
        },
        filled: (contents) => {
            const edits = Object.entries(contents).flatMap(([name, content]) => {
                const element = leaf(name);
                if (element === undefined || element.innerStart === element.end) return [];
                const { start, end, text: inside } = textEdit(whole, element, content);
                return [{ start: start - unit.start, end: end - unit.start, text: inside }];
            });
            return edited(text, edits);
        },
    };
}
