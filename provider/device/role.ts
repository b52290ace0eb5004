/**
 * A node's role in its pair, as this package names it.
 *
 * - `transitional`: a known word between two roles
 * - `unknown`: any other word, or none: never to be read as the nearest known one
 *
 * The device's reference documents `active`, `standby` and `out of service`, and shows `standalone` in an example. What
 * it says during a change is not documented; the words are those of its redundancy states and of its SNMP table.
 */
export type Role = KnownRole | "unknown";

/** What a role word can mean, and can be declared to mean. */
export const KNOWN_ROLES = ["active", "standby", "outOfService", "standalone", "transitional"] as const;
export type KnownRole = (typeof KNOWN_ROLES)[number];

const ROLES: ReadonlyMap<string, KnownRole> = new Map<string, KnownRole>([
    ["active", "active"],
    ["standby", "standby"],
    ["outofservice", "outOfService"],
    ["standalone", "standalone"],
    ["initial", "transitional"],
    ["becomingactive", "transitional"],
    ["relinquishingactive", "transitional"],
    ["becomingstandby", "transitional"],
    ["activepending", "transitional"],
    ["standbypending", "transitional"],
    ["outofservicepending", "transitional"],
    ["recovery", "transitional"],
]);

/** Words and their meanings, each word as {@link spellingOfRole} makes it. */
export type RoleWords = readonly (readonly [spelling: string, role: KnownRole])[];

export interface ReadRole {
    readonly role: Role;
    /** Its meaning is not known here: it is what the program declares. */
    readonly isDeclared: boolean;
}

/** Reads a role word without regard to case, spaces, hyphens or underscores. No declaration changes a known meaning. */
export function readRole(word: string | undefined, declared: RoleWords = []): ReadRole {
    const spelling = spellingOfRole(word);
    const known = ROLES.get(spelling);
    if (known !== undefined) return { role: known, isDeclared: false };
    const [, meaning] = declared.find(([other]) => other === spelling) ?? [];
    return { role: meaning ?? "unknown", isDeclared: meaning !== undefined };
}

/** Whether the word says that the node is about to take over. Of a declared word, that is not known. */
export function isBecomingActive(word: string | undefined): boolean {
    return ["becomingactive", "activepending"].includes(spellingOfRole(word));
}

/** A role in words. */
export function nameOfRole(role: Role): string {
    return role === "outOfService" ? "out of service" : role;
}

/** All spellings of a role word as one; empty if nothing is left of it. */
export function spellingOfRole(word: string | undefined): string {
    return (word ?? "").toLowerCase().replace(/[\s_-]+/g, "");
}
