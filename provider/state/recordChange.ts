import { stat } from "node:fs/promises";

/** What became of a change of a run's record. */
export type Outcome<T> =
    | { readonly kind: "changed"; readonly value: T }
    /** By `change` itself. */
    | { readonly kind: "thrown"; readonly error: unknown }
    | { readonly kind: "failed"; readonly fact: string };

/** Each change is a new file in the place of the old one. */
export async function stampOf(path: string): Promise<string> {
    const found = await stat(path, { bigint: true }).catch(() => undefined);
    return found === undefined ? "" : `${found.ino} ${found.mtimeNs}`;
}

export function attempted<T>(change: () => T): Exclude<Outcome<T>, { kind: "failed" }> {
    try {
        return { kind: "changed", value: change() };
    } catch (error) {
        return { kind: "thrown", error };
    }
}
