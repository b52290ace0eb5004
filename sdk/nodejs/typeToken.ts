/**
 * Whether a value is a resource of a type, of any copy of this package. Pulumi's convention for resource classes: a policy
 * pack passes a plain object that has the type and nothing else.
 */
export function hasType(value: unknown, type: string): boolean {
    return typeof value === "object" && value !== null && (value as { __pulumiType?: unknown }).__pulumiType === type;
}
