/** How a value that is not known before `up` arrives in a preview, at any depth: a string fixed by Pulumi's protocol. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Whether a value is not known yet, or holds one that is not. */
export function holdsUnknown(value: unknown): boolean {
    if (value === UNKNOWN) return true;
    return typeof value === "object" && value !== null && Object.values(value).some(holdsUnknown);
}

/** Whether the value at the end of a path, or one on the way to it, is not known yet. */
export function isUnknownAt(value: unknown, path: readonly PropertyKey[]): boolean {
    if (value === UNKNOWN) return true;
    const [head, ...rest] = path;
    if (head === undefined || typeof value !== "object" || value === null) return false;
    return isUnknownAt((value as Record<PropertyKey, unknown>)[head], rest);
}
