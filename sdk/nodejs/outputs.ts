/**
 * A node's role as it was seen last. `transitional`: between two roles. `unknown`: a word that this version does not know.
 * `unseen`: no answer that could be used.
 */
export type NodeRole = "active" | "standby" | "outOfService" | "standalone" | "transitional" | "unknown" | "unseen";

/** An entry in a node's own log, in its words. */
export interface LastSwitchover {
    /** The node whose log it is in. */
    node: string;
    /** The node's role before. */
    oldState: string;
    /** The node's role after. */
    newState: string;
    /** The device's own reason. */
    info: string;
    /** ISO 8601 UTC; absent if the device's time can't be read. */
    at?: string;
    /** The device's time in its own words, if it can't be read. */
    time?: string;
}

/** The last switchover that this resource requested. */
export interface LastAction {
    /** The request's own, random: the same in `pending` and in the journal. Absent from what an older version recorded. */
    id?: string;
    /** When it was requested, ISO 8601 UTC. */
    at: string;
    /** The node that was active. */
    from: string;
    /** The node that was to become active. */
    to: string;
    /**
     * What was seen. `switched`: `to` became active. `noEffect`: roles, counters and logs stayed as they were before the
     * request, for `settleSeconds`, or, if it was not answered, until it was too old to act. `undone`: `to` became active, and
     * `from` is again. `unknown`: no look showed how it ended. The run that sees it later replaces `unknown`.
     */
    outcome: "switched" | "noEffect" | "undone" | "unknown";
    /**
     * Who moved calls to `to`, as far as the nodes' logs and their times show; absent if calls are not known to have moved.
     * `request`: this request. `device`: the pair by itself, a failover. `other`: calls had moved before the request was
     * sent. `unknown`: the logs do not show it, or in words that are not documented.
     */
    by?: "request" | "device" | "other" | "unknown";
    /** The HTTP status code that answered the request; absent if there was no answer. */
    status?: number;
    /** From sending the request to the first look that showed the desired roles. Absent if `by` is `device` or `other`. */
    tookSeconds?: number;
    /** The argument `reason`, as it was declared. */
    reason?: string;
    /** Who had the run made that requested it, and from where. Absent from what an older version recorded. */
    requestedBy?: RequestedBy;
    /**
     * How many sessions `from` carried, by its own count, in the seconds before the request. Absent if the node did not tell
     * in that time, and with `exclusive` or `quietSeconds: 0`, which leave no time to ask.
     */
    sessionsBefore?: number;
    /**
     * How many sessions `to` carried, by its own count, in the seconds after it became active. Calls that began or ended in
     * between are in one of the two numbers only. Absent if the node did not tell in that time, and with `exclusive`.
     */
    sessionsAfter?: number;
    /** Each node's own counter before the request, by name, if it reported one. */
    switchoverCountsBefore: Record<string, number>;
    /** The same at the last look after it. */
    switchoverCountsAfter: Record<string, number>;
    /** The nodes' own log line about it: the entry that tells `by`, else the newest one that was not there before. */
    logEntry?: LastSwitchover;
    /** The preconditions as they stood right before the request. */
    checks: PreconditionCheck[];
}

/** Who had a run made, and from where: by the variables of its CI system. */
export interface RequestedBy {
    /** `oracle-sbc:actor`; else whom the CI system names; else the account and the machine that ran Pulumi, as `user@host`. */
    actor: string;
    /** The web page of the CI job, without anything that may be a credential. */
    run?: string;
    /** The hash of the commit that the CI job was for. */
    commit?: string;
}

/** One precondition of a switchover, as it was found. */
export interface PreconditionCheck {
    /** Such as `synchronization` or `change window`. */
    name: string;
    /** What the devices reported. */
    observed: string;
    /** What was required. */
    required: string;
    /** Whether it was met. */
    met: boolean;
}

/** A switchover that was requested, and no look showed its outcome. The next run looks for it before it requests anything. */
export interface PendingSwitchover {
    /** The request's own, random: the same in `lastAction` and in the journal. Absent from what an older version recorded. */
    id?: string;
    /** When it was requested, ISO 8601 UTC. */
    since: string;
    /** The same by the clock of the node that the request was sent to, if it gave one. */
    sinceByDevice?: string;
    /** The node that was active. */
    from: string;
    /** The node that was to become active. */
    to: string;
    /** Each node's own counter before the request, by name. */
    switchoverCounts: Record<string, number>;
    /** The `timeouts.settleSeconds` of the run that sent it: no later run requests a switchover before it is over. */
    settleSeconds?: number;
}

/** What a look at a pair showed. */
export interface PairReport {
    /** What the two answers add up to, such as `ready`, `switching`, `noStandby`, `bothActive`, `noneActive` or `activeNotSeen`. */
    readonly state: string;
    /** The same for people, with the reason for each node that gave no answer. */
    readonly description: string;
    /** Absent if no node, or more than one, reports that it is active. */
    readonly activeNode?: string;
    /** Absent if no node, or more than one, reports that it is standby. */
    readonly standbyNode?: string;
    /** Role of each node by name. */
    readonly roles: Readonly<Record<string, NodeRole>>;
    /** Whether the other node could take over now: by all that was seen, it is a healthy, synchronized standby. */
    readonly redundant: boolean;
    /** Each node's own counter of switchovers by name, if it reports one. */
    readonly switchoverCounts: Readonly<Record<string, number>>;
    /** The newest entry in either node's own log. Absent if the logs have none, or do not tell which is the newest. */
    readonly lastSwitchover?: Readonly<LastSwitchover>;
    /** If times that can't be read leave open which entry is the newest: those that may be it. */
    readonly possibleLastSwitchovers?: readonly Readonly<LastSwitchover>[];
    /** Names of the nodes whose log is there and can't be read. */
    readonly unreadableLogs?: readonly string[];
}
