import type { Moment } from "../clock.js";
import { unreachableCase } from "../errors.js";
import { describeNoStandby, describeState } from "./describeState.js";
import type { View } from "./look.js";
import type { DesiredPair } from "./settings.js";
import type { PreconditionCheck, Clearing } from "./preconditions/precondition.js";
import { checkPreconditions } from "./preconditions/index.js";
import { describeRole, describeSightings, isSameName, otherSighting, roleOf, sightingOf } from "./sighting.js";
import { withWordRemedy } from "./unknownWords.js";

/** What follows from one look. A value with a name: nothing has happened yet. */
export type Decision =
    /**
     * The wanted node is active. `warning`: what is not as it should be all the same. `isSettling`: the other node is
     * between two roles, so that this changes soon.
     */
    | { readonly kind: "alreadyActive"; readonly warning?: readonly Reason[]; readonly isSettling?: true }
    | {
          readonly kind: "switchOver";
          readonly from: string;
          readonly to: string;
          readonly checks: readonly PreconditionCheck[];
      }
    /** The pair is changing by itself; `observed` ends in no full stop. */
    | { readonly kind: "wait"; readonly observed: string }
    /** Nothing may be sent, for every one of these reasons. */
    | { readonly kind: "refuse"; readonly reasons: readonly Reason[]; readonly checks: readonly PreconditionCheck[] };

export interface Reason {
    readonly observed: string;
    readonly remedy: string;
    /** Present if it may clear on its own. */
    readonly clearsByItself?: Clearing;
}

export type DecideSettings = Pick<DesiredPair, "activeNode" | "preconditions" | "freezes">;
export type DecideView = Pick<View, "sightings" | "state" | "endedMs" | "date">;

/**
 * Pure. Whether the pair has been quiet for long enough is the caller's to know.
 *
 * @param now for what depends on the time, such as change windows and a freeze: when a request would be sent
 */
export function decide(
    view: DecideView,
    settings: DecideSettings,
    now: Moment = { ms: view.endedMs, date: view.date },
): Decision {
    const { sightings, state } = view;
    const desired = sightingOf(sightings, settings.activeNode);
    const other = otherSighting(sightings, settings.activeNode);
    const isDesiredActive = roleOf(desired) === "active";

    switch (state.kind) {
        case "ready":
            return isDesiredActive ? { kind: "alreadyActive" } : switchOver(view, settings, now);
        case "disagree": {
            const observed = `${describeSightings(sightings)}, but ${state.claims.join(", and ")}.`;
            const remedy = withWordRemedy("Look at both nodes' own logs for why they disagree.", sightings);
            const warning = [{ observed, remedy }];
            return isDesiredActive ? { kind: "alreadyActive", warning } : switchOver(view, settings, now);
        }
        case "switching":
            // A standby that is still synchronizing does not keep the wanted node from being active.
            return isDesiredActive && !isNamed(state.towards, other.node)
                ? {
                      kind: "alreadyActive",
                      warning: [
                          { observed: `${other.node} is not a standby yet (${describeRole(other)}).`, remedy: "" },
                      ],
                      isSettling: true,
                  }
                : { kind: "wait", observed: `the pair is changing (${describeSightings(sightings)})` };
        case "noStandby":
            return isDesiredActive
                ? { kind: "alreadyActive", warning: describeNoStandby(other) }
                : refuse(describeState(view, state));
        case "bothActive":
        case "noneActive":
        case "wrongDevice":
        case "notAPair":
        case "activeNotSeen":
            return refuse(describeState(view, state));
        default:
            return unreachableCase(state);
    }
}

function isNamed(name: string | undefined, node: string): boolean {
    return name !== undefined && isSameName(name, node);
}

function refuse(reasons: readonly Reason[]): Decision {
    return { kind: "refuse", reasons, checks: [] };
}

function switchOver(view: DecideView, settings: DecideSettings, now: Moment): Decision {
    const from = otherSighting(view.sightings, settings.activeNode).node;
    const checks = checkPreconditions(view, settings, now);
    const reasons = checks.filter(({ met }) => !met).map(reasonOf);
    if (reasons.length > 0) return { kind: "refuse", reasons, checks };
    return { kind: "switchOver", from, to: settings.activeNode, checks };
}

/** An unmet check, as a sentence and its remedy. */
export function reasonOf({ name, observed, required, remedy, clearsByItself }: PreconditionCheck): Reason {
    return {
        observed: `${capitalized(name)}: ${observed}; required: ${required}.`,
        remedy,
        ...(clearsByItself === undefined ? {} : { clearsByItself }),
    };
}

/** Whether there is time, and every reason can be gone by itself within it, as far as anybody can know. */
export function mayClearWithin(reasons: readonly Reason[], ms: number): boolean {
    const mayClear = ({ clearsByItself }: Reason) => clearsByItself !== undefined && (clearsByItself.inMs ?? 0) <= ms;
    return ms > 0 && reasons.every(mayClear);
}

function capitalized(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
