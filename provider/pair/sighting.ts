import type { Asked } from "../device/exchange.js";
import type { Role } from "../device/role.js";
import type { SessionCount } from "../device/sessionCount.js";
import type { NodeStatus } from "../device/status.js";
import type { SbcError } from "../errors.js";

/** What one look at one node gave: its own answer, or why there is none. */
export type Sighting =
    | {
          readonly kind: "seen";
          readonly node: string;
          readonly status: NodeStatus;
          /** When the request for this status was sent, and answered: its age counts from there. */
          readonly asked: Asked;
          /** Only if it was read: see preconditions.maximumSessions. */
          readonly sessions?: SessionCount;
      }
    | { readonly kind: "unseen"; readonly node: string; readonly error: SbcError };

/** The two nodes in the order of their declaration. */
export type Sightings = readonly [Sighting, Sighting];

/** A node's role as seen from here. `unseen` is never a no: the node gave no answer that can be used. */
export type SeenRole = Role | "unseen";

export function roleOf(sighting: Sighting): SeenRole {
    return sighting.kind === "seen" ? sighting.status.role : "unseen";
}

/** Node names are compared without case: a device may write its host name in another one. */
export function isSameName(a: string, b: string): boolean {
    return a.toLowerCase() === b.toLowerCase();
}

/** The declared spelling of a name; throws where it is none of the pair's, which the input check has excluded. */
export function sightingOf(sightings: Sightings, node: string): Sighting {
    const found = sightings.find((sighting) => isSameName(sighting.node, node));
    if (found === undefined) throw new Error(`${node} is not a node of this pair.`);
    return found;
}

export function otherSighting(sightings: Sightings, node: string): Sighting {
    return isSameName(sightings[0].node, node) ? sightings[1] : sightings[0];
}

/** `sbc-a: active, sbc-b: no answer`, in the device's own words where it has some. */
export function describeSightings(sightings: readonly Sighting[]): string {
    return sightings.map((sighting) => `${sighting.node}: ${describeRole(sighting)}`).join(", ");
}

export function describeRole(sighting: Sighting): string {
    if (sighting.kind === "unseen") return "no answer";
    const { role } = sighting.status;
    const roleWord = sighting.status.roleWord?.printed;
    if (role === "unknown") return roleWord === undefined ? "says no role" : `"${roleWord}", a role unknown here`;
    return role === "outOfService" ? "out of service" : role === "transitional" ? (roleWord ?? role) : role;
}
