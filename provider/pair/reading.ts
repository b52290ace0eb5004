import type { Io } from "../device/io.js";
import type { Session } from "../device/session.js";
import { type RequiredPreconditions, SWITCHOVER } from "./preconditions/list.js";
import type { PairSettings } from "./settings.js";

/**
 * Reads something of a node beside its status, and is safe to repeat. What can't be read is a value too: only the run's own
 * abort is thrown.
 */
export type Reader<R = unknown> = (session: Session, io: Io, maxTokenAgeMs?: number) => Promise<R>;

/** What was read, by what read it. */
export type Readings = ReadonlyMap<Reader, unknown>;

/** What a look reads beside the status, of a node that is active. */
export interface ToRead {
    readonly readers: readonly Reader[];
    /** The desired node, of which nothing is read: if it is active, no switchover is needed. */
    readonly exceptOf?: string;
}

export type LookSettings = Pick<PairSettings, "sessions" | "activeNode" | "preconditions">;

/** All that the preconditions ask for, and nothing that they don't. */
export function toRead({ preconditions, activeNode }: Pick<LookSettings, "activeNode" | "preconditions">): ToRead {
    const readers = readersFor(preconditions);
    return readers.length === 0 || activeNode === undefined ? { readers } : { readers, exceptOf: activeNode };
}

function readersFor(preconditions: RequiredPreconditions): readonly Reader[] {
    const list: Readonly<Record<string, { readonly needs: "status" | Reader }>> = SWITCHOVER;
    const required: Readonly<Record<string, unknown>> = preconditions;
    const readers = Object.entries(list).flatMap(([name, { needs }]) =>
        needs === "status" || required[name] === undefined ? [] : [needs],
    );
    return [...new Set(readers)];
}

/** Whether a look for the one shows all that a look for the other would. Settings share the session of a node that they look at in one way. */
export function isSameLook(a: LookSettings, b: LookSettings): boolean {
    return isSameList(keyOf(a), keyOf(b));
}

function keyOf(settings: LookSettings): readonly unknown[] {
    const { readers, exceptOf } = toRead(settings);
    return [...settings.sessions, exceptOf, ...readers];
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
    return a.length === b.length && a.every((each, index) => each === b[index]);
}
