/** An object of a document that was not checked. */
export type Bag = Readonly<Record<string, unknown>>;

export function isBag(value: unknown): value is Bag {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Empty if it is none. */
export function bagIn(bag: Bag, name: string): Bag {
    const value = Object.hasOwn(bag, name) ? bag[name] : undefined;
    return isBag(value) ? value : {};
}

export function listIn(bag: Bag, name: string): readonly unknown[] {
    const value = Object.hasOwn(bag, name) ? bag[name] : undefined;
    return Array.isArray(value) ? value : [];
}

export function textIn(bag: Bag, name: string): string | undefined {
    const value = Object.hasOwn(bag, name) ? bag[name] : undefined;
    return typeof value === "string" ? value : undefined;
}

/** Without what is not there. */
export function given<T extends object>(bag: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
    return Object.fromEntries(Object.entries(bag).filter(([, value]) => value !== undefined)) as never;
}
