import type { Reason } from "./decide.js";
import type { View } from "./look.js";
import type { Pending } from "./plan.js";
import type { Check } from "./preconditions/check.js";

/** How a run ended. `view` is the last look: what may be recorded, and nothing else. */
export type Result =
    /** Nothing had to be sent. */
    | { readonly kind: "inPlace"; readonly view: View; readonly warning?: string }
    /** Nothing was sent. */
    | {
          readonly kind: "refused";
          readonly view: View;
          readonly reasons: readonly Reason[];
          readonly checks: readonly Check[];
      }
    /** The request was not sent, or the device refused it: nothing happened. `fact` is a sentence. */
    | { readonly kind: "notSent" | "rejected"; readonly view: View; readonly fact: string }
    | { readonly kind: "switched"; readonly view: View; readonly action: Action; readonly redundant: boolean }
    /** The device took the request, or was silent, and for all of `settleSeconds` nothing changed. */
    | { readonly kind: "noEffect"; readonly view: View; readonly action: Action; readonly answer: string }
    | {
          readonly kind: "unknown";
          readonly view: View;
          readonly action: Action;
          readonly answer: string;
          readonly pending: Pending;
      };

/** A switchover that was asked for. */
export interface Action {
    /** When it was asked for, ISO 8601 UTC. */
    readonly at: string;
    readonly from: string;
    readonly to: string;
    readonly outcome: "switched" | "noEffect" | "unknown";
    /** From the request to the first look that showed the wanted roles; absent where none did. */
    readonly tookSeconds?: number;
    readonly reason?: string;
}
