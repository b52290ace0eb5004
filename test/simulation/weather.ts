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
    | { readonly kind: "denied"; readonly backMs: number; readonly status: number };

export type Garbling = "truncated" | "html" | "empty" | "noise" | "status500";

/** How likely a request is to have another fate than the normal one. */
export interface Weather {
    readonly looks: number;
    readonly switchovers: number;
    /** The longest that a request travels whose answer nobody waits for any more. */
    readonly longestTravelMs: number;
    /** Whether a proxy may send a request twice. */
    readonly duplicates: boolean;
}

export const CALM: Weather = { looks: 0, switchovers: 0, longestTravelMs: 1000, duplicates: false };

export function drawFate(isSwitchover: boolean, weather: Weather, random: Random): Fate {
    const thereMs = random.between(1, 60);
    const backMs = random.between(1, 60);
    if (!random.chance(isSwitchover ? weather.switchovers : weather.looks)) return { kind: "normal", thereMs, backMs };
    const kinds = [
        "refused",
        "lostBefore",
        "lostAfter",
        "silence",
        "late",
        "garbled",
        "intercepted",
        "duplicated",
        "denied",
    ] as const;
    const kind = random.pick(kinds);
    switch (kind) {
        case "refused":
        case "lostBefore":
            return { kind };
        case "lostAfter":
            return { kind, thereMs };
        case "silence":
            return random.chance(0.5) ? { kind } : { kind, thereMs };
        case "late":
            return { kind: "silence", thereMs: random.between(0, weather.longestTravelMs) };
        case "garbled":
            return { kind, thereMs, backMs, how: random.pick(["truncated", "html", "empty", "noise", "status500"]) };
        case "intercepted":
            return { kind, backMs, status: random.pick([302, 408, 429, 500, 502, 503, 504]) };
        case "denied":
            return isSwitchover
                ? { kind, backMs, status: random.pick([400, 401, 403, 404, 423]) }
                : { kind: "normal", thereMs, backMs };
        case "duplicated":
            return weather.duplicates
                ? { kind, thereMs, backMs, againMs: random.between(1, 3000) }
                : { kind: "normal", thereMs, backMs };
    }
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
