import type { ExchangeTimes } from "../device/exchange.js";
import { nameOfRole, type Role } from "../device/role.js";
import type { NodeStatus } from "../device/status.js";
import type { DeviceWord } from "../device/words.js";
import type { SbcError, SbcErrorCode } from "../errors.js";
import type { Readings } from "./reading.js";

/** What one look at one node gave: its own answer, or why there is none. */
export type Sighting =
    | {
          readonly kind: "seen";
          /** As declared. */
          readonly node: string;
          readonly status: NodeStatus;
          /** When the request for this status was sent, and answered: its age counts from there. */
          readonly times: ExchangeTimes;
          /** Where it was reached, for a device that reports another name. */
          readonly address?: string;
          /** Only if something was read beside the status: see reading.ts. */
          readonly readings?: Readings;
      }
    | { readonly kind: "notSeen"; readonly node: string; readonly error: SbcError };

/** The two nodes in the order of their declaration. */
export type Sightings = readonly [Sighting, Sighting];

/** A node's role as seen from here. `unseen` is never a no: the node gave no answer that can be used. */
export type SeenRole = Role | "unseen";

/** What another device reports of itself at the node's address is no answer of the node. */
export function roleOf(sighting: Sighting): SeenRole {
    return sighting.kind === "seen" && otherName(sighting) === undefined ? sighting.status.role : "unseen";
}

/** The name that a device reports at the address of a node of another name. */
export function otherName(sighting: Sighting): DeviceWord | undefined {
    const hostName = sighting.kind === "seen" ? sighting.status.hostName : undefined;
    return hostName === undefined || isSameName(hostName.raw, sighting.node) ? undefined : hostName;
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
    const separator = sightings.some((sighting) => otherName(sighting) !== undefined) ? "; " : ", ";
    return sightings.map(describeSighting).join(separator);
}

/** A role stands beside the name that the device reports; if it is not the declared one, beside both and the address. */
function describeSighting(sighting: Sighting): string {
    const { node } = sighting;
    const other = otherName(sighting);
    if (sighting.kind === "notSeen" || other === undefined) return `${node}: ${describeRole(sighting)}`;
    const where = sighting.address ?? `the address of ${node}`;
    return `${where}, declared as ${node}, answers as ${other.printed}: ${describeOwnRole(sighting)}`;
}

/** In a few words, for a node whose name stands beside it. */
export function describeRole(sighting: Sighting): string {
    if (sighting.kind === "notSeen") return UNSEEN_WORDS[sighting.error.code] ?? "no usable answer";
    const other = otherName(sighting);
    return other === undefined ? describeOwnRole(sighting) : `another device (${other.printed})`;
}

function describeOwnRole({ status }: Extract<Sighting, { kind: "seen" }>): string {
    return describeRoleWord(status.role, status.roleWord, status.isRoleDeclared);
}

/** A role, and where its meaning is not the device's documented one, the word. */
export function describeRoleWord(role: Role, word: DeviceWord | undefined, isDeclared = false): string {
    if (role === "unknown") return word === undefined ? "reports no role" : `"${word.printed}", a role unknown here`;
    const known = nameOfRole(role);
    if (isDeclared && word !== undefined) return `"${word.printed}", declared to mean ${known}`;
    return role === "transitional" ? (word?.printed ?? role) : known;
}

/** "No answer" only if there was none: a refused login is an answer. */
const UNSEEN_WORDS: Partial<Record<SbcErrorCode, string>> = {
    unreachable: "no answer",
    timedOut: "no answer in time",
    connectionLost: "no whole answer",
    untrusted: "certificate not accepted",
    notHttps: "no TLS",
    unauthorized: "not logged in",
    forbidden: "login not allowed",
    unsupportedVersion: "no known API version",
};

/** Whether neither node gave an answer that can be used. */
export function isNeitherSeen(sightings: Sightings): boolean {
    return sightings.every(({ kind }) => kind === "notSeen");
}

/** Why nodes could not be seen. */
export function errorsOf(sightings: readonly Sighting[]): readonly SbcError[] {
    return sightings.flatMap((sighting) => (sighting.kind === "notSeen" ? [sighting.error] : []));
}

/** The same as sentences, and what to do about it. */
export function lookErrors(sightings: readonly Sighting[]) {
    const errors = errorsOf(sightings);
    return { facts: errors.map(({ fact }) => fact), remedies: errors.map(({ remedy }) => remedy) };
}
