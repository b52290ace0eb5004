/**
 * A pair as a stack's state or a topology file has it. Texts are as they were written there: whoever shows one makes it inert
 * first. What is absent was not there, is encrypted, or could not be read.
 */
export interface KnownPair {
    /** The name of its resource. */
    readonly name: string;
    /** The site in its `Topology`. */
    readonly site?: string;
    /** From 1; absent if the stack has no waves. */
    readonly wave?: number;
    readonly declared: DeclaredArguments;
    /** Paths of what is encrypted, such as `credentials` or `nodes[0].address`: to be shown as {@link SECRET}. */
    readonly secrets: readonly string[];
    /** Names of arguments and outputs that are there, and not of the form that this version knows. */
    readonly unreadable: readonly string[];
}

/** A pair of a stack, as `pulumi stack export` has it. */
export interface StackPair extends KnownPair {
    readonly urn: string;
    readonly face: "plugin" | "dynamic";
    readonly recorded: RecordedOutputs;
    /** What the pair's own `Provider` gives its nodes to be verified against; absent if it has none. */
    readonly providerTls?: Tls;
    /** What it says that words of the device mean. */
    readonly providerWords?: DeviceWords;
    /** Why it lets nothing be switched over, and until when; it holds beside the stack's own freeze. */
    readonly providerFreeze?: string;
}

/** Whether a switchover request is recorded as open that is encrypted, or not of its form: it is one all the same. */
export function hasUnreadableRequest({ secrets, unreadable }: Pick<KnownPair, "secrets" | "unreadable">): boolean {
    return unreadable.includes("pending") || secrets.some((path) => /^pending(?![^.[])/.test(path));
}

/** What stands in place of a value that is encrypted. */
export const SECRET = "[secret]";

interface DeclaredNode {
    readonly name: string;
    readonly address: string;
    readonly tls?: Tls;
}

export interface Tls {
    readonly caCertificate?: string;
    readonly serverName?: string;
    readonly certificateSha256?: string | readonly string[];
}

/** What words mean that a device reports: see docs/how-to/device-words.md. */
export interface DeviceWords {
    readonly roles?: Readonly<Record<string, string>>;
    readonly synchronized?: readonly string[];
}

/** The arguments of an `HaActiveNode`, but for the credentials, which are not read from a state. */
export interface DeclaredArguments {
    readonly nodes?: readonly [DeclaredNode, DeclaredNode];
    /**
     * The desired node. A `refresh` of the dynamic provider writes the node that it finds active here, until the next `up`.
     */
    readonly activeNode?: string;
    readonly revertive?: boolean;
    readonly observeOnly?: boolean;
    readonly requireRedundancy?: boolean;
    readonly apiVersion?: string;
    readonly reason?: string;
    readonly tls?: Tls;
    readonly deviceWords?: DeviceWords;
    readonly timeouts?: Readonly<Record<string, number>>;
    readonly preconditions?: Readonly<Record<string, unknown>>;
}

/** What a run recorded of a pair, as its outputs. All times are ISO 8601 UTC, if they are what they should be. */
export interface RecordedOutputs {
    readonly activeNode?: string;
    readonly standbyNode?: string;
    readonly roles?: Readonly<Record<string, string>>;
    readonly redundant?: boolean;
    readonly switchoverCounts?: Readonly<Record<string, number>>;
    readonly lastSwitchover?: RecordedLogEntry;
    readonly lastAction?: RecordedAction;
    /** The newest first. */
    readonly history?: readonly RecordedAction[];
    readonly fulfilledActiveNode?: string;
    /** A request whose outcome no run has seen yet. */
    readonly pending?: RecordedRequest;
}

export interface RecordedLogEntry {
    readonly node: string;
    readonly oldState?: string;
    readonly newState?: string;
    readonly info?: string;
    readonly at?: string;
    readonly time?: string;
}

export interface RecordedAction {
    readonly at: string;
    readonly from: string;
    readonly to: string;
    /** `switched`, `noEffect`, `undone` or `unknown`; any other word, of another version. */
    readonly outcome: string;
    /** `request`, `device`, `other` or `unknown`. */
    readonly by?: string;
    readonly id?: string;
    readonly status?: number;
    readonly tookSeconds?: number;
    readonly reason?: string;
    readonly requestedBy?: { readonly actor: string; readonly run?: string; readonly commit?: string };
    readonly sessionsBefore?: number;
    readonly sessionsAfter?: number;
    readonly switchoverCountsBefore?: Readonly<Record<string, number>>;
    readonly switchoverCountsAfter?: Readonly<Record<string, number>>;
    readonly logEntry?: RecordedLogEntry;
    readonly checks?: readonly RecordedCheck[];
}

interface RecordedCheck {
    readonly name: string;
    readonly observed: string;
    readonly required: string;
    readonly met: boolean;
}

export interface RecordedRequest {
    readonly since: string;
    readonly from: string;
    readonly to: string;
    readonly id?: string;
    readonly sinceByDevice?: string;
    readonly switchoverCounts?: Readonly<Record<string, number>>;
    readonly settleSeconds?: number;
}
