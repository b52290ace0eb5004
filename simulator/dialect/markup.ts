import { escapeXml, unescapeXml } from "../documents/xml.js";

/** An element, by where it stands in its text. */
export interface MarkupElement {
    /** Without a prefix. */
    readonly name: string;
    readonly start: number;
    /** Between its tags. */
    readonly innerStart: number;
    innerEnd: number;
    end: number;
    readonly children: MarkupElement[];
    readonly parent: MarkupElement | undefined;
}

const TAG = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!\w[^>]*>|<(\/?)([^\s/<>]+)(\s[^<>]*?|)(\/?)>/g;

/** The elements at the top. Throws a sentence where tags do not match. */
export function parseMarkup(text: string): MarkupElement[] {
    const top: MarkupElement[] = [];
    let open: MarkupElement | undefined;
    for (const found of text.matchAll(TAG)) {
        const [tag, end, qualified, , selfClosing] = found;
        if (qualified === undefined) continue;
        const name = qualified.slice(qualified.lastIndexOf(":") + 1);
        const after = found.index + tag.length;
        if (end === "/") {
            if (open?.name !== name)
                throw new Error(`A reply in the report is not well-formed: </${name}> ends nothing.`);
            open.innerEnd = found.index;
            open.end = after;
            open = open.parent;
            continue;
        }
        const place = { name, start: found.index, innerStart: after, innerEnd: after, end: after };
        const element: MarkupElement = { ...place, children: [], parent: open };
        (open?.children ?? top).push(element);
        if (selfClosing !== "/") open = element;
    }
    if (open !== undefined) throw new Error(`A reply in the report is not well-formed: ${open.name} has no end.`);
    return top;
}

/** Every element of that name, at any depth, in the order of the text. */
export function elementsNamed(elements: readonly MarkupElement[], name: string): MarkupElement[] {
    return elements.flatMap((element) => [
        ...(element.name === name ? [element] : []),
        ...elementsNamed(element.children, name),
    ]);
}

/** Of those of one name, the ones that stand nearest to the top. */
export function nearestNamed(elements: readonly MarkupElement[], name: string): MarkupElement[] {
    const all = elementsNamed(elements, name);
    const nearest = Math.min(...all.map(depthOf));
    return all.filter((element) => depthOf(element) === nearest);
}

export function ancestorsOf({ parent }: MarkupElement): MarkupElement[] {
    return parent === undefined ? [] : [parent, ...ancestorsOf(parent)];
}

function depthOf(element: MarkupElement): number {
    return ancestorsOf(element).length;
}

/** Something else in place of a part of a text. */
export interface Edit {
    readonly start: number;
    readonly end: number;
    readonly text: string;
}

/** The text with all edits made; none of them may overlap another, and of two that do the first one is made. */
export function edited(text: string, edits: readonly Edit[]): string {
    let at = 0;
    let result = "";
    for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
        if (edit.start < at) continue;
        result += text.slice(at, edit.start) + edit.text;
        at = edit.end;
    }
    return result + text.slice(at);
}

/** Takes an element out, with the white space before it. */
export function removal(text: string, { start, end }: MarkupElement): Edit {
    return { start: text.slice(0, start).trimEnd().length, end, text: "" };
}

/** Another content in place of an element's own, inside of the white space that is around it. */
export function contentEdit(text: string, { innerStart, innerEnd }: MarkupElement, content: string): Edit {
    const inner = text.slice(innerStart, innerEnd);
    if (inner.trim() === "") return { start: innerEnd, end: innerEnd, text: content };
    const before = inner.length - inner.trimStart().length;
    return { start: innerStart + before, end: innerStart + inner.trimEnd().length, text: content };
}

/** Another text in place of its own; in a CDATA section, if it was in one. */
export function textEdit(text: string, element: MarkupElement, content: string): Edit {
    const isSection = CDATA.test(text.slice(element.innerStart, element.innerEnd));
    const written = isSection ? `<![CDATA[${content.replaceAll("]]>", "")}]]>` : escapeXml(content);
    return contentEdit(text, element, written);
}

const CDATA = /^\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*$/;

/** The text between its tags, without white space around it, as a reader of markup has it. */
export function contentOf(text: string, { innerStart, innerEnd }: MarkupElement): string {
    const inner = text.slice(innerStart, innerEnd);
    const section = CDATA.exec(inner)?.[1];
    return (section ?? unescapeXml(inner)).trim();
}
