import type { IncomingMessage } from "node:http";
import { answerRequest } from "./answerRequest.js";
import { badBody } from "./badBodies.js";
import { type Device, describeCredentials, readCredentials } from "../pair/device.js";
import type { FaultBox, FaultTarget } from "../faults/faultBox.js";
import { type FaultPoint, faults, type FaultSpec } from "../faults/faults.js";
import { findRoute } from "./findRoute.js";
import type { Spoken } from "../dialect/spokenBody.js";
import type { Answer } from "./answer.js";
import type { Arrival } from "./nodeServer.js";
import { refusal } from "./refusals.js";
import { recordedHeaders, type RequestLog } from "../requestLog.js";
import type { RouteRequest } from "./routes.js";
import { send, type Sending } from "./send.js";
import type { Account } from "../pair/tokens.js";

/** What all exchanges of a pair have in common. */
export interface ExchangeContext extends Pick<Sending, "clock" | "drawLag" | "later"> {
    readonly accounts: readonly Account[];
    readonly apiVersions: readonly string[];
    readonly faultBox: FaultBox;
    readonly log: RequestLog;
    /** Takes the secrets out of a text. */
    readonly redact: (text: string) => string;
    /** An ordinary answer as the devices write theirs. */
    readonly speak: (answer: Answer, spoken: Spoken) => Answer;
    /** What a route may do on this node; `acts` is false when the request is to have no effect. */
    readonly actions: (
        device: Device,
        acts: boolean,
        takeFault: (point: FaultPoint) => FaultSpec | undefined,
    ) => Pick<RouteRequest, "concurrentSessions" | "switchoverStatus" | "statusBody" | "switchOver" | "reboot">;
}

const longestBodyBytes = 64 * 1024;

/** One request from its arrival to its end: recorded, matched with a fault, answered. */
export async function exchange(device: Device, arrival: Arrival, context: ExchangeContext): Promise<void> {
    const { request, response, tcp } = arrival;
    const { clock, faultBox, log } = context;
    const method = request.method ?? "";
    const { path, query } = splitTarget(request.url ?? "/");
    const match = findRoute(method, path, context.apiVersions);
    const endpoint = match.kind === "found" ? match.route.endpoint : undefined;
    const credentials = readCredentials(request.headers.authorization, device, context.accounts, clock.now());
    const user = credentials.kind === "none" ? undefined : credentials.account?.username;
    const target: FaultTarget = {
        node: device.name,
        endpoint,
        method,
        path,
        hasToken: credentials.kind === "bearer",
    };
    const fault = faultBox.take(["refuse", "end", "body", "send"], target);
    const record = log.arrive(
        {
            at: clock.now().toISOString(),
            monotonicMs: clock.monotonicMs(),
            node: device.name,
            connection: arrival.connection,
            method,
            path: context.redact(path),
            query: context.redact(query),
            headers: recordedHeaders(request.headers, describeCredentials(credentials), context.redact),
            ended: "pending",
            ...(endpoint === undefined ? {} : { endpoint }),
            ...(user === undefined ? {} : { user }),
            ...(fault === undefined ? {} : { fault: fault.name }),
        },
        path,
    );
    const sending: Sending = { ...context, arrival, onEnd: (ended, status) => log.end(record, ended, status) };
    response.once("close", () => sending.onEnd("clientGone"));
    response.on("error", () => tcp.destroy());

    const takeFault = (at: FaultPoint): FaultSpec | undefined => {
        const taken = faultBox.take([at], target);
        if (taken !== undefined) record.fault ??= taken.name;
        return taken;
    };

    const body = await readBody(request);
    if (body === undefined) return;
    if (endpoint === "token" && user === undefined) device.failedLogins += 1;
    const point: FaultPoint | undefined = fault && faults[fault.name].point;
    const refused = fault && refusal(fault);
    if (refused !== undefined) return send(refused, undefined, sending);
    if (fault !== undefined && point === "end") return send({ status: 0 }, fault, sending);

    const answer = (): void => {
        // The node may have lost its power while a slow request was waiting.
        if (!device.ha.isUp) return;
        const own = answerRequest(
            { match, credentials, accept: request.headers.accept, contentType: request.headers["content-type"], body },
            () => ({
                device,
                query: new URLSearchParams(query),
                body,
                now: clock.now(),
                baseUrl: `https://${request.headers.host ?? ""}${path.split("/", 3).join("/")}`,
                apiVersions: context.apiVersions,
                ...context.actions(device, point !== "body", takeFault),
            }),
        );
        const isActive = device.ha.state === "Active";
        const spoken = { endpoint, isActive, host: request.headers.host ?? "", query: query.slice(1) };
        const ordinary = context.speak(own, spoken);
        const isRefused = ordinary.status >= 400;
        const sent = fault !== undefined && point === "body" && !isRefused ? badBody(fault, ordinary) : ordinary;
        send(sent, isRefused ? undefined : fault, sending);
    };
    if (fault?.name === "slow") context.later(fault.delayMs ?? context.drawLag("slowAnswer"), answer);
    else answer();
}

function splitTarget(target: string): { readonly path: string; readonly query: string } {
    const start = target.indexOf("?");
    return start < 0 ? { path: target, query: "" } : { path: target.slice(0, start), query: target.slice(start) };
}

/** Undefined when the client went away first, or sent more than any request of this interface has. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
    const pieces: Buffer[] = [];
    let length = 0;
    try {
        for await (const piece of request as AsyncIterable<Buffer>) {
            length += piece.length;
            if (length > longestBodyBytes) return undefined;
            pieces.push(piece);
        }
    } catch {
        return undefined;
    }
    return Buffer.concat(pieces).toString("utf8");
}
