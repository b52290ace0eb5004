import type { DiffLine } from "./rpc/shownLines.js";
import type { Marked } from "./rpc/wire.js";

/** How loud a line is: `debug` is shown with `--debug` only. */
export type Severity = "debug" | "info" | "warning" | "error";

/** One call of the engine, for as long as it takes to answer it. */
export interface Call {
    /** The resource that the call is about; absent for one about none. */
    readonly urn: string | undefined;
    /** Aborted with an `Interruption` that says why: nothing more may be sent to a device then. */
    readonly signal: AbortSignal;
    /** What `customTimeouts` gives it; absent where that is not set. The signal aborts then, whoever looks at this. */
    readonly timeoutSeconds: number | undefined;
    /** One line on the resource, which stays. In the order of these calls, and all of them before the call's answer. */
    log(severity: Severity, text: string): void;
    /** What the resource's row shows while the call runs: the next one replaces it, and the call's end removes it. */
    status(text: string): void;
    /** Whether the engine is there to record what the call does: for right before what can't be taken back. */
    isEngineThere(): Promise<boolean>;
    /** Work that the answer does not wait for, such as giving back a lock: the end of the process does, for a while. */
    afterwards(work: Promise<unknown>): void;
}

/** A reason that a property, or all of them, can't be taken. Pulumi prints the value of a `property` that is not empty. */
export interface Failure {
    readonly property: string;
    readonly reason: string;
}

export interface CheckRequest {
    readonly urn: string;
    /** The inputs of last time: empty for a resource that is new. */
    readonly olds: Marked;
    readonly news: Marked;
}

export interface CheckAnswer {
    readonly inputs: Marked;
    readonly failures: readonly Failure[];
}

export interface DiffRequest {
    readonly id: string;
    readonly urn: string;
    /** The inputs of last time; absent from an engine that does not send them. */
    readonly oldInputs: Marked | undefined;
    /** The outputs of last time. */
    readonly olds: Marked;
    /** What the program ignores is as it was: the engine sees to that. */
    readonly news: Marked;
    /** Whether that includes the argument of this name. */
    readonly ignores: (argument: string) => boolean;
}

export interface PropertyChange {
    readonly kind: "add" | "delete" | "update";
    /** The change is one between inputs; else it is one between the recorded output and the input of that name. */
    readonly inputDiff: boolean;
    /** Only a new resource can have it. */
    readonly replaces?: boolean;
}

export interface DiffAnswer {
    /** By path, as Pulumi writes it: `nodes[0].address`. No path means no change, unless `changes` says otherwise. */
    readonly detailedDiff: Readonly<Record<string, PropertyChange>>;
    /** A change that no path stands for, such as a switchover whose outcome was not seen. */
    readonly changes?: boolean;
    /** What a preview says of the changes, in lines: shown with them, of no property, and kept nowhere. */
    readonly lines?: readonly DiffLine[];
}

export interface CreateRequest {
    readonly urn: string;
    readonly news: Marked;
    /** Nothing may be changed: says what would be, with `UNKNOWN` for what only `up` will show. */
    readonly preview: boolean;
}

export interface UpdateRequest extends CreateRequest {
    readonly id: string;
    readonly oldInputs: Marked | undefined;
    readonly olds: Marked;
    readonly ignores: (argument: string) => boolean;
}

export interface ReadRequest {
    readonly id: string;
    readonly urn: string;
    /** Both are empty on an import. */
    readonly inputs: Marked;
    readonly outputs: Marked;
}

export type ReadAnswer =
    | { readonly kind: "found"; readonly id: string; readonly inputs: Marked; readonly outputs: Marked }
    /** Pulumi forgets the resource. */
    | { readonly kind: "gone" };

interface DeleteRequest {
    readonly id: string;
    readonly urn: string;
    readonly outputs: Marked;
}

interface InvokeAnswer {
    readonly result: Marked;
    readonly failures: readonly Failure[];
}

/** Values of the provider itself: what is no text in them comes as JSON text, by the protocol. */
export interface ConfigRequest {
    readonly urn: string;
    readonly olds: Marked;
    readonly news: Marked;
}

/**
 * What one type of resource does, in plain values: the server around it knows the protocol, and nothing of pairs.
 *
 * What a call throws is its failure: an `SbcError` is told as it is, an `Unfinished` keeps the resource, the signal's own
 * reason says that the call was interrupted, and anything else is a defect.
 */
export interface Lifecycle {
    check(request: CheckRequest, call: Call): Promise<CheckAnswer>;
    diff(request: DiffRequest, call: Call): Promise<DiffAnswer>;
    create(request: CreateRequest, call: Call): Promise<{ readonly id: string; readonly outputs: Marked }>;
    read(request: ReadRequest, call: Call): Promise<ReadAnswer>;
    update(request: UpdateRequest, call: Call): Promise<Marked>;
    delete(request: DeleteRequest, call: Call): Promise<void>;
}

export type Invoke = (args: Marked, call: Call) => Promise<InvokeAnswer>;

/** What the provider does about its own values. */
export interface Configuration {
    checkConfig(request: ConfigRequest, call: Call): Promise<CheckAnswer>;
    /** Paths of the provider's values that differ: none of them ever replaces it. */
    diffConfig(request: ConfigRequest, call: Call): Promise<readonly string[]>;
    configure(config: Marked, call: Call): Promise<void>;
}

/** All that a plugin serves. */
export interface Served {
    readonly configuration: Configuration;
    /** By type, such as `oracle-sbc:index:HaActiveNode`. */
    readonly resources: Readonly<Record<string, Lifecycle>>;
    /** By token, such as `oracle-sbc:index:getPair`. */
    readonly functions: Readonly<Record<string, Invoke>>;
}
