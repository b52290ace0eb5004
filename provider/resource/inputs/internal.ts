import type { Bag } from "../../bag.js";

/**
 * An internal input of the dynamic class, which alone can see that `ignoreChanges` covers `activeNode`. It stands in a stack
 * only then. Part of the state's format.
 */
const HANDS_OFF = "__handsOff";

/** Without what is Pulumi's own beside the arguments, such as `__provider`: names that begin so are not displayed either. */
export function withoutPulumis(inputs: Bag): Record<string, unknown> {
    return Object.fromEntries(Object.entries(inputs).filter(([name]) => !name.startsWith("__")));
}

/** Whether the active node of a resource that exists is to be left as it is. */
export function hasHandsOffMark(inputs: Bag): boolean {
    return inputs[HANDS_OFF] === true;
}

/** The mark as it stands in inputs, and in the outputs that are made of them: a read is given outputs only. */
export function handsOffMark(inputs: Bag): Record<string, unknown> {
    return hasHandsOffMark(inputs) ? { [HANDS_OFF]: true } : {};
}
