import type { Clock } from "../clock.js";
import type { Transport } from "./transport.js";

/** Everything that a look or a switchover needs from outside: time, network, cancellation, a place for progress. */
export interface Io {
    readonly clock: Clock;
    readonly transport: Transport;
    /** Aborted when the run is cancelled: nothing more is sent, and what was seen so far is reported. */
    readonly signal: AbortSignal;
    /** A message for the operator, without a credential. Its first line says it; more lines may list what belongs to it. */
    readonly log: Log;
    /** Whether whoever asked is there to record an outcome; absent if that can't be told. */
    readonly isEngineThere?: () => Promise<boolean>;
    /** Takes work that a cancelled run leaves: the process does not end before it, if there is time. */
    readonly afterwards?: (work: Promise<unknown>) => void;
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

/** As one line, for where each line would be shown as a message of its own: what is listed becomes a sentence. */
export function printed(text: string, kind: LineKind): string {
    const line = text.replace(/([.:])\n\s*/g, "$1 ").replace(/\n\s*/g, "; ");
    const sentence = line === text || line.endsWith(".") ? line : `${line}.`;
    return kind === "warning" ? `warning: ${sentence}` : sentence;
}
