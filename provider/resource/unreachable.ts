import type { SbcError } from "../errors.js";
import type { Io } from "../device/io.js";
import { look, type View } from "../pair/look.js";
import { whereCallsAre } from "../pair/messages/calls.js";
import { besideOpenRequest } from "../pair/messages/openRequest.js";
import { PairError } from "../pair/messages/pairError.js";
import { formatMessage, type PairMessage } from "../pair/messages/pairMessage.js";
import { pairName, type PairSettings } from "../pair/settings.js";
import { describeSightings, errorsOf, isNeitherSeen, lookErrors } from "../pair/sighting.js";

/**
 * If both nodes refused the login: a further try would bring the account nearer to being locked. Nothing where one of them
 * gave an answer, or none.
 */
export function loginsRefused(settings: PairSettings, { sightings }: View): PairError | undefined {
    const errors = errorsOf(sightings);
    const isRefused = ({ code }: SbcError) => code === "unauthorized" || code === "forbidden";
    if (errors.length < 2 || !errors.every(isRefused)) return undefined;
    return notSeen(settings, { sightings }, ["Both nodes refused the login."]);
}

/** For what can't go on without a look: names what each silent node gave as its reason. */
export function pairUnreachable(settings: PairSettings, view: View): PairError {
    return notSeen(settings, view);
}

function notSeen(settings: PairSettings, view: Pick<View, "sightings">, why?: readonly string[]): PairError {
    const error = new PairError("pairUnreachable", notSeenMessage(settings, view, why));
    return besideOpenRequest(error, settings);
}

/** What an unchanged resource rests on, if its pair can't be looked at. */
export const RECORD_STANDS = "What is recorded stays. It is what the last run saw, and says nothing about now.";

/** A failure as a warning of whoever goes on with what is recorded. */
export function warningWithRecord(error: SbcError): string {
    return error instanceof PairError
        ? formatMessage({ ...error.content, why: [...error.content.why, RECORD_STANDS] })
        : `${error.message} ${RECORD_STANDS}`;
}

/** What is seen of a pair whose active node is not. */
export function notSeenMessage(
    pair: Pick<PairSettings, "sessions">,
    view: Pick<View, "sightings">,
    why: readonly string[] = [`${describeSightings(view.sightings)}.`],
): PairMessage {
    const { facts, remedies } = lookErrors(view.sightings);
    return {
        pair: pairName(pair),
        verdict: "notSeen",
        calls: whereCallsAre(view),
        why: [...why, ...facts],
        remedies,
    };
}

/** A look that must show something: throws if neither node answers. */
export async function lookThatShows(settings: PairSettings, io: Io): Promise<View> {
    const view = await look(settings.sessions, io);
    if (isNeitherSeen(view.sightings)) throw pairUnreachable(settings, view);
    return view;
}
