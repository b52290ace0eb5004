import { type ServerResponse, STATUS_CODES } from "node:http";
import { type Answer, type AnswerForm, answerHeaders } from "./answer.js";

/** The last, empty chunk: HTTP allows none after a 204, and a device may send one all the same. */
export const lastChunk = "0\r\n\r\n";

/** An answer byte by byte, where `node:http` would correct what a device may get wrong. */
export function rawAnswer(answer: Answer, date: Date, afterHeaders?: string): string {
    if (answer.form !== undefined) return formedAnswer(answer, answer.form, date, afterHeaders);
    const headers = Object.entries(answerHeaders(answer, date)).map(([name, value]) => `${name}: ${value}\r\n`);
    return `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ""}\r\n${headers.join("")}\r\n${afterHeaders ?? answer.body ?? ""}`;
}

function formedAnswer(answer: Answer, form: AnswerForm, date: Date, afterHeaders: string | undefined): string {
    const { status, body = "" } = answer;
    const own = new Map(
        Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), [name, value] as const]),
    );
    const lines = form.headers.flatMap(([name, value]): (readonly [string, string])[] => {
        const known = name.toLowerCase();
        if (own.has(known)) return [];
        if (known === "date") return [[name, form.date(date)]];
        if (known === "content-length") return form.ends === "length" ? [[name, String(Buffer.byteLength(body))]] : [];
        return [[name, value]];
    });
    const head = [...lines, ...own.values()].map(([name, value]) => `${name}: ${value}\r\n`).join("");
    const reason = form.reason ?? STATUS_CODES[status] ?? "";
    const sent = afterHeaders ?? (form.ends === "chunked" ? inChunks(body, form.chunks) : body);
    return `${form.protocol} ${status} ${reason}\r\n${head}\r\n${sent}`;
}

/** Of the sizes given, as far as the body goes; no character is cut. */
function inChunks(body: string, sizes: readonly number[]): string {
    const pieces: string[] = [];
    let rest = [...body];
    for (const size of sizes.slice(0, -1)) {
        pieces.push(rest.slice(0, size).join(""));
        rest = rest.slice(size);
    }
    const chunks = [...pieces, rest.join("")].filter((piece) => piece !== "");
    return `${chunks.map((piece) => `${Buffer.byteLength(piece).toString(16)}\r\n${piece}\r\n`).join("")}${lastChunk}`;
}

/** Whether the connection ends with such an answer. */
export function endsConnection({ headers, ends }: AnswerForm): boolean {
    return (
        ends === "connection" || headers.some(([name, value]) => /^connection$/i.test(name) && /\bclose\b/i.test(value))
    );
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
