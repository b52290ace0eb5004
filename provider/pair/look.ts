import { describeAddress } from "../device/endpoint.js";
import type { Session } from "../device/session.js";
import { getStatus } from "../device/status.js";
import { printable } from "../device/words.js";
import { messageOf, SbcError } from "../errors.js";
import type { Io } from "../device/io.js";
import { judge, type PairState } from "./pairState.js";
import { type LookSettings, type Reader, toRead, type ToRead } from "./reading.js";
import { isSameName, otherName, type Sighting, type Sightings } from "./sighting.js";

/** One look at both nodes, and what it adds up to. */
export interface View {
    readonly sightings: Sightings;
    readonly state: PairState;
    /** On the run's own clock: no answer is older than the start, none younger than the end. */
    readonly startedMs: number;
    readonly endedMs: number;
    /** By this machine's wall clock, at the end. */
    readonly date: Date;
}

export interface LookOptions {
    readonly maxTokenAgeMs?: number;
    /** What is read beside the status; absent: nothing. */
    readonly beside?: ToRead;
}

/**
 * Looks at both nodes at the same time, and changes nothing.
 *
 * A node without a usable answer is `notSeen`, with the reason: only the run's own abort is thrown.
 */
export async function look(sessions: readonly [Session, Session], io: Io, options: LookOptions = {}): Promise<View> {
    const startedMs = io.clock.now();
    const sightings: Sightings = await Promise.all([
        lookAt(sessions[0], io, options),
        lookAt(sessions[1], io, options),
    ]);
    return { sightings, state: judge(sightings), startedMs, endedMs: io.clock.now(), date: io.clock.date() };
}

/** A look that reads all that the preconditions ask for, and nothing that they don't. */
export async function lookToDecide(settings: LookSettings, io: Io, maxTokenAgeMs?: number): Promise<View> {
    const beside = toRead(settings);
    return await look(settings.sessions, io, { ...(maxTokenAgeMs === undefined ? {} : { maxTokenAgeMs }), beside });
}

async function lookAt(session: Session, io: Io, options: LookOptions): Promise<Sighting> {
    const node = session.endpoint.name;
    const { maxTokenAgeMs, beside } = options;
    const readers = beside === undefined || isExcepted(beside, node) ? [] : beside.readers;
    try {
        // Side by side: a status must not grow old meanwhile. What a standby counts is of no use.
        const read = async (reader: Reader) => [reader, await reader(session, io, maxTokenAgeMs)] as const;
        const [{ times, ...status }, ...readings] = await Promise.all([
            getStatus(session, io, maxTokenAgeMs),
            ...readers.map(read),
        ]);
        const seen = { kind: "seen", node, status, times, address: describeAddress(session.endpoint) } as const;
        return readings.length === 0 || status.role !== "active" ? seen : { ...seen, readings: new Map(readings) };
    } catch (error) {
        io.signal.throwIfAborted();
        return { kind: "notSeen", node, error: error instanceof SbcError ? error : unexpected(node, error) };
    }
}

function isExcepted({ exceptOf }: ToRead, node: string): boolean {
    return exceptOf !== undefined && isSameName(exceptOf, node);
}

// A defect here must not end a watch, and with it what is known of a request that was sent.
function unexpected(node: string, error: unknown): SbcError {
    return new SbcError(
        "malformedReply",
        `${node}: its answer could not be handled (${printable(messageOf(error))}).`,
        "This is a defect of the provider: please report it.",
        { cause: error },
    );
}

/** Each node's own counter by name, if it reports one. Another device's at its address is none of its own. */
export function switchoverCounts({ sightings }: Pick<View, "sightings">): Record<string, number> {
    return Object.fromEntries(
        sightings.flatMap((sighting) => {
            const isOwn = sighting.kind === "seen" && otherName(sighting) === undefined;
            const count = isOwn ? sighting.status.switchoverCount : undefined;
            return count === undefined ? [] : [[sighting.node, count]];
        }),
    );
}
