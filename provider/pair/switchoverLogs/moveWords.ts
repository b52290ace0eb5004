import { rawWordsOf, type LogEntry } from "../../device/switchoverLog.js";

/** Why a node moved, by its own log. `unknown`: by words that are not known here, or without any. */
export type MoveReason = "command" | "peerFailed" | "unknown";

/** The two states come first, as in `Active to RelinquishingActive, forced by command`. */
const STATES = "^(?:[^,]+ to [^,]+, *)?";

/** Documented, in the example of `switchOverLogs`. */
const COMMAND = new RegExp(`${STATES}forced by command\\.?$`, "i");

/** From `show health` of real devices, whose log has the form of this one. */
const PEER_FAILED = new RegExp(
    `${STATES}active peer [^,]+ has (?:timed out(?:,.*)?|unacceptable health(?: \\(\\d{1,3}\\))?)\\.?$`,
    "i",
);

export function moveReasonOf(entry: LogEntry): MoveReason {
    const info = rawWordsOf(entry).info.trim();
    if (COMMAND.test(info)) return "command";
    return PEER_FAILED.test(info) ? "peerFailed" : "unknown";
}

/** Whether a node that was active tells that it gave way. */
export function isLeaving(entry: LogEntry): boolean {
    return stateOf(rawWordsOf(entry).oldState) === "active";
}

/** Whether a node that was not active tells that it took over: some log the step from becoming active to active as well. */
export function isTaking(entry: LogEntry): boolean {
    const oldState = stateOf(rawWordsOf(entry).oldState);
    const newState = stateOf(rawWordsOf(entry).newState);
    return newState === "becomingactive" || (newState === "active" && oldState !== "becomingactive");
}

/** The log writes `BecomingActive`; a role of two words has a space elsewhere. */
function stateOf(word: string): string {
    return word.toLowerCase().replace(/[\s_-]+/g, "");
}
