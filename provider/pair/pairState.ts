import {
    describeRoleWord,
    isSameName,
    otherName,
    otherSighting,
    roleOf,
    type Sighting,
    type Sightings,
} from "./sighting.js";

/** What the two nodes' own answers add up to. */
export type PairState =
    /** One active, one standby, and each says so of the other where it says anything. */
    | { readonly kind: "ready"; readonly active: string; readonly standby: string }
    /** A node is between two roles. `towards`: the node that is about to be active, where one of them says so. */
    | { readonly kind: "switching"; readonly towards?: string }
    /** Split brain: the link between the nodes has failed, most likely. */
    | { readonly kind: "bothActive" }
    | { readonly kind: "noneActive" }
    /** One active; the other is neither standby nor between two roles, or gives no answer. */
    | { readonly kind: "noStandby"; readonly active: string; readonly other: Sighting }
    /** Another device answers at a node's address. */
    | { readonly kind: "wrongDevice"; readonly wrong: readonly { readonly node: string; readonly hostName: string }[] }
    /** One active, one standby, but what they say of each other differs from that. */
    | {
          readonly kind: "disagree";
          readonly active: string;
          readonly standby: string;
          readonly claims: readonly string[];
      }
    /** A node that is not configured for high availability. */
    | { readonly kind: "notAPair"; readonly standalone: readonly string[] }
    /** No node reports that it is active, and one or both give no answer. */
    | { readonly kind: "activeNotSeen"; readonly notSeen: readonly string[] };

/** Pure. The order of the rules matters: each speaks only where those above it did not. */
export function judge(sightings: Sightings): PairState {
    const wrong = sightings.flatMap(wrongDeviceAt);
    if (wrong.length > 0) return { kind: "wrongDevice", wrong };

    const standalone = namesOf(sightings, "standalone");
    if (standalone.length > 0) return { kind: "notAPair", standalone };

    const [active, second] = namesOf(sightings, "active");
    if (second !== undefined) return { kind: "bothActive" };

    if (namesOf(sightings, "transitional").length > 0) return switching(sightings);

    if (active === undefined) {
        const notSeen = namesOf(sightings, "unseen");
        return notSeen.length > 0 ? { kind: "activeNotSeen", notSeen } : { kind: "noneActive" };
    }

    const other = otherSighting(sightings, active);
    if (roleOf(other) !== "standby") return { kind: "noStandby", active, other };

    const claims = falseClaims(sightings);
    const roles = { active, standby: other.node };
    return claims.length > 0 ? { kind: "disagree", ...roles, claims } : { kind: "ready", ...roles };
}

function namesOf(sightings: Sightings, role: string): string[] {
    return sightings.filter((sighting) => roleOf(sighting) === role).map((sighting) => sighting.node);
}

function wrongDeviceAt(sighting: Sighting): { node: string; hostName: string }[] {
    const other = otherName(sighting);
    return other === undefined ? [] : [{ node: sighting.node, hostName: other.printed }];
}

function switching(sightings: Sightings): PairState {
    const becoming = sightings.filter((sighting) => sighting.kind === "seen" && sighting.status.becomingActive);
    const [towards] = becoming.length === 1 ? becoming : [];
    return towards === undefined ? { kind: "switching" } : { kind: "switching", towards: towards.node };
}

/** What a node says of its peer that the peer does not say of itself. What is absent claims nothing. */
export function falseClaims(sightings: Sightings): string[] {
    return sightings.flatMap((sighting) => falseClaimsOf(sighting, otherSighting(sightings, sighting.node)));
}

function falseClaimsOf(speaker: Sighting, peer: Sighting): string[] {
    if (speaker.kind === "notSeen") return [];
    const { peerName, peerRole, peerRoleWord, isPeerRoleDeclared } = speaker.status;
    const claims: string[] = [];
    if (peerName !== undefined && !isSameName(peerName.raw, peer.node)) {
        claims.push(`${speaker.node} reports that its peer is ${peerName.printed}, not ${peer.node}`);
    }
    if (peerRole !== undefined && peerRole !== roleOf(peer)) {
        const role = describeRoleWord(peerRole, peerRoleWord, isPeerRoleDeclared);
        claims.push(`${speaker.node} reports that its peer is ${role}`);
    }
    return claims;
}
