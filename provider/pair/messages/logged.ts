import type { LastSwitchover } from "../switchoverLogs/newLogLine.js";

/** The device's own words for a switchover as a sentence; none if its log has none. */
export function loggedIn(entry: LastSwitchover | undefined): readonly string[] {
    if (entry === undefined) return [];
    const at = entry.at === undefined ? "" : `, at ${entry.at}`;
    return [`The log of ${entry.node}${at}: "${entry.info}".`];
}
