import type { Io } from "../../device/io.js";
import { type JournalEntry, markOf, type NodeMark, shareEndpoint } from "../../state/journal.js";
import type { OpenSwitchover, PendingSwitchover, PairSettings } from "../settings.js";
import type { LastAction } from "../result.js";
import type { RunParts } from "../run/runParts.js";
import { spellingsOf } from "../run/spellings.js";

/** A switchover request that no look has shown the end of: by what is recorded in state, by the journal, or by both. */
export interface OpenRequest {
    /** In today's names. One at other addresses is watched, but only its age settles it. */
    readonly pending: OpenSwitchover;
    /** Journal entries that its end settles: its own, and those of this pair from before it. */
    readonly entries: readonly string[];
}

export type RequestSettings = Pick<PairSettings, "sessions" | "pending" | "lastAction">;

interface Recording extends Pick<RunParts, "resolve"> {
    readonly journal: Pick<RunParts["journal"], "read">;
}
type Waiting = Pick<Io, "clock" | "signal">;

/**
 * The youngest open request of this pair; only if there is none, one that may be another pair's.
 *
 * @param ended ids of requests whose end this run has seen, though their entries may be there still
 */
export async function findOpenRequest(
    settings: RequestSettings,
    run: Recording,
    io: Waiting,
    ended: ReadonlySet<string> = new Set(),
): Promise<OpenRequest | undefined> {
    return (await recallRequests(settings, run, io, ended)).open;
}

/** What the journal has of this pair, by one reading of it. */
export interface Recalled {
    readonly open: OpenRequest | undefined;
    /** Ids of entries whose end is recorded. */
    readonly stale: readonly string[];
    /** Of the journal as a whole: see {@link JournalReading}. */
    readonly problems: readonly string[];
}

export async function recallRequests(
    settings: RequestSettings,
    run: Recording,
    io: Waiting,
    ended: ReadonlySet<string> = new Set(),
): Promise<Recalled> {
    const { entries, problems } = await run.journal.read();
    const matched = await matchesIn(settings, entries, run, io);
    const stale = matched.filter((each) => !each.isAtOtherAddresses && isStale(each, settings));
    const notEnded = matched.filter(({ id }) => !ended.has(id));
    return { open: youngestOf(settings, notEnded), stale: stale.map(({ id }) => id), problems };
}

async function matchesIn(
    settings: RequestSettings,
    entries: readonly JournalEntry[],
    run: Recording,
    io: Waiting,
): Promise<Match[]> {
    if (entries.length === 0) return [];
    const spelled = await spellingsOf(settings, run, io);
    return entries.flatMap((entry) => matchOf(settings, spelled, entry));
}

type Match = OpenSwitchover & Required<Pick<OpenSwitchover, "id">>;

/** Pure. */
function youngestOf(settings: RequestSettings, matched: readonly Match[]): OpenRequest | undefined {
    const { pending } = settings;
    const unsettled = matched.filter((match) => !isStale(match, settings));
    const known = pending === undefined ? unsettled : [...unsettled, pending];
    const own = known.filter(({ isAtOtherAddresses }) => !isAtOtherAddresses);
    // One that may be another pair's, however young, never hides this pair's own.
    const candidates = own.length > 0 ? own : known;
    // The same request with two times: the later one makes it younger.
    const [youngest] = [...candidates].sort((a, b) => sentAt(b) - sentAt(a));
    if (youngest === undefined) return undefined;
    const settled = youngest.isAtOtherAddresses ? [youngest] : unsettled.filter((each) => !each.isAtOtherAddresses);
    return { pending: youngest, entries: settled.flatMap(({ id }) => (id === undefined ? [] : [id])) };
}

/** Any other word, of a state that was edited by hand, is no end that was seen. */
const SEEN_ENDS: ReadonlySet<string> = new Set<LastAction["outcome"]>(["switched", "noEffect", "undone"]);

/** Its end is recorded. By its id alone: the times of two machines, or of a clock that was set, can't be compared. */
function isStale(entry: PendingSwitchover, { lastAction }: Pick<PairSettings, "lastAction">): boolean {
    return lastAction !== undefined && entry.id === lastAction.id && SEEN_ENDS.has(lastAction.outcome);
}

/** Whether a later action is recorded: then what became of an old request is of no interest any more. */
export function isSuperseded(request: PendingSwitchover, { lastAction }: Pick<PairSettings, "lastAction">): boolean {
    if (lastAction === undefined || (request.id !== undefined && request.id === lastAction.id)) return false;
    return Date.parse(lastAction.at) > sentAt(request);
}

/** A time that can't be read is that of a request which was just sent. */
function sentAt({ since }: PendingSwitchover): number {
    const ms = Date.parse(since);
    return Number.isNaN(ms) ? Infinity : ms;
}

/** A part of the pair is enough: an address that was kept, or a name. */
function matchOf(
    { sessions }: Pick<PairSettings, "sessions">,
    spelled: readonly (readonly string[])[],
    entry: JournalEntry,
): Match[] {
    const marks = sessions.map(({ endpoint }, index) => markOf(endpoint, entry.isHashed, spelled[index]));
    const matching = (isSame: (one: NodeMark, other: NodeMark) => boolean) =>
        ([0, 1] as const).flatMap((then) => {
            const now = marks.findIndex((mark) => isSame(mark, entry.nodes[then]));
            return now < 0 ? [] : [{ then, now }];
        });
    const byEndpoint = matching(shareEndpoint);
    const [known] = [...byEndpoint, ...matching((one, other) => one.name === other.name)];
    if (known === undefined) return [];
    const from = known.then === entry.from ? known.now : 1 - known.now;
    const nameAt = (index: number) => sessions[index === 0 ? 0 : 1].endpoint.name;
    // Counters by today's names: the entry's own place of a node is `from` or the other one.
    const counts = entry.switchoverCounts.flatMap((count, then) =>
        count === null ? [] : [[nameAt(then === entry.from ? from : 1 - from), count] as const],
    );
    const match = {
        ...(byEndpoint.length === 0 ? { isAtOtherAddresses: true } : {}),
        id: entry.id,
        since: entry.since,
        ...(entry.sinceByDevice === undefined ? {} : { sinceByDevice: entry.sinceByDevice }),
        from: nameAt(from),
        to: nameAt(1 - from),
        switchoverCounts: Object.fromEntries(counts),
        settleSeconds: entry.settleSeconds,
    };
    return [match];
}
