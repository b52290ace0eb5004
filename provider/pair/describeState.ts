import { unreachableCase } from "../errors.js";
import type { Reason } from "./decide.js";
import type { PairState } from "./pairState.js";
import type { View } from "./look.js";
import { describeRole, describeSightings, errorsOf, type Sighting } from "./sighting.js";
import { withWordRemedy } from "./unknownWords.js";
import { describeWrongDevice } from "./wrongDevice.js";

type Refused = Exclude<PairState, { kind: "ready" | "disagree" | "switching" }>;

/** Why nothing may be sent to a pair in such a state. */
export function describeState(view: Pick<View, "sightings">, state: Refused): Reason[] {
    return withLookErrors(view, reasonFor(view, state));
}

/** The reason, and what each node that could not be seen gave as its own: that one's remedy is what helps. */
export function withLookErrors(view: { readonly sightings: readonly Sighting[] }, reason: Reason): Reason[] {
    return [reason, ...errorsOf(view.sightings).map(({ fact, remedy }) => ({ observed: fact, remedy }))];
}

function reasonFor({ sightings }: Pick<View, "sightings">, state: Refused): Reason {
    const seen = describeSightings(sightings);
    switch (state.kind) {
        case "bothActive":
            return {
                observed: "A switchover would make it worse.",
                remedy: "Repair the link between the nodes until one is active and the other standby.",
            };
        case "noneActive":
            return {
                observed: `${seen}.`,
                remedy: withWordRemedy("Repair the pair until one node is active and the other standby.", sightings),
            };
        case "noStandby": {
            const { active, other } = state;
            // What is not seen may be in order: its own remedy says how to see it.
            if (other.kind === "notSeen") return { observed: unchecked(other), remedy: "" };
            return {
                observed: `${other.node} could not take over from ${active} (${describeRole(other)}).`,
                remedy: withWordRemedy(`Repair ${other.node} until it is standby.`, [other]),
            };
        }
        case "wrongDevice":
            return withRoles(describeWrongDevice(state), seen);
        case "notAPair":
            return {
                observed: `${state.standalone.join(" and ")} ${state.standalone.length > 1 ? "report that they are" : "reports that it is"} standalone, so this is no high-availability pair.`,
                remedy: "Configure high availability on both nodes, or correct the addresses.",
            };
        case "activeNotSeen":
            return { observed: `${seen}.`, remedy: withWordRemedy("", sightings).trim() };
        default:
            return unreachableCase(state);
    }
}

/** Told apart: the address, the name that is declared there, and the name that the device reports. */
function withRoles({ observed, remedy }: Reason, seen: string): Reason {
    return { observed: `${observed} Now ${seen}.`, remedy };
}

/** What is wrong with the other node of the one that is desired and active. */
export function describeNoStandby(other: Sighting): Reason[] {
    return other.kind === "notSeen"
        ? withLookErrors({ sightings: [other] }, { observed: unchecked(other), remedy: "" })
        : [
              {
                  observed: `${other.node} could not take over now (${describeRole(other)}).`,
                  remedy: withWordRemedy(`Repair ${other.node} until it is standby.`, [other]),
              },
          ];
}

function unchecked({ node }: Sighting): string {
    return `${node} can't be checked; it may still be a healthy standby.`;
}
