import * as z from "zod";
import type {
    DeclaredArguments,
    DeviceWords,
    RecordedAction,
    RecordedLogEntry,
    RecordedOutputs,
    RecordedRequest,
    Tls,
} from "./pairs.js";

const counts = z.record(z.string(), z.number());

export const tlsForm: z.ZodType<Tls> = z.object({
    caCertificate: z.string().exactOptional(),
    serverName: z.string().exactOptional(),
    certificateSha256: z.union([z.string(), z.array(z.string())]).exactOptional(),
});
export const wordsForm: z.ZodType<DeviceWords> = z.object({
    roles: z.record(z.string(), z.string()).exactOptional(),
    synchronized: z.array(z.string()).exactOptional(),
});
const node = z.object({ name: z.string(), address: z.string(), tls: tlsForm.exactOptional() });

const logEntry: z.ZodType<RecordedLogEntry> = z.object({
    node: z.string(),
    oldState: z.string().exactOptional(),
    newState: z.string().exactOptional(),
    info: z.string().exactOptional(),
    at: z.string().exactOptional(),
    time: z.string().exactOptional(),
});

export const actionForm: z.ZodType<RecordedAction> = z.object({
    at: z.string(),
    from: z.string(),
    to: z.string(),
    outcome: z.string(),
    by: z.string().exactOptional(),
    id: z.string().exactOptional(),
    status: z.number().exactOptional(),
    tookSeconds: z.number().exactOptional(),
    reason: z.string().exactOptional(),
    requestedBy: z
        .object({ actor: z.string(), run: z.string().exactOptional(), commit: z.string().exactOptional() })
        .exactOptional(),
    sessionsBefore: z.number().exactOptional(),
    sessionsAfter: z.number().exactOptional(),
    switchoverCountsBefore: counts.exactOptional(),
    switchoverCountsAfter: counts.exactOptional(),
    logEntry: logEntry.exactOptional(),
    checks: z
        .array(z.object({ name: z.string(), observed: z.string(), required: z.string(), met: z.boolean() }))
        .exactOptional(),
});

const request: z.ZodType<RecordedRequest> = z.object({
    since: z.string(),
    from: z.string(),
    to: z.string(),
    id: z.string().exactOptional(),
    sinceByDevice: z.string().exactOptional(),
    switchoverCounts: counts.exactOptional(),
    settleSeconds: z.number().exactOptional(),
});

type Forms<T> = { readonly [Name in keyof T]-?: z.ZodType<NonNullable<T[Name]>> };

export const DECLARED_FORMS: Forms<DeclaredArguments> = {
    nodes: z.tuple([node, node]),
    activeNode: z.string(),
    revertive: z.boolean(),
    observeOnly: z.boolean(),
    requireRedundancy: z.boolean(),
    apiVersion: z.string(),
    reason: z.string(),
    tls: tlsForm,
    deviceWords: wordsForm,
    timeouts: counts,
    preconditions: z.record(z.string(), z.unknown()),
};

/** But for the history, which is read entry by entry. */
export const RECORDED_FORMS: Forms<Omit<RecordedOutputs, "history">> = {
    activeNode: z.string(),
    standbyNode: z.string(),
    roles: z.record(z.string(), z.string()),
    redundant: z.boolean(),
    switchoverCounts: counts,
    lastSwitchover: logEntry,
    lastAction: actionForm,
    fulfilledActiveNode: z.string(),
    pending: request,
};

export interface Read<T> {
    /** Only what is of its form. */
    readonly values: Partial<T>;
    /** Names of what is there and is not. */
    readonly unreadable: readonly string[];
}

/** What a bag has of these names, each by its form: one that is not does not take the others along. */
export function readForms<T>(bag: Readonly<Record<string, unknown>>, forms: Forms<T>): Read<T> {
    const names = (Object.keys(forms) as (keyof T & string)[]).filter((name) => isGiven(bag, name));
    const read = names.map((name) => ({ name, result: (forms[name] as z.ZodType).safeParse(bag[name]) }));
    return {
        values: Object.fromEntries(
            read.flatMap(({ name, result }) => (result.success ? [[name, result.data] as const] : [])),
        ) as Partial<T>,
        unreadable: read.flatMap(({ name, result }) => (result.success ? [] : [name])),
    };
}

function isGiven(bag: Readonly<Record<string, unknown>>, name: string): boolean {
    return Object.hasOwn(bag, name) && bag[name] !== undefined && bag[name] !== null;
}
