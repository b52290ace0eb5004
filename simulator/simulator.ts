import type { FaultName, FaultSpec } from "./faults/faults.js";
import type { RequestRecord } from "./requestLog.js";
import type { ActiveChange, RoleChange } from "./pair/roleHistory.js";
import type { HaState } from "./pair/roleWords.js";
import type { SwitchoverOutcome } from "./pair/switchoverRequests.js";

/** A running pair. Names of nodes, faults and components that do not exist throw a sentence with the valid ones. */
export interface Simulator {
    readonly nodes: readonly [SimulatedNode, SimulatedNode];
    node(name: string): SimulatedNode;
    /** Oldest first. */
    readonly apiVersions: readonly string[];
    /** What could not be learned from the report of `like`: a sentence each. */
    readonly dialectNotes: readonly string[];
    /** PEM of the authority that signed both nodes' certificates. */
    readonly caCertificate: string;
    /** `http://127.0.0.1:…`, for the control endpoint. */
    readonly controlUrl: string;

    /** Every request on either node, in order of arrival; a record is completed in place when its request has ended. */
    readonly requests: readonly RequestRecord[];
    clearRequests(): void;
    /** `POST …/admin/switchover` seen on either node, whatever was answered; `clearRequests` leaves it alone. */
    switchoversReceived(): number;
    /** How many of them moved the pair. A failover of its own is not counted: see `activeHistory`. */
    switchoversCarriedOut(): number;
    /** What became of each request that was taken, and why. */
    readonly switchoverOutcomes: readonly SwitchoverOutcome[];
    /** Every change of a node's role, from the start. */
    readonly roleHistory: readonly RoleChange[];
    /** Which nodes were active from when on, from the start. */
    readonly activeHistory: readonly ActiveChange[];

    /** The same fault on the same node and request is replaced. */
    setFault(fault: FaultSpec | FaultName): void;
    clearFaults(name?: FaultName): void;
    readonly activeFaults: readonly FaultSpec[];

    /**
     * The standby takes over by itself, at once.
     *
     * @param reason `silent` (default): the active timed out. `health`: its health fell to 70, and stays there.
     * Any other text goes into the log as it is, after "active peer" and the name.
     */
    failOver(reason?: string): void;
    /**
     * Below 75 the active node gives way to a healthy, synchronized standby, as documented.
     *
     * @param options `failOver: false` leaves the roles alone.
     */
    setHealth(node: string, percent: number, options?: { readonly failOver?: boolean }): void;
    /** A synchronized component's state (`true`, `false`, `disabled`, `enabled`, any word) on one node, or on both. */
    setSync(component: string, state: string, node?: string): void;
    /** Any word. A known one sets the state, without a transition; another is just said until the next change. */
    setRole(node: string, role: string): void;
    /** Concurrent sessions, as the active node counts them; the standby says 0. */
    setSessions(count: number): void;
    /** Somebody else, an operator say, takes a node's configuration lock whoever has it, or gives it back. */
    lockBySomebodyElse(node: string, isLocked?: boolean): void;
    /** The node loses its power: connections are dropped and refused; tokens, log and counter are forgotten. */
    crash(node: string): void;
    /** The node boots. */
    restore(node: string): void;
    /** Crash, two minutes (times the time scale), boot. */
    reboot(node: string): void;

    /** Resolves when nothing is under way: no transition, no switchover still to act, no reboot, no slow answer. */
    settled(): Promise<void>;
    /** Closes everything at once, hanging connections too. */
    stop(): Promise<void>;
}

/** One node, as it is now. */
export interface SimulatedNode {
    readonly name: string;
    /** `host:port`. */
    readonly address: string;
    readonly port: number;
    /** Of the certificate that the next connection gets: upper-case hexadecimal pairs with colons. */
    readonly certificateSha256: string;
    /** PEM of the same certificate. */
    readonly certificate: string;
    /** As REST says it, before faults. */
    readonly role: string;
    /** As the device's log spells it; `Down` without power. */
    readonly state: HaState;
    readonly healthPercent: number;
    readonly sync: Readonly<Record<string, string>>;
    readonly switchOvers: number;
    /** Token requests with a wrong user name or password, since the start. */
    readonly failedLogins: number;
    readonly tokensIssued: number;
    /** TCP connections accepted, since the start. */
    readonly connections: number;
    readonly configurationLocked: boolean;
}
