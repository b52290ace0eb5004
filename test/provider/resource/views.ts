import type { Role } from "../../../provider/device/role.js";
import type { NodeStatus } from "../../../provider/device/status.js";
import { SbcError } from "../../../provider/errors.js";
import { judge } from "../../../provider/pair/pairState.js";
import type { View } from "../../../provider/pair/look.js";
import { ASKED } from "../sightings.js";
import type { Sighting } from "../../../provider/pair/sighting.js";

/** A node's answer, with nothing in it but its role and what is given. */
export function seen(node: string, role: Role, more: Partial<NodeStatus> = {}): Sighting {
    return {
        kind: "seen",
        node,
        status: {
            role,
            becomingActive: false,
            syncComponents: [],
            log: [],
            hasUnreadableLog: false,
            unreadable: [],
            hasUnreadableDate: false,
            ...more,
        },
        times: ASKED,
    };
}

export function unseen(node: string): Sighting {
    return {
        kind: "notSeen",
        node,
        error: new SbcError("unreachable", `${node}: no connection.`, "Check the network."),
    };
}

export function viewOf(a: Sighting, b: Sighting): View {
    return { sightings: [a, b], state: judge([a, b]), startedMs: 0, endedMs: 0, date: new Date(0) };
}
