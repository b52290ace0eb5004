import { descendants, integerOf, textOf, type XmlValue } from "./xml.js";

/** One element of a status: how it is read, when it counts as read, and what rests on it. */
interface Field<T> {
    readonly element: string;
    readonly read: (data: XmlValue) => T | undefined;
    /** Of every place in the reply where such an element with content stands. */
    readonly isReadable: (data: XmlValue, places: readonly XmlValue[]) => boolean;
    /** A decision about a switchover rests on it: what is there and can't be read is never taken for absent. */
    readonly decides: boolean;
}

/** The fields of `GET /system/status` that are read. Every one of them is optional, by the device's own reference. */
const FIELDS = {
    role: value("role", textOf, true),
    hostName: value("hostName", textOf, true),
    systemState: value("systemState", textOf, true),
    healthPercent: value("healthScorePercent", percentOf, true),
    peerName: value("haPeerName", textOf, true),
    peerRole: value("haPeerRole", textOf, true),
    // How components are wrapped is documented as an array of objects and not shown on the wire: any depth is read.
    syncComponents: list("haSyncState", "component", (component) => textOf(component, "state") !== undefined, true),
    // A number to show; without it, and without a log, a cool-down is not met.
    switchoverCount: value("haSwitchOvers", countOf, false),
    // A cool-down alone rests on it, and says itself that it can't be read.
    log: list("switchOverLogs", "switchOver", () => true, false),
} as const;

type FieldName = keyof typeof FIELDS;
type Values = { readonly [Name in FieldName]?: ReturnType<(typeof FIELDS)[Name]["read"]> };

export interface StatusFields {
    readonly values: Values;
    /** Elements that decide and are there, but not in a form that can be read: twice, out of place, out of range. */
    readonly unreadable: readonly string[];
    readonly hasUnreadableLog: boolean;
}

/** Every field of the table, in the reply's `data`; `root` is the whole reply. An empty element is an absent one. */
export function readFields(root: XmlValue, data: XmlValue): StatusFields {
    const names = Object.keys(FIELDS) as FieldName[];
    const isGarbled = (name: FieldName) => {
        const { element, isReadable } = FIELDS[name];
        const places = placesOf(root, element);
        return places.length > 0 && !isReadable(data, places);
    };
    return {
        values: Object.fromEntries(names.map((name) => [name, FIELDS[name].read(data)])),
        unreadable: names.filter((name) => FIELDS[name].decides && isGarbled(name)).map((name) => FIELDS[name].element),
        hasUnreadableLog: isGarbled("log"),
    };
}

/** How a status has one of the elements that are read. */
export interface FieldState {
    readonly element: string;
    readonly state: "present" | "absent" | "unreadable";
    /** A decision about a switchover rests on it. */
    readonly decides: boolean;
}

/** Each element that is read, for whoever wants to know what a device reports: decisions rest on {@link readFields}. */
export function fieldStates(root: XmlValue, data: XmlValue): FieldState[] {
    return Object.values(FIELDS).map(({ element, isReadable, decides }) => {
        const places = placesOf(root, element);
        const state = places.length === 0 ? "absent" : isReadable(data, places) ? "present" : "unreadable";
        return { element, state, decides };
    });
}

/** An element that holds one value, and stands there once. */
function value<T>(
    element: string,
    read: (data: XmlValue, element: string) => T | undefined,
    decides: boolean,
): Field<T> {
    return {
        element,
        decides,
        read: (data) => read(data, element),
        isReadable: (data, places) => places.length === 1 && read(data, element) !== undefined,
    };
}

/** An element that holds items of one name, at any depth, and nothing else. */
function list(
    element: string,
    item: string,
    isItem: (item: XmlValue) => boolean,
    decides: boolean,
): Field<readonly XmlValue[]> {
    const itemsIn = (data: XmlValue) => descendants(data, element).flatMap((inner) => descendants(inner, item));
    const consistsOfItems = (inner: XmlValue): boolean => {
        if (typeof inner === "string") return inner.trim() === "";
        if (Array.isArray(inner)) return inner.every(consistsOfItems);
        return Object.entries(inner).every(([name, below]: [string, XmlValue]) => {
            if (name !== item) return consistsOfItems(below);
            return [below].flat().every((each: XmlValue) => isItem(each) && placesOf(each, item).length === 0);
        });
    };
    return {
        element,
        decides,
        read: itemsIn,
        isReadable: (data, places) =>
            places.length === descendants(data, element).filter(isFilled).length &&
            places.every(consistsOfItems) &&
            itemsIn(data).length > 0,
    };
}

function percentOf(data: XmlValue, name: string): number | undefined {
    const percent = integerOf(data, name);
    return percent !== undefined && percent >= 0 && percent <= 100 ? percent : undefined;
}

function countOf(data: XmlValue, name: string): number | undefined {
    const count = integerOf(data, name);
    return count !== undefined && count >= 0 ? count : undefined;
}

/** Wherever an element of that name stands with content, whatever its case and its namespace. */
function placesOf(inner: XmlValue, element: string): XmlValue[] {
    if (typeof inner === "string") return [];
    if (Array.isArray(inner)) return inner.flatMap((each: XmlValue) => placesOf(each, element));
    return Object.entries(inner).flatMap(([name, below]: [string, XmlValue]) =>
        isNamed(name, element) ? [below].flat().filter(isFilled) : placesOf(below, element),
    );
}

/** Of every element of a status, for every field: most names differ by their length already. */
function isNamed(name: string, element: string): boolean {
    const local = name.slice(name.lastIndexOf(":") + 1);
    return local.length === element.length && local.toLowerCase() === element.toLowerCase();
}

function isFilled(inner: XmlValue): boolean {
    return typeof inner !== "string" || inner.trim() !== "";
}
