/** The strings by which Pulumi's state tells a secret from other values (sdk/go/common/resource, properties.go). */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET_MARK = "1b47061264138c4ac30d75fd1eb44270";

export interface Opened {
    /** Without what is encrypted: neither its cipher text nor, of an export that shows secrets, its plaintext. */
    readonly value: unknown;
    /** Where something was: `credentials`, `nodes[0].address`. */
    readonly secrets: readonly string[];
}

/** A value of a state without its secrets. */
export function withoutSecrets(value: unknown): Opened {
    const secrets: string[] = [];
    return { value: cut(value, "", secrets), secrets };
}

function cut(value: unknown, path: string, secrets: string[]): unknown {
    // Most of a large state has none, and is not copied.
    if (!hasMark(value)) return value;
    if (Array.isArray(value)) return value.map((item, index) => cut(item, `${path}[${index}]`, secrets));
    const bag = value as Readonly<Record<string, unknown>>;
    if (Object.hasOwn(bag, SIGNATURE)) {
        // Assets and references have marks of their own; none of them is a value that is known here.
        if (bag[SIGNATURE] === SECRET_MARK) secrets.push(path);
        return undefined;
    }
    const open = Object.entries(bag).map(
        ([name, inner]) => [name, cut(inner, path === "" ? name : `${path}.${name}`, secrets)] as const,
    );
    return Object.fromEntries(open.filter(([, inner]) => inner !== undefined));
}

function hasMark(value: unknown): boolean {
    if (typeof value !== "object" || value === null) return false;
    if (SIGNATURE in value) return true;
    // Without a list of the values for each of a million objects.
    for (const name in value) if (hasMark(value[name as keyof typeof value])) return true;
    return false;
}
