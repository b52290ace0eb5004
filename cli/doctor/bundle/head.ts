import type { RawAnswer } from "./rawAnswer.js";
import type { Replacements } from "./replacements.js";
import { isTime, sentence, withoutNames } from "./text.js";

/** Headers that say how a server speaks, and nothing of whose it is. */
const KEPT = new Set(
    (
        "server content-type content-length transfer-encoding connection keep-alive cache-control pragma accept-ranges vary upgrade " +
        "allow retry-after age x-frame-options x-content-type-options x-xss-protection strict-transport-security content-language"
    ).split(" "),
);
const TIMES = new Set(["date", "expires", "last-modified"]);
const noWord = () => false;

/** An answer's head, with what its values say of whose device it is replaced. */
export function safeHead({ statusLine, headers, ends, chunks }: RawAnswer, replacements: Replacements): RawAnswer {
    return {
        statusLine: safeStatusLine(statusLine, replacements),
        headers: headers.map(([name, value]) => [safeName(name, replacements), safeValue(name, value, replacements)]),
        ends,
        ...(chunks === undefined ? {} : { chunks }),
    };
}

function safeStatusLine(line: string, replacements: Replacements): string {
    const [, version = "HTTP/1.1 ", status = "", reason = ""] = /^(HTTP\/\d\.\d )(\d{3})(.*)$/.exec(line) ?? [];
    return `${version}${status}${reason === "" ? "" : sentence(reason, replacements, noWord)}`;
}

function safeName(name: string, replacements: Replacements): string {
    const safe = withoutNames(name, replacements);
    return replacements.isIn(safe) || !/^[\w-]+$/.test(safe) ? replacements.whole("word", name) : safe;
}

function safeValue(name: string, value: string, replacements: Replacements): string {
    const known = name.toLowerCase();
    const isClean = withoutNames(value, replacements) === value && !replacements.isIn(value);
    if (isClean && TIMES.has(known) && isTime(value)) return value;
    if (isClean && KEPT.has(known) && /^[\w./ ;,=()":-]{0,120}$/.test(value)) return value;
    return sentence(value, replacements, noWord);
}
