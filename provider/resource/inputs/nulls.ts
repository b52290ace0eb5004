/** Without what is null: a language that can't leave an argument out says so. A place in a list stays. */
export function withoutNulls<T>(value: T): T {
    const text = JSON.stringify(value, (_key, inner: unknown) =>
        typeof inner === "object" && inner !== null && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).filter(([, field]) => field !== null))
            : inner,
    );
    return JSON.parse(text) as T;
}

/** Plain data: what Pulumi's dynamic provider can't put on the wire (undefined, say) would fail after the work was done. */
export function cleaned<T>(value: T): T {
    return JSON.parse(JSON.stringify(value)) as T;
}
