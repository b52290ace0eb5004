/** What `pulumi preview --json` prints, as it was seen on a real engine, made for a test. */
export type Face = "plugin" | "dynamic provider";

const TYPES: Readonly<Record<Face, string>> = {
    plugin: "oracle-sbc:index:HaActiveNode",
    "dynamic provider": "pulumi-nodejs:dynamic/oracle-sbc:HaActiveNode",
};

export interface DigestPair {
    readonly name: string;
    /** @default "update" */
    readonly op?: string;
    /** The second node by default: `NAME-b`. */
    readonly desired?: string;
    /** What the program said last. @default desired */
    readonly before?: string;
    readonly fulfilled?: string;
    /** Named `NAME-a` and `NAME-b`. */
    readonly nodes?: unknown;
    readonly message?: string;
    /** @default "warning" */
    readonly severity?: string;
}

export interface DigestOptions {
    readonly face?: Face;
    readonly config?: object;
    readonly diagnostics?: readonly object[];
    readonly unchanged?: number;
    readonly steps?: readonly object[];
}

export function urnOf(name: string, face: Face = "plugin", parent = ""): string {
    return `urn:pulumi:prod::sites::${parent}${TYPES[face]}::${name}`;
}

export function stepOf(pair: DigestPair, face: Face = "plugin"): object {
    const { name, op = "update", desired = `${name}-b`, before = desired, fulfilled = before } = pair;
    const { nodes = [{ name: `${name}-a` }, { name: `${name}-b` }] } = pair;
    const inputs = { nodes, activeNode: desired };
    const old = { inputs: { nodes, activeNode: before }, outputs: { nodes, fulfilledActiveNode: fulfilled } };
    return {
        op,
        urn: urnOf(name, face),
        ...(op === "create" ? {} : { oldState: old }),
        ...(op === "delete" ? {} : { newState: { inputs } }),
        detailedDiff: null,
    };
}

/** A plugin's line has its resource, and its severity; a dynamic provider's has neither. */
function diagnosticOf({ name, message = "", severity = "warning" }: DigestPair, face: Face): object {
    if (face === "plugin") return { urn: urnOf(name), message: `${severity}: ${message}\n`, severity };
    return { message: `${message.split("\n").join(" ")}\n\n`, severity: "info" };
}

export function digest(pairs: readonly DigestPair[], options: DigestOptions = {}): string {
    const { face = "plugin", config = {}, diagnostics = [], unchanged = 1, steps = [] } = options;
    const stack = { op: "same", urn: "urn:pulumi:prod::sites::pulumi:pulumi:Stack::sites-prod", oldState: {} };
    const said = pairs.filter(({ message }) => message !== undefined).map((pair) => diagnosticOf(pair, face));
    const document = {
        config,
        steps: [stack, ...steps, ...pairs.map((pair) => stepOf(pair, face))],
        diagnostics: [...said, ...diagnostics],
        duration: 1,
        changeSummary: { same: unchanged },
    };
    return `${JSON.stringify(document, null, 4)}\n`;
}
