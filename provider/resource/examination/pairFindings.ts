import type { View } from "../../pair/look.js";
import { checkSynchronized } from "../../pair/preconditions/synchronized.js";
import { describeView } from "../getPair.js";
import { type Finding, notKnown, notOk, ok } from "./finding.js";

/** What the two nodes' answers add up to. */
export function pairFindings(view: View): readonly Finding[] {
    const { sightings, state } = view;
    const description = describeView(view).replace(/\.$/, "");
    const roles =
        state.kind === "ready"
            ? ok("roles", description)
            : notOk(
                  "roles",
                  description,
                  "No switchover is requested while one node is not active and the other standby.",
              );
    if (sightings.some(({ kind }) => kind === "notSeen"))
        return [roles, notKnown("synchronization", "not seen of both nodes")];
    const { observed, met, remedy } = checkSynchronized(sightings, false);
    return [roles, met ? ok("synchronization", observed) : notOk("synchronization", observed, remedy)];
}
