/** A program that declares the pair with these arguments. A CA certificate is read from its file: PEM is long. */
export function declarationOf(
    name: string,
    args: Readonly<Record<string, unknown>>,
    caFile: string | undefined,
): string {
    const tls = args["tls"] as { caCertificate?: unknown } | undefined;
    const readsFile = caFile !== undefined && tls?.caCertificate !== undefined;
    const properties = Object.entries(args).map(([key, value]) => {
        const ca =
            key === "tls" && readsFile ? { caCertificate: `readFileSync(${JSON.stringify(caFile)}, "utf8")` } : {};
        return `    ${key}: ${key === "nodes" ? list(value as unknown[]) : literal(value, ca)},\n`;
    });
    return [
        ...(readsFile ? ['import { readFileSync } from "node:fs";\n'] : []),
        `import * as sbc from ${JSON.stringify(PACKAGE)};\n`,
        "\n",
        `new sbc.HaActiveNode(${JSON.stringify(name)}, {\n`,
        ...properties,
        "});\n",
    ].join("");
}

/** One value, on one line. `code`: what stands in place of a property's own value. */
function literal(value: unknown, code: Readonly<Record<string, string>> = {}): string {
    if (Array.isArray(value)) return `[${value.map((item) => literal(item)).join(", ")}]`;
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    const properties = Object.entries(value).map(
        ([key, part]) => `${nameOf(key)}: ${Object.hasOwn(code, key) ? code[key] : literal(part)}`,
    );
    return `{ ${properties.join(", ")} }`;
}

/** As a program names a property: a device's word may be no identifier. */
function nameOf(key: string): string {
    return /^[A-Za-z_]\w*$/.test(key) && key !== "__proto__" ? key : JSON.stringify(key);
}

function list(values: readonly unknown[]): string {
    return `[\n${values.map((value) => `        ${literal(value)},\n`).join("")}    ]`;
}

const PACKAGE = "pulumi-oracle-sbc";
