import type { AnswerForm } from "../http/answer.js";
import type { ReportedAnswer } from "./report.js";
import { timeFormOf } from "./timeForm.js";

const OF_BODY = new Set(["content-type", "content-length", "transfer-encoding"]);

/** The head of an answer as the report has it, with the lengths and the date of the answer that is sent. */
export function answerFormOf({ statusLine, headers, ends, chunks }: ReportedAnswer): AnswerForm {
    const date = headers.find(([name]) => name.toLowerCase() === "date")?.[1];
    const dateForm = date === undefined ? undefined : timeFormOf(date);
    return {
        protocol: statusLine.slice(0, "HTTP/1.1".length),
        reason: statusLine.slice("HTTP/1.1 200 ".length),
        headers,
        ends: ends === "none" ? "length" : ends,
        chunks,
        // A date of no form that is known stays as it was: a client that can't read it meets it here too.
        date: (now) => dateForm?.write(now) ?? date ?? "",
    };
}

/** The same of an answer without a body. */
export function withoutBody(form: AnswerForm): AnswerForm {
    return {
        ...withOwnReason(form),
        ends: "none",
        headers: form.headers.filter(([name]) => !OF_BODY.has(name.toLowerCase())),
    };
}

/** The same of one that was refused: another status, and a body of its own. */
export function withOwnReason({ reason: _reported, ...form }: AnswerForm): AnswerForm {
    return form;
}
