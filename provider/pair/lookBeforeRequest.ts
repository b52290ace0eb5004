import { momentOf } from "../clock.js";
import type { Io } from "../device/io.js";
import { decide, type Decision, type Reason } from "./decide.js";
import { freshness, type Freshness } from "./freshness.js";
import { lookToDecide, type View } from "./look.js";
import type { DesiredPair, PairSettings } from "./settings.js";
import { isSame } from "./sameView.js";

/** How often the last look is made before a node counts as too slow to rest a request on. */
const LOOKS = 3;

export type LastLook =
    /** The request may leave, at once. */
    | { readonly kind: "allowed"; readonly view: View; readonly decision: Extract<Decision, { kind: "switchOver" }> }
    /** The pair is not as it was when it was quiet, or what is required is not met any more. */
    | { readonly kind: "changed"; readonly view: View }
    | { readonly kind: "forbidden"; readonly view: View; readonly reason: Reason };

/** The look that a request rests on: by its answers, as old as they are when it returns. */
export async function lookBeforeRequest(settings: DesiredPair, quiet: View, io: Io): Promise<LastLook> {
    for (let looksLeft = LOOKS; ; looksLeft--) {
        const [view, isAskerThere] = await Promise.all([lookToDecide(settings, io), io.isEngineThere?.() ?? true]);
        if (!isAskerThere) return { kind: "forbidden", view, reason: ENGINE_IS_GONE };
        const now = momentOf(io.clock);
        const decision = decide(view, settings, now);
        if (decision.kind !== "switchOver" || !isSame(quiet, view)) return { kind: "changed", view };
        const age = freshness(view, settings.freshMs, now);
        if (age.kind === "fresh") return { kind: "allowed", view, decision };
        if (looksLeft === 1) return { kind: "forbidden", view, reason: tooOld(age, settings) };
    }
}

const ENGINE_IS_GONE: Reason = {
    observed: "Pulumi's engine is gone, so that the outcome of a request could not be recorded.",
    remedy: "Run this again.",
};

function tooOld(age: Exclude<Freshness, { kind: "fresh" }>, { freshMs }: PairSettings): Reason {
    if (age.kind === "clocksDisagree") {
        return {
            observed: `During each of ${LOOKS} looks, this machine was suspended or its clock was set.`,
            remedy: "Run this again while the machine is awake and its clock is steady.",
        };
    }
    return {
        observed: `${age.slower} is slow: it took ${(age.tookMs / 1000).toFixed(1)} s to answer its status, the last of ${LOOKS} times; a request may rest on answers that are at most ${freshMs / 1000} s old.`,
        remedy: `Look at what slows ${age.slower} or the network down, or raise timeouts.freshSeconds (10 at most).`,
    };
}
