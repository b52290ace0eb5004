import { type ServerResponse, STATUS_CODES } from "node:http";
import { type Answer, answerHeaders } from "./answer.js";

/** The last, empty chunk: HTTP allows none after a 204, and a device may send one all the same. */
export const lastChunk = "0\r\n\r\n";

/** An answer byte by byte, where `node:http` would correct what a device may get wrong. */
export function rawAnswer(answer: Answer, date: Date, afterHeaders = answer.body ?? ""): string {
    const headers = Object.entries(answerHeaders(answer, date)).map(([name, value]) => `${name}: ${value}\r\n`);
    return `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ""}\r\n${headers.join("")}\r\n${afterHeaders}`;
}

/** The documented sample of a 204: it carries `Transfer-Encoding: chunked`. */
export function chunked204(answer: Answer, date: Date, ending: "" | typeof lastChunk): string {
    const headers = { ...answer.headers, "Transfer-Encoding": "chunked" };
    return rawAnswer({ ...answer, headers }, date, ending);
}

/** Writes past `response`, and lets the server go on with the connection as if `response` had been sent. */
export function writeRaw(response: ServerResponse, bytes: string): void {
    response.socket?.write(bytes);
    finishRaw(response);
}

/** What the server listens to in order to take the next request from the connection. */
export function finishRaw(response: ServerResponse): void {
    response.emit("finish");
}
