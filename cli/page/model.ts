/** What the page shows of a fleet. What is encrypted in the stack stands as `[secret]`. Every text in it may come from a device or a state file: nothing of it is trusted. */
export interface FleetPage {
    readonly stack: string;
    /** ISO 8601, as all times here. */
    readonly writtenAt: string;
    /** When Pulumi wrote the stack's state last. */
    readonly recordedAt?: string;
    /** Whether the nodes were looked at for this page; else it shows what is recorded. */
    readonly isLive: boolean;
    readonly freeze?: PageFreeze;
    readonly pairs: readonly PagePair[];
    /** A sentence for each thing that could not be read. */
    readonly problems: readonly string[];
}

export interface PageFreeze {
    readonly text: string;
    readonly until?: string;
}

export interface PagePair {
    readonly name: string;
    readonly site?: string;
    /** Absent if the stack has no waves. */
    readonly wave?: number;
    /** As declared; none if they can't be read. */
    readonly nodes: readonly PageNode[];
    readonly desiredNode?: string;
    /** Absent if no node, or more than one, reported that it is active. */
    readonly activeNode?: string;
    readonly redundant?: boolean;
    /** Whether a failover of the device is corrected. */
    readonly isRevertive: boolean;
    readonly isObserveOnly: boolean;
    readonly isRedundancyRequired: boolean;
    /** The last desired node that became active: what a pair that is not revertive is compared by. */
    readonly fulfilledActiveNode?: string;
    readonly pending?: PagePending;
    /** Switchovers that this stack requested, the newest first. */
    readonly history: readonly PageAction[];
    /** Entries of the nodes' own logs, in any order: with a look all of them, else the newest that is recorded. */
    readonly log: readonly PageLogEntry[];
    /** Whether some of what is recorded of its switchovers is encrypted: there may be more than is shown. */
    readonly hasSecretHistory?: boolean;
    /** What else is declared of it, such as its preconditions. */
    readonly declared: readonly PageFact[];
    /** Names of what is recorded and can't be read. */
    readonly unreadable: readonly string[];
    /** Of this page's own look. */
    readonly look?: PageLook;
}

export interface PageFact {
    readonly name: string;
    readonly value: string;
}

export interface PageNode {
    readonly name: string;
    readonly address: string;
    /** Such as `active` or `unseen`; absent if none is recorded. */
    readonly role?: string;
    readonly switchovers?: number;
    readonly healthPercent?: number;
    /** Of a node that is active, by its own count. */
    readonly sessions?: number;
}

interface PagePending {
    readonly since?: string;
    readonly from?: string;
    readonly to?: string;
}

interface PageLook {
    /** Such as `ready` or `activeNotSeen`. */
    readonly state: string;
    /** The same in sentences. */
    readonly description: string;
}

/** A switchover that this stack requested. */
export interface PageAction {
    readonly at: string;
    readonly from: string;
    readonly to: string;
    /** `switched`, `noEffect`, `undone` or `unknown`. */
    readonly outcome: string;
    /** `request`, `device`, `other` or `unknown`. */
    readonly by?: string;
    readonly tookSeconds?: number;
    readonly reason?: string;
    readonly actor?: string;
    /** The page of the CI job. */
    readonly run?: string;
    readonly commit?: string;
    readonly sessionsBefore?: number;
    readonly sessionsAfter?: number;
    readonly logEntry?: PageLogEntry;
    readonly checks: readonly PageCheck[];
}

export interface PageLogEntry {
    readonly node: string;
    readonly oldState: string;
    readonly newState: string;
    readonly info: string;
    readonly at?: string;
    /** The device's time in its own words, if it can't be read. */
    readonly time?: string;
}

interface PageCheck {
    readonly name: string;
    readonly observed: string;
    readonly required: string;
    readonly met: boolean;
}
