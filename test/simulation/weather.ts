import type { Random } from "./random.js";

/** What becomes of one request on the way. Times in milliseconds. */
export type Fate =
    | { readonly kind: "normal"; readonly thereMs: number; readonly backMs: number }
    /** No connection: the request is not sent. */
    | { readonly kind: "refused" }
    /** The connection breaks; the request never arrives. */
    | { readonly kind: "lostBefore" }
    /** The request arrives, then the connection breaks. */
    | { readonly kind: "lostAfter"; readonly thereMs: number }
    /** No answer, ever. `thereMs`: the request arrives all the same, perhaps long after the run has given up. */
    | { readonly kind: "silence"; readonly thereMs?: number }
    /** A proxy sends it twice. */
    | { readonly kind: "duplicated"; readonly thereMs: number; readonly againMs: number; readonly backMs: number }
    /** The request arrives, and the answer comes back as something else. */
    | { readonly kind: "garbled"; readonly thereMs: number; readonly backMs: number; readonly how: Garbling }
    /** A proxy answers in the device's place; the request does not arrive. */
    | { readonly kind: "intercepted"; readonly backMs: number; readonly status: number }
    /** The device refuses it, as documented. */
    | { readonly kind: "denied"; readonly backMs: number; readonly status: number }
    /** The device says that it refuses it, and acts all the same. */
    | { readonly kind: "deniedAndDone"; readonly thereMs: number; readonly backMs: number; readonly status: number };

export type Garbling = "truncated" | "html" | "empty" | "noise" | "status500";

/** How likely a request is to have another fate than the normal one. */
export interface Weather {
    readonly looks: number;
    readonly switchovers: number;
    /** How likely a status or a count is slow, and complete. */
    readonly slow: number;
    readonly slowestMs: number;
    /** The longest that a request travels whose answer nobody waits for any more. */
    readonly longestTravelMs: number;
    /** Whether a proxy may send a request twice. */
    readonly duplicates: boolean;
}

export const CALM: Weather = {
    looks: 0,
    switchovers: 0,
    slow: 0,
    slowestMs: 0,
    longestTravelMs: 1000,
    duplicates: false,
};

const DOCUMENTED_REFUSALS = [400, 401, 403, 404, 423] as const;

/** Of the one request that matters. */
export function drawSwitchoverFate(weather: Weather, random: Random): Fate {
    const normal = shortWay(random);
    if (!random.chance(weather.switchovers)) return normal;
    const draw = random.pick([
        ...COMMON,
        (): Fate => ({ kind: "silence", thereMs: random.between(0, weather.longestTravelMs) }),
        (): Fate => ({ kind: "denied", backMs: normal.backMs, status: random.pick(DOCUMENTED_REFUSALS) }),
        (): Fate => ({ ...normal, kind: "deniedAndDone", status: random.pick(DOCUMENTED_REFUSALS) }),
        (): Fate => (weather.duplicates ? { ...normal, kind: "duplicated", againMs: random.between(1, 3000) } : normal),
    ]);
    return draw(random);
}

/** @param isRead whether it reads a status or a count */
export function drawFate(isRead: boolean, weather: Weather, random: Random): Fate {
    const normal = shortWay(random);
    if (isRead && random.chance(weather.slow)) return slowed(normal, weather.slowestMs, random);
    return random.chance(weather.looks) ? random.pick(COMMON)(random) : normal;
}

const COMMON: readonly ((random: Random) => Fate)[] = [
    () => ({ kind: "refused" }),
    () => ({ kind: "lostBefore" }),
    (random) => ({ kind: "lostAfter", thereMs: random.between(1, 60) }),
    (random) => (random.chance(0.5) ? { kind: "silence" } : { kind: "silence", thereMs: random.between(1, 60) }),
    (random) => ({
        ...shortWay(random),
        kind: "garbled",
        how: random.pick(["truncated", "html", "empty", "noise", "status500"]),
    }),
    (random) => ({
        kind: "intercepted",
        backMs: random.between(1, 60),
        status: random.pick([302, 408, 429, 500, 502, 503, 504]),
    }),
];

function shortWay(random: Random): Extract<Fate, { kind: "normal" }> {
    return { kind: "normal", thereMs: random.between(1, 60), backMs: random.between(1, 60) };
}

/** Before the node looks at its own state, or after it. */
function slowed(normal: Extract<Fate, { kind: "normal" }>, slowestMs: number, random: Random): Fate {
    const moreMs = random.between(300, slowestMs);
    const isLateRead = random.chance(0.5);
    return {
        ...normal,
        thereMs: normal.thereMs + (isLateRead ? moreMs : 0),
        backMs: normal.backMs + (isLateRead ? 0 : moreMs),
    };
}

export function garble(
    body: string,
    how: Garbling,
    random: Random,
): { readonly status: number; readonly body: string } {
    switch (how) {
        case "truncated":
            return { status: 200, body: body.slice(0, Math.floor(random.fraction() * (body.length - 12))) };
        case "html":
            return { status: 200, body: "<!DOCTYPE html><html><body>Please log in</body></html>" };
        case "empty":
            return { status: 200, body: "" };
        case "noise":
            return { status: 200, body: body.replace(/[a-z]/g, (letter) => (random.chance(0.1) ? "<" : letter)) };
        case "status500":
            return { status: 500, body: "" };
    }
}

export function describeFate(fate: Fate): string {
    return Object.values(fate)
        .map((part: string | number) => (typeof part === "number" ? `${Math.round(part)} ms` : part))
        .join(", ")
        .replace(/(, )?(\d{3}) ms$/, (all, comma: string | undefined, code: string) =>
            fate.kind.startsWith("denied") || fate.kind === "intercepted" ? `${comma ?? ""}${code}` : all,
        );
}
