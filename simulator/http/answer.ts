import { errorXml } from "../documents/xml.js";

/** An answer before its manner of sending. */
export interface Answer {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    /** How its bytes are written, if not as the documented sample's. */
    readonly form?: AnswerForm;
}

/** How a device of one's own writes its answers. */
export interface AnswerForm {
    /** `HTTP/1.1`. */
    readonly protocol: string;
    /** Absent: the usual one. */
    readonly reason?: string;
    /** In their order and spelling; lengths and date are those of the answer that is sent. */
    readonly headers: readonly (readonly [name: string, value: string])[];
    readonly ends: "length" | "chunked" | "connection" | "none";
    /** Sizes of the first chunks; one more has the rest. */
    readonly chunks: readonly number[];
    readonly date: (now: Date) => string;
}

export function xmlAnswer(status: number, body: string): Answer {
    return { status, body };
}

export function errorAnswer(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Answer {
    return { status, headers, body: errorXml(message) };
}

/** The headers of the documented sample answer; a body adds its length. */
export function answerHeaders(answer: Answer, date: Date): Record<string, string> {
    return {
        Server: "nginx/1.14.1",
        Date: date.toUTCString(),
        "Content-Type": "application/xml",
        ...(answer.body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(answer.body)) }),
        Connection: "keep-alive",
        ...answer.headers,
    };
}
