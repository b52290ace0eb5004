import { printable } from "../../device/printable.js";

/** `nodes[0].address`, `deviceWords.roles["hot standby"]`; empty for the whole. */
export function printPath(path: readonly PropertyKey[]): string {
    return path.map(printStep).join("").replace(/^\./, "");
}

function printStep(key: PropertyKey): string {
    if (typeof key === "number") return `[${key}]`;
    const name = String(key);
    return /^[\w$-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(printable(name))}]`;
}
