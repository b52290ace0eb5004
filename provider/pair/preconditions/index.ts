import type { Moment } from "../../clock.js";
import { deviceNow } from "../deviceDate.js";
import type { View } from "../look.js";
import type { PlannedPreconditions } from "../plan.js";
import { otherSighting, sightingOf } from "../sighting.js";
import { checkChangeWindow } from "./changeWindow.js";
import type { Check } from "./check.js";
import { checkCooldown } from "./cooldown.js";
import { checkHealth } from "./health.js";
import { checkIdentity } from "./identity.js";
import { checkPeers } from "./peers.js";
import { checkReadable } from "./readable.js";
import { checkSessions } from "./sessions.js";
import { checkSynchronized } from "./synchronized.js";
import { checkSystemState } from "./systemState.js";

/** Every condition of a switchover to `activeNode`, met or not, in the order in which they are printed. */
export function checkPreconditions(
    { sightings, state }: Pick<View, "sightings" | "state">,
    plan: { readonly activeNode: string; readonly preconditions: PlannedPreconditions },
    now: Moment,
): Check[] {
    const { minimumHealthPercent, synchronized, maximumSessions, cooldownMs, changeWindows } = plan.preconditions;
    const takingOver = sightingOf(sightings, plan.activeNode);
    const active = otherSighting(sightings, plan.activeNode);
    return [
        checkIdentity(sightings),
        checkReadable(sightings),
        checkPeers(sightings, state),
        checkSystemState(takingOver),
        checkHealth(takingOver, minimumHealthPercent.value, minimumHealthPercent.isDeclared),
        ...(synchronized.value ? [checkSynchronized(sightings, synchronized.isDeclared)] : []),
        ...(maximumSessions === undefined ? [] : [checkSessions(active, maximumSessions)]),
        ...(cooldownMs === undefined ? [] : [checkCooldown(sightings, now, cooldownMs)]),
        ...(changeWindows === undefined ? [] : [checkChangeWindow(changeWindows, deviceNow(active, now))]),
    ];
}
