import { listed } from "../device/words.js";
import { declaredRoles, declaredStates } from "./declaredWords.js";
import type { View } from "./look.js";
import type { PreconditionCheck } from "./preconditions/precondition.js";
import type { TakeOverLimits } from "./preconditions/list.js";
import { checkSynchronized } from "./preconditions/synchronized.js";
import { takeOverChecks } from "./preconditions/takeOver.js";
import { withWordRemedy } from "./unknownWords.js";
import {
    describeRole,
    otherName,
    otherSighting,
    roleOf,
    sightingOf,
    type Sighting,
    type Sightings,
} from "./sighting.js";
import { CORRECT_THE_NODES } from "./wrongDevice.js";

/** The device's own threshold by default: below it a standby does not take over by itself. Not what a user declares. */
const FIXED: TakeOverLimits = {
    minimumHealthPercent: { value: 75, isDeclared: false },
    synchronized: { value: true, isDeclared: false },
};

type Seen = Pick<View, "sightings">;

/** Whether the other node could take over if the active one failed now. What is not seen or can't be read is no yes. */
export function isRedundant(view: Seen, active: string): boolean {
    return unmet(view, active, FIXED).length === 0;
}

/**
 * The same, but for what the user waived: a lower health, or no synchronization. That is not waited for after a switchover,
 * and does not fail requireRedundancy.
 */
export function isRedundantAsRequired(view: Seen, active: string, waived: TakeOverLimits): boolean {
    return missingForRedundancy(view, active, waived).length === 0;
}

/** A sentence about the other node of a pair that is redundant as required. */
export function describeOther({ sightings }: Seen, active: string): string {
    const other = otherSighting(sightings, active);
    if (!isRedundant({ sightings }, active))
        return `${other.node} is ${describeRole(other)}; what it lacks beside that is not required.`;
    const { observed } = checkSynchronized(sightings, false);
    return observed === "not reported"
        ? `${other.node} is standby; the nodes report no synchronization.`
        : `${other.node} is standby and synchronized${byDeviceWords(sightings)}.`;
}

/** `; awaited: sbc-b standby`, to be put behind what is seen; empty if nothing is awaited any more. */
export function awaitedFor(view: Seen, active: string, waived: TakeOverLimits): string {
    const all = missingForRedundancy(view, active, waived).map(({ awaited }) => awaited);
    return all.length === 0 ? "" : `; awaited: ${all.join(", ")}`;
}

/** What of this rests on a declaration; empty if nothing does. */
function byDeviceWords(sightings: Sightings): string {
    const words = [...declaredRoles(sightings), ...declaredStates(sightings)];
    return words.length === 0 ? "" : ` (deviceWords: ${listed(words)})`;
}

export interface Missing extends PreconditionCheck {
    /** In a few words. */
    readonly awaited: string;
    readonly isRole: boolean;
}

/** What keeps the pair from being redundant as required: roles first, and the rest if both are right. */
export function missingForRedundancy(view: Seen, active: string, waived: TakeOverLimits): Missing[] {
    const all = unmet(view, active, withoutWaived(waived));
    const roles = all.filter(({ isRole }) => isRole);
    return roles.length > 0 ? roles : all;
}

function withoutWaived({ minimumHealthPercent, synchronized }: TakeOverLimits): TakeOverLimits {
    const percent = Math.min(FIXED.minimumHealthPercent.value, minimumHealthPercent.value);
    return {
        minimumHealthPercent: { value: percent, isDeclared: false },
        synchronized: { value: synchronized.value, isDeclared: false },
    };
}

function unmet({ sightings }: Seen, active: string, limits: TakeOverLimits): Missing[] {
    const other = otherSighting(sightings, active);
    const checks = [
        checkRole(sightingOf(sightings, active), "active"),
        checkRole(other, "standby"),
        ...takeOverChecks(sightings, other.node, limits).map((check) => {
            return { ...check, awaited: check.name, isRole: false };
        }),
    ];
    return checks.filter(({ met }) => !met);
}

function checkRole(sighting: Sighting, required: "active" | "standby"): Missing {
    const { node } = sighting;
    const isAnother = otherName(sighting) !== undefined;
    const repair = isAnother
        ? CORRECT_THE_NODES
        : withWordRemedy(`Repair ${node} until it is ${required}.`, [sighting]);
    return {
        name: `role of ${node}`,
        observed: describeRole(sighting),
        required,
        met: roleOf(sighting) === required,
        remedy: sighting.kind === "notSeen" ? sighting.error.remedy : repair,
        awaited: `${node} ${required}`,
        isRole: true,
    };
}
