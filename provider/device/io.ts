import type { Clock } from "../clock.js";
import type { Transport } from "./transport.js";

/** Everything that a look or a switchover needs from outside: time, network, cancellation, a place for progress. */
export interface Io {
    readonly clock: Clock;
    readonly transport: Transport;
    /** Aborted when the run is cancelled: nothing more is sent, and what was seen so far is reported. */
    readonly signal: AbortSignal;
    /** One line for the operator, without a credential. */
    readonly log: (line: string) => void;
}
