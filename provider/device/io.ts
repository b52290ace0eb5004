import type { Clock } from "../clock.js";
import type { Transport } from "./transport.js";

/** Everything that a look or a switchover needs from outside: time, network, cancellation, a place for progress. */
export interface Io {
    readonly clock: Clock;
    readonly transport: Transport;
    /** Aborted when the run is cancelled: nothing more is sent, and what was seen so far is reported. */
    readonly signal: AbortSignal;
    /** One line for the operator, without a credential. */
    readonly log: Log;
}

export type Log = (line: string, kind: LineKind) => void;

/** What a line is to whoever reads it; the line itself does not say it again. */
export type LineKind =
    /** Of interest while it is so. */
    | "progress"
    /** How it ended. */
    | "result"
    /** What a run would do. */
    | "notice"
    | "warning";

/** A line for where nothing but its text is shown. */
export function printed(line: string, kind: LineKind): string {
    return kind === "warning" ? `warning: ${line}` : line;
}
