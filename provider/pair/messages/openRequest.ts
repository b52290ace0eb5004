import type { SbcError } from "../../errors.js";
import type { View } from "../look.js";
import { pairName, type OpenSwitchover, type PairSettings } from "../settings.js";
import { whereCallsAre } from "./calls.js";
import { PairError } from "./pairError.js";
import { remedyLines, type PairMessage } from "./pairMessage.js";

type Seen = Pick<View, "sightings">;
type Pair = Pick<PairSettings, "sessions">;

/** What a preview, a read or a run that succeeds has to say of a request that is open. */
export function openRequestMessage(pair: Pair, pending: OpenSwitchover, seen?: Seen): PairMessage {
    return {
        pair: pairName(pair),
        verdict: "open",
        ...(seen === undefined ? {} : { calls: whereCallsAre(seen) }),
        why: whatIsOpen(pending),
        remedies: ["up looks for its end first."],
    };
}

/**
 * A failure while a request is open, whatever it is about, says so first: whoever reads it may be about to request a
 * switchover by hand.
 *
 * @param seen the last look; absent if the failure says where calls are, or nothing was looked at
 */
export function besideOpenRequest<E extends SbcError>(
    error: E,
    settings: Pick<PairSettings, "sessions" | "pending">,
    seen?: Seen,
): E | PairError {
    const { pending } = settings;
    if (pending === undefined) return error;
    const { code, cause } = error;
    return new PairError(
        code,
        withOpenRequest(contentOf(error, settings, seen), pending),
        cause === undefined ? undefined : { cause },
    );
}

/** The same for a message. */
export function withOpenRequest(message: PairMessage, pending: OpenSwitchover): PairMessage {
    return {
        ...message,
        verdict: "open",
        why: [...whatIsOpen(pending), ...message.why],
        remedies: remedyLines(message),
    };
}

function contentOf(error: SbcError, pair: Pair, seen: Seen | undefined): PairMessage {
    if (error instanceof PairError) return error.content;
    return {
        pair: pairName(pair),
        verdict: "refused",
        ...(seen === undefined ? {} : { calls: whereCallsAre(seen) }),
        requests: 0,
        why: [error.fact],
        remedies: [error.remedy],
    };
}

type Request = Pick<OpenSwitchover, "from" | "to" | "since" | "isAtOtherAddresses">;

const AT_OTHER_ADDRESSES = "of nodes with these names at other addresses";

/** A sentence. */
export function requestedAt(request: Request): string {
    return `A switchover ${fromTo(request)} was requested at ${request.since}, and no look has shown its end.`;
}

function whatIsOpen(request: Request): string[] {
    const isSure = !request.isAtOtherAddresses;
    return [
        requestedAt(request),
        ...(isSure ? [] : [`It was requested ${AT_OTHER_ADDRESSES}: it may be another pair's.`]),
    ];
}

/** As part of a sentence, behind an article. */
export function requestOf(request: Request): string {
    const requested = `switchover ${fromTo(request)} that was requested at ${request.since}`;
    return request.isAtOtherAddresses ? `${requested} ${AT_OTHER_ADDRESSES}` : requested;
}

export function fromTo({ from, to }: Pick<Request, "from" | "to">): string {
    return `from ${from} to ${to}`;
}
