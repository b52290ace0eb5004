/** Where a field that is absent may be there as `undefined`. */
export type OrUndefined<T> = { readonly [Name in keyof T]?: T[Name] | undefined };

/** The fields of these names that are there. */
export function picked<T, Name extends keyof T>(bag: OrUndefined<T>, names: readonly Name[]): Partial<Pick<T, Name>> {
    const some: Partial<Pick<T, Name>> = {};
    for (const name of names) {
        const value = bag[name];
        if (value !== undefined) some[name] = value;
    }
    return some;
}
