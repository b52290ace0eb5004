import type { Moment } from "../../clock.js";
import type { View } from "../look.js";
import type { DesiredPair } from "../settings.js";
import { otherSighting, sightingOf } from "../sighting.js";
import { checkRoleWords } from "./roleWords.js";
import { checksOf } from "./definition.js";
import { checkFreeze } from "./freeze.js";
import { checkIdentity } from "./identity.js";
import { SWITCHOVER } from "./list.js";
import type { PreconditionCheck } from "./precondition.js";
import { takeOverChecks } from "./takeOver.js";

/** Every condition of a switchover to `activeNode`, met or not, in the order in which they are printed. */
export function checkPreconditions(
    { sightings }: Pick<View, "sightings">,
    { activeNode, preconditions, freezes = [] }: Pick<DesiredPair, "activeNode" | "preconditions" | "freezes">,
    now: Moment,
): PreconditionCheck[] {
    const active = otherSighting(sightings, activeNode);
    const on = { sightings, takingOver: sightingOf(sightings, activeNode), active, now };
    const readings = active.kind === "seen" ? active.readings : undefined;
    return [
        ...freezes.map((freeze) => checkFreeze(freeze, active, now)),
        checkIdentity(sightings),
        ...checkRoleWords(sightings),
        ...takeOverChecks(sightings, activeNode, preconditions),
        ...checksOf(SWITCHOVER, preconditions, on, readings),
    ];
}
