import type { ChangeWindow } from "../windows/window.js";

/**
 * What a program may write for a precondition, without the library that checks it: provider/resource/inputs makes the check of
 * this. `what` ends the sentences "is missing; write …" and "is not …".
 */
export type Argument =
    | { readonly kind: "number" | "wholeNumber"; readonly what: string; readonly from: number; readonly to: number }
    | { readonly kind: "flag" }
    | { readonly kind: "changeWindows" };

interface Values {
    readonly number: number;
    readonly wholeNumber: number;
    readonly flag: boolean;
    /** At least one. */
    readonly changeWindows: readonly ChangeWindow[];
}

export type ValueOf<A extends Argument> = Values[A["kind"]];
