import type { Io } from "../device/io.js";
import { describeRole, describeSightings, errorsOf } from "../pair/sighting.js";
import { look, type View } from "../pair/look.js";
import { type LastSwitchover, newestLogLine } from "../pair/switchoverLogs/newLogLine.js";
import { describeWrongDevice } from "../pair/wrongDevice.js";
import { lookInputs } from "./inputs/lookInputs.js";
import { readConfig, type ProviderConfig } from "./inputs/stackConfig.js";
import { observe, type Observed } from "./outputs.js";
import { type EntryPoint, LOOK } from "./entryPoint.js";
import { settingsFor, Sessions } from "./settingsFor.js";

/** What a look at a pair showed. */
export interface PairReport extends Observed {
    /** What the two answers add up to, such as `ready`, `switching`, `bothActive` or `activeNotSeen`. */
    readonly state: string;
    /** The same for people, with the reason for each node that gave no answer, and what the answers contradict. */
    readonly description: string;
    /** If times that can't be read leave open which entry of the logs is the newest: those that may be it. */
    readonly possibleLastSwitchovers?: readonly LastSwitchover[];
    /** Nodes whose log is there and can't be read. */
    readonly unreadableLogs?: readonly string[];
}

/**
 * Looks at a pair once, and changes nothing.
 *
 * A node that gives no answer is reported as `unseen`; only arguments that can't be used are thrown, as an `SbcError`.
 */
export async function getPair(args: unknown, io: Io, known: Known = onItsOwn()): Promise<PairReport> {
    const inputs = lookInputs(args, known.config);
    const { sessions } = settingsFor(inputs, known.config, known.sessions);
    return lookedAt(await look(sessions, io)).report;
}

/** A look for people: the report, and each node's role in a few words, such as why it is `unseen`. */
export interface LookedAtPair {
    readonly report: PairReport;
    /** In the order of the declaration. */
    readonly roleWords: readonly string[];
}

/** What a look showed, for people. */
export function lookedAt(view: View): LookedAtPair {
    const report = { ...observe(view), state: view.state.kind, description: describeView(view), ...unclearLogs(view) };
    return { report, roleWords: view.sightings.map(describeRole) };
}

/** What a look showed, for people: roles, contradictions, and why a node gave no answer. */
export function describeView(view: View): string {
    const silent = errorsOf(view.sightings).map(({ message }) => message);
    return [`${describeSightings(view.sightings)}.`, ...contradictionsIn(view), ...silent].join(" ");
}

/** What is known to whoever looks. */
export interface Known {
    readonly config: ProviderConfig;
    readonly sessions: Sessions;
}

/** For whoever has no stack: of the environment, only its credentials are read. */
export function onItsOwn(entry: EntryPoint = LOOK): Known {
    const { PULUMI_CONFIG: _stack, ...env } = process.env;
    return { config: readConfig(() => undefined, env, entry), sessions: new Sessions() };
}

function unclearLogs({ sightings }: View): Pick<PairReport, "possibleLastSwitchovers" | "unreadableLogs"> {
    const { newest, unreadableLogs } = newestLogLine(sightings);
    return {
        ...(newest.kind === "unclear" ? { possibleLastSwitchovers: newest.candidates } : {}),
        ...(unreadableLogs.length === 0 ? {} : { unreadableLogs }),
    };
}

/** What the roles alone don't say. */
function contradictionsIn({ state }: View): string[] {
    if (state.kind === "disagree") return state.claims.map((claim) => `But ${claim}.`);
    if (state.kind !== "wrongDevice") return [];
    return [describeWrongDevice(state).observed];
}
