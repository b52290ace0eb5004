import type { StatusForm } from "./statusForm.js";
import { styleOf } from "./words.js";

/** A component's word for a state of this pair's own: `true`, `false` or `disabled`; any other word is said as it is. */
export type SyncWord = (component: string, state: string) => string;

/** What the pair was seen to say when it was asked counts as in order: it starts as a pair that is ready. */
export function learnSyncWords(forms: readonly StatusForm[]): SyncWord {
    const inOrder = new Map<string, string>();
    const disabled = new Map<string, string>();
    for (const item of forms.flatMap(({ sync }) => sync?.items ?? [])) {
        const name = item.content("name") ?? "";
        const word = item.content("state") ?? "";
        if (isDisabled(word)) disabled.set(name, word);
        else if (word.toLowerCase() !== "false") inOrder.set(name, word);
    }
    const styled = styleOf([...inOrder.values(), ...disabled.values()]);
    const usual = [...inOrder.values()][0] ?? styled("true");
    return (component, state) => {
        if (state === "true") return inOrder.get(component) ?? usual;
        if (state === "disabled") return disabled.get(component) ?? styled("disabled");
        return state === "false" ? styled("false") : state;
    };
}

/** Not in use: such a component does not take part. */
export function isDisabled(word: string): boolean {
    return word.toLowerCase() === "disabled";
}
