/** Without what is null: a language that can't leave an argument out says so. A place in a list stays. */
export function withoutNulls<T>(value: T): T {
    const text = JSON.stringify(value, (_key, inner: unknown) =>
        typeof inner === "object" && inner !== null && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).filter(([, field]) => field !== null))
            : inner,
    );
    return JSON.parse(text) as T;
}
