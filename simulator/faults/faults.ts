import { type Refusal, type RefusalDetails, refusals } from "./refusals.js";

/** The requests that a fault can be aimed at. */
export const endpoints = [
    "token",
    "supportedVersions",
    "status",
    "switchover",
    "reboot",
    "kpis",
    "kpiTypes",
    "lock",
    "unlock",
] as const;

export type EndpointName = (typeof endpoints)[number];

/**
 * At which point a fault works:
 * - `refuse`: a status code in place of the ordinary answer; nothing else happens.
 * - `end`: no answer; the request has no effect.
 * - `body`: another body in place of the ordinary one; the request has no effect.
 * - `send`: the request has its effect; the answer is sent in another manner, unless it is a refusal.
 * - `switchover`: the request for a switchover is carried out in another manner.
 * - `status`: what `system/status` says.
 * - `node`, `connection`, `pair`: lasts until it is cleared, whatever is requested.
 */
export type FaultPoint = "refuse" | "end" | "body" | "send" | "switchover" | "status" | "node" | "connection" | "pair";

interface FaultBasics<Point extends FaultPoint> {
    readonly point: Point;
    /** What it applies to unless told otherwise; irrelevant for those that last. */
    readonly endpoint: EndpointName | "any" | "authenticated";
    readonly meaning: string;
    /** How often it works unless told otherwise; without it, until it is cleared. */
    readonly times?: number;
}

/** A refusal has its answer with it; what the others do is in tables by `FaultNameAt`, where none may be missing. */
export type FaultDefinition =
    | FaultBasics<Exclude<FaultPoint, "refuse">>
    | (FaultBasics<"refuse"> & { readonly answer: (fault: RefusalDetails) => Refusal });

const onSwitchover = <Point extends FaultPoint>(point: Point, meaning: string) =>
    ({ point, endpoint: "switchover", meaning }) as const;
const onStatus = <Point extends FaultPoint>(point: Point, meaning: string) =>
    ({ point, endpoint: "status", meaning }) as const;
const onKpis = <Point extends FaultPoint>(point: Point, meaning: string) =>
    ({ point, endpoint: "kpis", meaning }) as const;
const onAny = <Point extends FaultPoint>(point: Point, meaning: string) =>
    ({ point, endpoint: "any", meaning }) as const;

/** Every fault by name. "By default" is what it applies to when neither `endpoint` nor `path` is given. */
export const faults = {
    answerLostBeforeActing: onSwitchover(
        "end",
        "The connection is cut without an answer and nothing happens. By default: switchover.",
    ),
    answerLostAfterActing: onSwitchover(
        "send",
        "The request is carried out, but the connection is cut without an answer. By default: switchover.",
    ),
    hangAfterActing: onSwitchover(
        "send",
        "The request is carried out, but never answered; the connection stays open. By default: switchover.",
    ),
    serverErrorAfterActing: onSwitchover(
        "send",
        "The request is carried out, but answered with 500. By default: switchover.",
    ),
    acceptedNoEffect: onSwitchover("switchover", "The switchover request is accepted and nothing happens."),
    accepted202: onSwitchover(
        "send",
        "The answer is 202 in place of 204, as documented for one product. By default: switchover.",
    ),
    framing204Plain: onSwitchover("send", "The 204 has no header about a body: the default. By default: switchover."),
    framing204Chunked: onSwitchover(
        "send",
        "The 204 says Transfer-Encoding: chunked and nothing follows. By default: switchover.",
    ),
    framing204ChunkedTerminator: onSwitchover(
        "send",
        "The 204 says Transfer-Encoding: chunked and the last, empty chunk follows. By default: switchover.",
    ),
    lateSwitchover: onSwitchover(
        "switchover",
        "The switchover acts 30 s (times the time scale), or delayMs, after the answer.",
    ),
    flapBack: onSwitchover(
        "switchover",
        "The switchover acts; 1.5 s (times the time scale), or delayMs, after the new node is active the pair moves back by itself.",
    ),
    rebootDuringSwitchover: onSwitchover(
        "switchover",
        "The switchover acts, and the former active node reboots in place of becoming standby.",
    ),
    ...refusals,
    reset: onAny(
        "end",
        "The request is read and the connection is reset (RST); nothing happens. By default: any request.",
    ),
    hang: onAny("end", "The request is read and never answered; nothing happens. By default: any request."),
    slow: onAny(
        "send",
        "The request is carried out and answered after 3 s (times the time scale), or delayMs. By default: any request.",
    ),
    drip: onAny(
        "send",
        "The request is carried out; the answer comes one byte at a time, every 20 ms (times the time scale), or delayMs. By default: any request.",
    ),
    cutInBody: onStatus("send", "The connection is cut in the middle of the answer. By default: status."),
    malformedXml: onStatus("body", "200 with XML that is not well formed. By default: status."),
    truncatedXml: onStatus("body", "200 with the first half of the XML, properly framed. By default: status."),
    emptyBody: onStatus("body", "200 with an empty body. By default: status."),
    hugeBody: onStatus("body", "200 with a body that does not end. By default: status."),
    doctype: onStatus("body", "200 with a DOCTYPE whose entities expand without bound. By default: status."),
    sessionsNotNumber: onKpis("body", "The number of sessions is a word: many, or `word`. By default: kpis."),
    wrongDevice: onStatus("status", "Another device answers: other host name, other peer."),
    standalone: onStatus("status", "The node reports that it is standalone and has no redundancy fields."),
    missingFields: onStatus(
        "status",
        "The status has only host name and role, or lacks exactly the elements in `fields`.",
    ),
    unknownRoleWord: onStatus("status", "The role is a word that nobody documented, or `word`."),
    nodeDown: onAny("node", "The node refuses connections; its role is unaffected. Without `node`: both."),
    hangTls: onAny("connection", "Connections are accepted, and the TLS handshake is never answered."),
    certificateChanged: onAny(
        "connection",
        "From the next connection on the node presents another certificate of the same authority.",
    ),
    bothActive: onAny(
        "pair",
        "The link between the nodes fails: both become active. Cleared: the one that was not is standby again.",
    ),
    noneActive: onAny("pair", "The active node becomes standby and the other stays so. Cleared: it is active again."),
    neverSynchronizes: onAny(
        "pair",
        "A node that is becoming standby never synchronizes and ends out of service after 45 s (times the time scale). Cleared: it tries again.",
    ),
} as const satisfies Record<string, FaultDefinition>;

export type FaultName = keyof typeof faults;

/** The faults at these points: a table by it has an entry for each, or does not compile. */
export type FaultNameAt<Point extends FaultPoint> = {
    [Name in FaultName]: (typeof faults)[Name]["point"] extends Point ? Name : never;
}[FaultName];

export const faultNames = Object.keys(faults) as readonly FaultName[];

/** One fault to set. */
export interface FaultSpec extends RefusalDetails {
    readonly name: FaultName;
    /** Name of the one node that it concerns. Default: both. */
    readonly node?: string;
    /** How many requests it works on. Default: until it is cleared (`unauthorizedOnce`: 1). Ignored by those that last. */
    readonly times?: number;
    /** How long, in real milliseconds, for `slow`, `drip`, `lateSwitchover` and `flapBack`. */
    readonly delayMs?: number;
    /** Which request it concerns, in place of the fault's own default. */
    readonly endpoint?: EndpointName | "any";
    /** Only requests with this HTTP method. */
    readonly method?: string;
    /** Only requests with exactly this path, without the query; then `endpoint` defaults to `any`. */
    readonly path?: string;
    /** `unknownRoleWord`, `sessionsNotNumber`: the word; `wrongDevice`: the host name. */
    readonly word?: string;
    /** `missingFields`: elements that are left out. */
    readonly fields?: readonly string[];
}
