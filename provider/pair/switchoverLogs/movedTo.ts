import type { Sightings } from "../sighting.js";
import { isSameName, otherSighting, sightingOf } from "../sighting.js";
import { moveReasonOf } from "./moveWords.js";
import { movesTo } from "./mover.js";
import { entriesIn, lineOf, newestLogLine, type LastSwitchover } from "./newLogLine.js";

/** A node logs each step of one switchover; a step this much older than the newest belongs to another one. */
const ONE_SWITCHOVER_MS = 60_000;

/** Why a node is active now, as far as the logs tell. */
export interface MovedTo {
    readonly line: LastSwitchover;
    /** `device`: its peer had failed. `command`: somebody or something requested it. */
    readonly cause: "device" | "command" | "unknown";
}

/**
 * The log line to show for the present roles: the one that names the cause, if it belongs to the newest switchover, else the
 * newest. Why a node took over is in its own log; the other one only tells that it gave way.
 */
export function movedTo(sightings: Sightings, active: string): MovedTo | undefined {
    const own = sightingOf(sightings, active);
    const ownNewest = newestLogLine([own]).newest;
    const { newest } = ownNewest.kind === "none" ? newestLogLine(sightings) : { newest: ownNewest };
    if (newest.kind !== "entry") return undefined;
    const moves = movesTo(own.node, otherSighting(sightings, active).node, entriesIn(sightings));
    const causes = moves.flatMap((move) => {
        const reason = moveReasonOf(move.entry);
        const line = lineOf(move);
        return reason !== "unknown" && isOneSwitchover(line, newest.entry) ? [{ reason, line }] : [];
    });
    const cause = causes.find(({ line }) => isSameName(line.node, active)) ?? causes[0];
    if (cause === undefined) return { line: newest.entry, cause: "unknown" };
    return { line: cause.line, cause: cause.reason === "command" ? "command" : "device" };
}

function isOneSwitchover(line: LastSwitchover, newest: LastSwitchover): boolean {
    if (line.at === undefined || newest.at === undefined) return line.time === newest.time && line.at === newest.at;
    return Math.abs(Date.parse(newest.at) - Date.parse(line.at)) <= ONE_SWITCHOVER_MS;
}
