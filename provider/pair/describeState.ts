import { unreachableCase } from "../errors.js";
import type { Reason } from "./decide.js";
import type { PairState } from "./judge.js";
import type { View } from "./look.js";
import { describeRole, describeSightings } from "./sighting.js";
import { describeWrongDevice } from "./wrongDevice.js";

type Refused = Exclude<PairState, { kind: "ready" | "disagree" | "switching" }>;

/** Why nothing may be sent to a pair in such a state. */
export function describeState({ sightings }: Pick<View, "sightings">, state: Refused): Reason {
    const seen = describeSightings(sightings);
    switch (state.kind) {
        case "bothActive":
            return {
                observed: "Both nodes say that they are active.",
                remedy: "Repair the link between them until one is active and the other standby; a switchover would make it worse.",
            };
        case "noneActive":
            return {
                observed: `Neither node says that it is active (${seen}).`,
                remedy: "Repair the pair until one node is active and the other standby.",
            };
        case "noStandby":
            return {
                observed: `${state.active} is active, and ${state.other.node} could not take over (${why(state.other)}).`,
                remedy: `Repair ${state.other.node} until it is standby.`,
            };
        case "wrongDevice":
            return describeWrongDevice(state);
        case "notAPair":
            return {
                observed: `${state.standalone.join(" and ")} ${state.standalone.length > 1 ? "say that they are" : "says that it is"} standalone, so this is no high-availability pair.`,
                remedy: "Configure high availability on both nodes, or correct the addresses.",
            };
        case "unseen":
            return {
                observed: `No node says that it is active (${seen}). ${sightings.flatMap((s) => (s.kind === "unseen" ? [s.error.fact] : [])).join(" ")}`,
                remedy: sightings.flatMap((s) => (s.kind === "unseen" ? [s.error.remedy] : []))[0] ?? "",
            };
        default:
            return unreachableCase(state);
    }
}

/** Why a node is no standby. */
export function why(sighting: View["sightings"][number]): string {
    return sighting.kind === "unseen" ? sighting.error.fact.replace(/\.$/, "") : describeRole(sighting);
}
