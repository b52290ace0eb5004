/** Values as lines of YAML in block style, without the indentation of the first. */
export function blockLines(value: unknown, unit: string): string[] {
    if (Array.isArray(value)) {
        return value.flatMap((item) =>
            blockLines(item, unit).map((line, index) => `${index === 0 ? "- " : "  "}${line}`),
        );
    }
    if (typeof value !== "object" || value === null) return [scalar(value)];
    return Object.entries(value).flatMap(([key, part]: [string, unknown]) =>
        typeof part === "object" && part !== null
            ? [`${key}:`, ...blockLines(part, unit).map((line) => unit + line)]
            : [`${key}: ${scalar(part)}`],
    );
}

/** The same on one line, `{ name: oracle-sbc }`. */
export function flowText(value: unknown): string {
    if (Array.isArray(value)) return `[${value.map(flowText).join(", ")}]`;
    if (typeof value !== "object" || value === null) return scalar(value);
    const pairs = Object.entries(value).map(([key, part]) => `${key}: ${flowText(part)}`);
    return `{ ${pairs.join(", ")} }`;
}

/** JSON that goes on in lines that begin with `indent`; on one line where the file has no `unit`. */
export function jsonText(value: unknown, unit: string, indent: string, newline: string): string {
    return JSON.stringify(value, undefined, unit).replaceAll("\n", newline + indent);
}

function scalar(value: unknown): string {
    return typeof value === "string" && /^[a-z][a-z-]*$/.test(value) && !RESERVED.test(value)
        ? value
        : JSON.stringify(value);
}

const RESERVED = /^(true|false|null|yes|no|on|off|y|n)$/;
