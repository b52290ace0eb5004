import { type Answer, answerHeaders, errorAnswer } from "./answer.js";
import type { SimulatorClock } from "../pair/clock.js";
import type { FaultName, FaultNameAt, FaultSpec } from "../faults/faults.js";
import { chunked204, endsConnection, finishRaw, lastChunk, rawAnswer, writeRaw } from "./framing.js";
import type { DrawLag } from "../pair/lags.js";
import type { Arrival } from "./nodeServer.js";
import type { RequestEnd } from "../requestLog.js";

export interface Sending {
    readonly arrival: Arrival;
    readonly clock: SimulatorClock;
    readonly drawLag: DrawLag;
    /** Runs an action later, unless the simulator is stopped first. */
    readonly later: (delayMs: number, action: () => void) => void;
    /** To be called once, as soon as it is clear how the request ends. */
    readonly onEnd: (ended: RequestEnd, status?: number) => void;
}

type Manner = (answer: Answer, sending: Sending, fault: FaultSpec) => void;

/** Before the answer of `slow` there is a pause, and the plain 204 is the ordinary one. */
type Unusual = Exclude<FaultNameAt<"end" | "send">, "slow" | "framing204Plain"> | "hugeBody";

/** The manners that differ from the ordinary one. */
const manners: Partial<Record<FaultName, Manner>> = {
    answerLostBeforeActing: (_answer, sending) => cut(sending),
    answerLostAfterActing: (_answer, sending) => cut(sending),
    reset: (_answer, { arrival, onEnd }) => {
        onEnd("reset");
        arrival.tcp.resetAndDestroy();
    },
    hang: (_answer, { onEnd }) => onEnd("unanswered"),
    hangAfterActing: (_answer, { onEnd }) => onEnd("unanswered"),
    serverErrorAfterActing: (_answer, sending) => sendPlain(errorAnswer(500, "Internal server error"), sending),
    accepted202: (answer, sending) => sendPlain({ ...answer, status: 202 }, sending),
    framing204Chunked: (answer, sending) => sendChunked204(answer, "", sending),
    framing204ChunkedTerminator: (answer, sending) => sendChunked204(answer, lastChunk, sending),
    cutInBody: (answer, { arrival: { response, tcp }, clock, onEnd }) => {
        const bytes = rawAnswer(answer, clock.now());
        onEnd("cut", answer.status);
        const half = bytes.length - Math.ceil((answer.body?.length ?? 0) / 2);
        response.socket?.write(bytes.slice(0, half), () => tcp.destroy());
    },
    drip: (answer, sending, { delayMs }) =>
        drip(rawAnswer(answer, sending.clock.now()), answer.status, delayMs, sending),
    hugeBody: (_answer, sending) => sendWithoutEnd(sending),
} satisfies Record<Unusual, Manner>;

/** Sends an answer in the manner that `fault` gives, or the ordinary one. */
export function send(answer: Answer, fault: FaultSpec | undefined, sending: Sending): void {
    const manner = fault && manners[fault.name];
    if (fault === undefined || manner === undefined) sendPlain(answer, sending);
    else manner(answer, sending, fault);
}

function cut({ arrival, onEnd }: Sending): void {
    onEnd("cut");
    arrival.tcp.destroy();
}

function sendChunked204(answer: Answer, ending: "" | typeof lastChunk, sending: Sending): void {
    if (answer.status !== 204) return sendPlain(answer, sending);
    sending.onEnd("answered", 204);
    writeRaw(sending.arrival.response, chunked204(answer, sending.clock.now(), ending));
}

function sendPlain(answer: Answer, { arrival: { response }, clock, onEnd }: Sending): void {
    onEnd("answered", answer.status);
    if (answer.form !== undefined) {
        const { socket } = response;
        writeRaw(response, rawAnswer(answer, clock.now()));
        if (endsConnection(answer.form)) socket?.end();
        return;
    }
    response.sendDate = false;
    response.writeHead(answer.status, answerHeaders(answer, clock.now()));
    response.end(answer.body);
}

function drip(bytes: string, status: number, delayMs: number | undefined, sending: Sending): void {
    const { arrival, drawLag, later, onEnd } = sending;
    const { response, tcp } = arrival;
    let sent = 0;
    const next = (): void => {
        if (tcp.destroyed) return onEnd("clientGone");
        response.socket?.write(bytes.charAt(sent));
        sent += 1;
        if (sent < bytes.length) {
            later(delayMs ?? drawLag("dripByte"), next);
            return;
        }
        onEnd("answered", status);
        finishRaw(response);
    };
    next();
}

/** Goes on as long as the client reads, and holds no more than one piece in memory. */
function sendWithoutEnd({ arrival: { response, tcp }, clock, onEnd }: Sending): void {
    onEnd("answered", 200);
    const piece = `<!-- ${"x".repeat(64 * 1024)} -->\n`;
    response.sendDate = false;
    const headers = { ...answerHeaders({ status: 200 }, clock.now()), "Transfer-Encoding": "chunked" };
    response.writeHead(200, headers);
    const next = (): void => {
        while (!tcp.destroyed && response.write(piece));
    };
    response.on("drain", next);
    response.write("<response><data>");
    next();
}
