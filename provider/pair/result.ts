import type { Reason } from "./decide.js";
import type { View } from "./look.js";
import type { Mover } from "./switchoverLogs/mover.js";
import type { LastSwitchover } from "./switchoverLogs/newLogLine.js";
import type { PendingSwitchover } from "./settings.js";
import type { PreconditionCheck } from "./preconditions/precondition.js";

/** How a run ended. `view` is the last look: what may be recorded, and nothing else. */
export type Result =
    /** Nothing had to be sent. */
    | { readonly kind: "alreadyActive"; readonly view: View; readonly warning?: readonly Reason[] }
    | Refused
    /** The request was not sent. `fact` is a sentence. */
    | { readonly kind: "notSent"; readonly view: View; readonly fact: string }
    /** The device refused the request, and past its lag nothing had changed. `fact` is a sentence. */
    | { readonly kind: "rejected"; readonly view: View; readonly status: number; readonly fact: string }
    | { readonly kind: "switched"; readonly view: View; readonly action: LastAction; readonly redundant: boolean }
    /** The wanted node is active, and the pair not redundant, which the plan requires. `action`: where one was needed. */
    | { readonly kind: "degraded"; readonly view: View; readonly action?: LastAction }
    /** The device accepted the request, and for all of `settleSeconds` nothing changed. */
    | { readonly kind: "noEffect"; readonly view: View; readonly action: LastAction; readonly answer: string }
    | Unknown;

/** A request is out, and no look has shown its end. */
interface Unknown {
    readonly kind: "unknown";
    readonly view: View;
    readonly action: LastAction;
    /** Sentences: what the device answered, and what ended the watch before its time. */
    readonly answer: string;
    readonly interruption?: string;
    readonly pending: PendingSwitchover;
    /** The last look that showed an active node. */
    readonly lastShown: LastShown;
    readonly undone?: Undone;
    /** On the run's own clock: when the watch ended. */
    readonly nowMs: number;
}

export interface LastShown extends View {
    readonly when: "before the request" | "after the request";
}

/** Calls moved, and came back: when each was first seen, since the request was sent. */
export interface Undone {
    readonly switchedSeconds: number;
    readonly backSeconds: number;
}

/** Nothing was sent, for every one of these reasons. */
interface Refused {
    readonly kind: "refused";
    readonly view: View;
    readonly reasons: readonly Reason[];
    readonly checks: readonly PreconditionCheck[];
}

/** A switchover that was requested: what an audit needs. */
export interface LastAction {
    /** The same as in the journal and in `pending`. Absent from what an older version recorded. */
    readonly id?: string;
    /** When it was requested, ISO 8601 UTC. */
    readonly at: string;
    readonly from: string;
    readonly to: string;
    /** Of an action that was `unknown`: what a later run saw of its end. */
    readonly outcome: "switched" | "noEffect" | "undone" | "unknown";
    /** Who moved calls to `to`; absent if they are not known to have moved. */
    readonly by?: Mover;
    /** The HTTP status code that answered the request; absent if there was no answer. */
    readonly status?: number;
    /** From sending the request to the first look that showed the desired roles; absent if the request did not move calls. */
    readonly tookSeconds?: number;
    readonly reason?: string;
    readonly requestedBy?: RequestedBy;
    /** How many sessions `from` carried shortly before the request, and `to` when it had them; absent if not told in time. */
    readonly sessionsBefore?: number;
    readonly sessionsAfter?: number;
    /** Each node's own counter by name, where it reports one: at the last look before the request, and at the last one. */
    readonly switchoverCountsBefore: Readonly<Record<string, number>>;
    readonly switchoverCountsAfter: Readonly<Record<string, number>>;
    /** Of the entries that were not there before, the one that tells `by`, else the newest. */
    readonly logEntry?: LastSwitchover;
    /** The preconditions as they stood right before the request. */
    readonly checks: readonly RecordedCheck[];
}

/** Who had the run made that requested a switchover, and from where: each text in one line, and without a credential. */
export interface RequestedBy {
    readonly actor: string;
    /** The page of the CI job. */
    readonly run?: string;
    /** The hash of the commit that the job was for. */
    readonly commit?: string;
}

/** As recorded. @internal */
export type RecordedCheck = Pick<PreconditionCheck, "name" | "observed" | "required" | "met">;
