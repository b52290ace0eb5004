import type { NodeExamination } from "pulumi-oracle-sbc/provider";
import { safeHead } from "./head.js";
import { safeBody } from "./markup.js";
import { rawAnswerIn } from "./rawAnswer.js";
import type { Replacements } from "./replacements.js";

type RecordedExchange = NodeExamination["exchanges"][number];

/** More of it than is ever read says nothing more of how a device speaks. */
const LONGEST_BODY = 128 * 1024;

/** One request and its answer, as they are written. The path is of this package's own making. */
export function safeExchange(recorded: RecordedExchange, replacements: Replacements) {
    const { method, path, at, tookMs, bytes, framing, body, problem } = recorded;
    const raw = rawAnswerIn(bytes);
    return {
        request: `${method} ${path}`,
        at,
        tookMs: Math.round(tookMs),
        ...(problem === undefined ? {} : { problem }),
        ...(raw === undefined
            ? {}
            : {
                  answer: {
                      ...safeHead(raw, replacements),
                      asHeadersSay: framing,
                      ...bodyOf(body, replacements),
                  },
              }),
    };
}

function bodyOf(body: string | undefined, replacements: Replacements) {
    if (body === undefined) return {};
    return body.length > LONGEST_BODY ? { tooLongBody: body.length } : { body: safeBody(body, replacements) };
}
