import { keyOfEntry } from "../device/switchoverLog.js";
import type { View } from "./look.js";
import type { Sighting } from "./sighting.js";

/** Whether both nodes say the same of roles, counters and logs. Health may move. */
export function isSame(a: View, b: View): boolean {
    return a.sightings.every((sighting, index) => keyOf(sighting) === keyOf(b.sightings[index] as Sighting));
}

/** What a switchover changes in a node's answer. */
export function keyOf(sighting: Sighting): string {
    if (sighting.kind === "notSeen") return "unseen";
    const { roleWord, hostName, peerName, peerRole, switchoverCount, log } = sighting.status;
    const words = [roleWord, hostName, peerName].map((word) => word?.raw);
    return JSON.stringify([words, peerRole, switchoverCount, log.map(keyOfEntry)]);
}
