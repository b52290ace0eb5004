import type { Page } from "./pages.js";

/** Phrases that readers had to read twice, and what to write. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
    [/\bwish(es|ed)?\b/i, "the desired node"],
    [/\bwanted\b/i, "desired"],
    [/\bshall\b/i, "should"],
    [/\b(is|are|was|were|be|becomes?|became) due\b(?! to)/i, "is needed"],
    [/\bin place\b(?! of)/i, "already active"],
    [/\basked for\b/i, "requested"],
    [/\bask(s|ing)?( \S+){0,2} for (a |one |the )?switchover/i, "request a switchover"],
    [/\bin (its|their) turns?\b/i, "one at a time"],
    [/\btak(e|es|en|ing) in\b/i, "import"],
    [/\bcom(e|es|ing) true\b/i, "may clear on its own"],
    [/\bcom(e|es|ing) to rest\b/i, "settle"],
    [/\b(nodes?|devices?|pair|standby|sbc-\w+-\w+)( itself| themselves)? (says?|said|tells?|told)\b/i, "reports"],
    [/\bin (the )?clear\b/i, "in plaintext"],
    [/\bknown are\b/i, "valid: …"],
    [/\bis no (valid )?[a-z]+; /i, "is not a valid …"],
    [/\bcould not be had\b/i, "could not be acquired"],
    [/\bfor(etell|etold|etells)\b/i, "preview"],
    [/\b(nobody|no one)\b(?! requested)/i, "an active sentence"],
    [/(?:^|[.!?:] )(Nothing|None|Whatever)\b/, "an active, positive sentence"],
    [/\b(?<!\b(back|stay|stays|look) )where (it|they|this|one|none|neither|both|another|nothing|no) /i, "if"],
];

/** A sentence for each phrase of the page that should be another. */
export function bannedPhrases({ path, prose }: Page): string[] {
    const text = prose.replaceAll(/\s+/g, " ");
    return PHRASES.flatMap(([phrase, better]) =>
        [...text.matchAll(new RegExp(phrase, `${phrase.flags}g`))].map(({ 0: found, index }) => {
            const around = text.slice(Math.max(0, index - 30), index + found.length + 20);
            return `${path}: "${found.trim()}" in "…${around}…": write ${better}`;
        }),
    );
}

/** A word that has no meaning beside "the desired node": in no text, and in no name in code either. */
const BANNED_NAME = /wish/i;

/** The places in a file, by its path or its line, that have the banned name. */
export function bannedNames(path: string, text: string): string[] {
    const lines = text
        .split("\n")
        .flatMap((line, i) => (BANNED_NAME.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : []));
    return BANNED_NAME.test(path) ? [`${path}: its name`, ...lines] : lines;
}

/** The comments of a source file, without their marks, with an empty line between two. */
export function commentsOf(source: string): string {
    const comments = source.matchAll(/\/\*\*?([^]*?)\*\/|(?<=^|\s)\/\/ (.*)$/gm);
    return [...comments]
        .map(([, block, line = ""]) => (block ?? line).replaceAll(/^\s*\* ?/gm, "").trim())
        .join("\n\n");
}
