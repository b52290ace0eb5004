import type { Moment } from "../../clock.js";
import { deviceNow } from "../deviceDate.js";
import type { View } from "../look.js";
import type { RequiredPreconditions } from "../settings.js";
import { otherSighting } from "../sighting.js";
import { checkChangeWindow } from "./changeWindow.js";
import type { PreconditionCheck } from "./precondition.js";
import { checkCooldown } from "./cooldown.js";
import { checkIdentity } from "./identity.js";
import { checkSessions } from "./sessions.js";
import { takeOverChecks } from "./takeOver.js";

/** Every condition of a switchover to `activeNode`, met or not, in the order in which they are printed. */
export function checkPreconditions(
    { sightings }: Pick<View, "sightings">,
    settings: { readonly activeNode: string; readonly preconditions: RequiredPreconditions },
    now: Moment,
): PreconditionCheck[] {
    const { maximumSessions, cooldownMs, changeWindows } = settings.preconditions;
    const active = otherSighting(sightings, settings.activeNode);
    return [
        checkIdentity(sightings),
        ...takeOverChecks(sightings, settings.activeNode, settings.preconditions),
        ...(maximumSessions === undefined ? [] : [checkSessions(active, maximumSessions)]),
        ...(cooldownMs === undefined ? [] : [checkCooldown(sightings, now, cooldownMs)]),
        ...(changeWindows === undefined ? [] : [checkChangeWindow(changeWindows, deviceNow(active, now))]),
    ];
}
