import type { Dialect } from "./dialect.js";
import type { DrawnFreeze } from "./freeze.js";

/** What a program declares as `timeouts`, in seconds. */
export interface Timeouts {
    readonly settleSeconds: number;
    readonly quietSeconds: number;
    readonly freshSeconds: number;
}

/** What holds for a whole stack. */
export interface Settings {
    readonly parallelSwitchovers?: number;
    readonly stopAfterFailures?: number;
    readonly maximumSwitchovers?: number;
    readonly journal?: "required" | "off";
    readonly freeze?: DrawnFreeze;
    /** What devices say in other words, if the program of this run declares what these mean. */
    readonly dialect?: Dialect;
    /** The stack has another password than the devices. */
    readonly isPasswordWrong?: boolean;
}
