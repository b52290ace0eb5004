import { unreachableCase } from "../errors.js";
import type { Reason } from "./decide.js";
import type { PairState } from "./pairState.js";
import type { View } from "./look.js";
import { describeRole, describeSightings, lookErrors } from "./sighting.js";
import { describeWrongDevice } from "./wrongDevice.js";

type Refused = Exclude<PairState, { kind: "ready" | "disagree" | "switching" }>;

/** Why nothing may be sent to a pair in such a state. */
export function describeState(view: Pick<View, "sightings">, state: Refused): Reason {
    return withLookErrors(view, reasonFor(view, state));
}

/** The reason, and what each node that could not be seen gave as its own: that one's remedy is what helps. */
export function withLookErrors({ sightings }: Pick<View, "sightings">, reason: Reason): Reason {
    const { facts, remedies } = lookErrors(sightings);
    const joined = (...sentences: readonly string[]) => sentences.filter((sentence) => sentence !== "").join(" ");
    return {
        ...reason,
        observed: joined(
            reason.observed,
            ...facts.filter((fact) => !reason.observed.includes(fact.replace(/\.$/, ""))),
        ),
        remedy: joined(...remedies.filter((remedy) => !reason.remedy.includes(remedy)), reason.remedy),
    };
}

function reasonFor({ sightings }: Pick<View, "sightings">, state: Refused): Reason {
    const seen = describeSightings(sightings);
    switch (state.kind) {
        case "bothActive":
            return {
                observed: "Both nodes report that they are active.",
                remedy: "Repair the link between them until one is active and the other standby; a switchover would make it worse.",
            };
        case "noneActive":
            return {
                observed: `Neither node reports that it is active (${seen}).`,
                remedy: "Repair the pair until one node is active and the other standby.",
            };
        case "noStandby": {
            const { active, other } = state;
            // What is not seen may be in order: its own remedy says how to see it.
            if (other.kind === "notSeen") return { observed: `${active} is active. ${unchecked(other)}.`, remedy: "" };
            return {
                observed: `${active} is active, and ${other.node} could not take over (${describeRole(other)}).`,
                remedy: `Repair ${other.node} until it is standby.`,
            };
        }
        case "wrongDevice":
            return describeWrongDevice(state);
        case "notAPair":
            return {
                observed: `${state.standalone.join(" and ")} ${state.standalone.length > 1 ? "report that they are" : "reports that it is"} standalone, so this is no high-availability pair.`,
                remedy: "Configure high availability on both nodes, or correct the addresses.",
            };
        case "activeNotSeen":
            return { observed: `No node reports that it is active (${seen}).`, remedy: "" };
        default:
            return unreachableCase(state);
    }
}

/** What is wrong with the other node of the one that is desired and active, as a clause; ends in a full stop. */
export function describeNoStandby(other: View["sightings"][number]): string {
    return other.kind === "notSeen"
        ? `${unchecked(other)}. ${other.error.remedy}`
        : `${other.node} could not take over now (${describeRole(other)}).`;
}

function unchecked({ node, error }: Extract<View["sightings"][number], { kind: "notSeen" }>): string {
    return `${node} can't be checked: ${error.fact.replace(/\.$/, "")}; it may still be a healthy standby`;
}
