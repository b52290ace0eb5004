import { markup, type Html } from "./html.js";
import type { PageAction, PageLogEntry } from "./model.js";
import { timeElement } from "./times.js";
import type { Happening } from "./timeline.js";

/** What happened, in a few words, with its nodes. */
export function headline(happening: Happening): Html {
    if (happening.kind === "requested") return requestedHeadline(happening.action);
    const taken = happening.log.find(({ newState }) => TAKING.includes(newState.toLowerCase()));
    const what = taken === undefined ? markup`Change of role` : markup`<b>${taken.node}</b> took over`;
    if (happening.kind === "early") return markup`${what}, before what this stack remembers`;
    if (happening.log.some(({ info }) => PEER_FAILED.test(info))) return markup`Failover: ${what}`;
    const isCommand = happening.log.some(({ info }) => COMMAND.test(info));
    return markup`${what}, ${isCommand ? "by a command that this stack did not send" : "not requested by this stack"}`;
}

/** The devices' own reasons for a failover and for a command: no others are documented. */
const PEER_FAILED = /\bactive peer [^,]+ has (timed out|unacceptable health)/i;
const COMMAND = /\bforced by command\.?$/i;

/** The documented words of a log for a node that takes calls. */
const TAKING: readonly string[] = ["active", "becomingactive"];

/** `own`, `device` or `failed`: how the page marks it. */
export function markOf(happening: Happening): string {
    if (happening.kind !== "requested") return "device";
    return happening.action.outcome === "switched" ? "own" : "failed";
}

export function whenElement({ at, ...happening }: Happening): Html {
    if (at !== undefined) return timeElement(at);
    const [entry] = happening.log;
    return entry?.time === undefined
        ? markup`<span>no time</span>`
        : markup`<span>“${entry.time}”, a time that can't be read</span>`;
}

/** What else is known: who requested it and why, how long it took, and what the devices logged. */
export function particulars(happening: Happening): Html {
    const log = happening.log.map((entry) => markup`<li>${logLine(entry)}</li>`);
    const lines = log.length === 0 ? undefined : markup`<ul class="log">${log}</ul>`;
    if (happening.kind !== "requested") return markup`${lines}`;
    const known = knownOf(happening.action);
    return markup`${known.length > 0 && markup`<p>${known.map((each, index) => markup`${index > 0 && " · "}${each}`)}</p>`}${lines}`;
}

function requestedHeadline({ from, to, outcome, tookSeconds, by }: PageAction): Html {
    const nodes = markup`<b>${from}</b> to <b>${to}</b>`;
    const took = tookSeconds === undefined ? "" : ` in ${tookSeconds} s`;
    if (outcome !== "switched") return markup`Switchover ${nodes}: ${OUTCOMES.get(outcome) ?? outcome}`;
    if (by === "device") return markup`Requested ${nodes}; the device moved calls by itself`;
    if (by === "other") return markup`Requested ${nodes}; calls had moved before the request`;
    return markup`Switched over ${nodes}${took}`;
}

const OUTCOMES: ReadonlyMap<string, string> = new Map([
    ["noEffect", "no effect"],
    ["unknown", "not seen to its end"],
]);

function knownOf({ reason, actor, run, commit, sessionsBefore, sessionsAfter }: PageAction): Html[] {
    const sessions = sessionsBefore !== undefined && sessionsAfter !== undefined;
    const all = [
        reason !== undefined && markup`“${reason}”`,
        actor !== undefined && markup`by ${actor}`,
        run !== undefined && markup`${run}`,
        commit !== undefined && markup`commit ${commit.slice(0, 12)}`,
        sessions && markup`sessions ${sessionsBefore} before, ${sessionsAfter} after`,
    ];
    return all.filter((each) => each !== false);
}

function logLine({ node, oldState, newState, info }: PageLogEntry): Html {
    return markup`<b>${node}</b> ${oldState} → ${newState}${info !== "" && markup`: ${info}`}`;
}
