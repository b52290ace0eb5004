import { XMLParser, XMLValidator } from "fast-xml-parser";

/** An element: its text where it holds nothing else, its children by name, or several of one name. */
export type XmlValue = string | XmlElement | readonly XmlValue[];
export interface XmlElement {
    readonly [name: string]: XmlValue;
}

// What no reply of the device has, and what makes a small document large or a parser read other files.
const DOCTYPE = /<!DOCTYPE|<!ENTITY/i;

const parser = new XMLParser({
    ignoreAttributes: true,
    ignoreDeclaration: true,
    ignorePiTags: true,
    // A counter stays text until somebody asks for a number; "1e3" and "0x10" are no counters.
    parseTagValue: false,
    // The five of XML itself; others can't be declared, since a DOCTYPE is refused.
    processEntities: true,
    maxNestedTags: 50,
});

// A status with a log of two hundred switchovers. Reading takes some hundred bytes of memory for each character.
const LONGEST_DOCUMENT = 128 * 1024;

/** The document, or what is wrong with it as a sentence's end ("is empty"). Never throws. */
export function parseXml(text: string): { readonly root: XmlElement } | { readonly problem: string } {
    const { length } = text.trim();
    if (length === 0) return { problem: "is empty" };
    if (/^\s*<(!doctype\s+)?html/i.test(text)) return { problem: "is an HTML page" };
    if (length > LONGEST_DOCUMENT) return { problem: `is longer than ${LONGEST_DOCUMENT} characters` };
    if (DOCTYPE.test(text)) return { problem: "has a DOCTYPE, which is refused" };
    try {
        const valid = XMLValidator.validate(text);
        if (valid !== true) return { problem: "is not well-formed XML" };
        const root: unknown = parser.parse(text);
        return isElement(root) ? { root } : { problem: "has no element" };
    } catch {
        return { problem: "is not XML that can be read" };
    }
}

function isElement(value: unknown): value is XmlElement {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The child of that name; absent where there is none, several, or `parent` is no element. */
export function child(parent: XmlValue | undefined, name: string): XmlValue | undefined {
    if (!isElement(parent) || !Object.hasOwn(parent, name)) return undefined;
    const value = parent[name];
    return Array.isArray(value) ? undefined : value;
}

/** The child's text without surrounding space; absent where it is empty, has elements, or stands there twice. */
export function textOf(parent: XmlValue | undefined, name: string): string | undefined {
    const value = child(parent, name);
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** The child's text as a whole number; absent where it is not one. */
export function integerOf(parent: XmlValue | undefined, name: string): number | undefined {
    const text = textOf(parent, name);
    if (text === undefined || !/^-?\d{1,15}$/.test(text)) return undefined;
    return Number(text);
}

/** Every element of that name at any depth, in the order of the document. */
export function descendants(value: XmlValue | undefined, name: string): XmlValue[] {
    if (value === undefined || typeof value === "string") return [];
    if (Array.isArray(value)) return value.flatMap((item: XmlValue) => descendants(item, name));
    return Object.entries(value as XmlElement).flatMap(([key, inner]) => {
        if (key !== name) return descendants(inner, name);
        return Array.isArray(inner) ? (inner as readonly XmlValue[]) : [inner];
    });
}
