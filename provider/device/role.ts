/**
 * A node's role in its pair, as this package names it.
 *
 * - `transitional`: a known word between two roles
 * - `unknown`: any other word, or none: never to be read as the nearest known one
 *
 * The device's reference documents `active`, `standby` and `out of service`, and shows `standalone` in an example. What
 * it says during a change is not documented; the words are those of its redundancy states and of its SNMP table.
 */
export type Role = "active" | "standby" | "outOfService" | "standalone" | "transitional" | "unknown";

const ROLES: ReadonlyMap<string, Role> = new Map<string, Role>([
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

/** Reads a role word without regard to case, spaces, hyphens or underscores. */
export function parseRole(word: string | undefined): Role {
    return ROLES.get(squeeze(word)) ?? "unknown";
}

/** Whether the word says that the node is about to take over. */
export function isBecomingActive(word: string | undefined): boolean {
    return ["becomingactive", "activepending"].includes(squeeze(word));
}

function squeeze(word: string | undefined): string {
    return (word ?? "").toLowerCase().replace(/[\s_-]+/g, "");
}
