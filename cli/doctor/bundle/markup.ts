import { withoutEscapes } from "./leaks.js";
import type { Replacements } from "./replacements.js";
import { isOrdinaryWord } from "./vocabulary.js";
import { isStateWord, isTime, sentence, withoutNames } from "./text.js";

/** How the text of an element is replaced, by its name without a prefix. What is in none of these is a sentence. */
const HOST_NAMES = new Set(["hostname", "hapeername"]);
const STATE_WORDS = new Set([
    "role",
    "hapeerrole",
    "systemstate",
    "newstate",
    "oldstate",
    "component/name",
    "component/state",
]);
const TIMES = new Set(["time", "date", "timestamp"]);
const NUMBERS = /^[+-]?\d{1,12}(?:[.,]\d{1,6})?\s?%?$/;
const SERIAL = /serial/i;

const TAG = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<[/?!]?[^<>]*>?/g;

/** A reply's body with its form kept: elements, their order, wrapping and white space. */
export function safeBody(body: string, replacements: Replacements): string {
    const states = stateWordsIn(body);
    const isKnownWord = (word: string) => states.has(word.toLowerCase()) && !replacements.isIn(word);
    /** The open elements, each with the one that it is in: what a `name` is depends on that. */
    const open: string[] = [];
    let at = 0;
    let safe = "";
    const text = (upTo: number) => {
        safe += safeText(elementIn(open), body.slice(at, upTo), replacements, isKnownWord);
    };
    for (const { 0: tag, index } of body.matchAll(TAG)) {
        text(index);
        safe += safeTag(tag, elementIn(open), replacements, isKnownWord);
        at = index + tag.length;
        const [, end, name] = /^<(\/?)([^\s/<>!?]+)/.exec(tag) ?? [];
        if (end === "/") open.pop();
        else if (name !== undefined && !tag.endsWith("/>")) open.push(localName(name).toLowerCase());
    }
    text(body.length);
    return safe;
}

/** Its name; for a `name` or a `state`, which many things have, with that of the element around it. */
function elementIn(open: readonly string[]): string {
    const name = open.at(-1) ?? "";
    return name === "name" || name === "state" ? `${open.at(-2) ?? ""}/${name}` : name;
}

/** What stands between two tags, with the white space around it. */
function safeText(
    element: string,
    raw: string,
    replacements: Replacements,
    isKnownWord: (word: string) => boolean,
): string {
    const text = raw.trim();
    if (text === "") return raw;
    const plain = withoutEscapes(text);
    const safe = safeContent(element, plain, replacements, isKnownWord);
    if (safe === plain) return raw;
    // Quotation marks need no escape here: what is no markup at all stays what it is.
    const written = raw.includes("&quot;") ? escaped(safe) : escaped(safe).replaceAll("&quot;", '"');
    return raw.replace(text, () => written);
}

function safeContent(
    name: string,
    plain: string,
    replacements: Replacements,
    isKnownWord: (word: string) => boolean,
): string {
    if (name === "accesstoken") return replacements.whole("token", plain);
    if (HOST_NAMES.has(name)) return replacements.whole("host name", plain);
    if (SERIAL.test(name)) return replacements.whole("serial number", plain);
    // Also if a node is called by it, or a user.
    if (STATE_WORDS.has(name) && isOrdinaryWord(plain) && !replacements.isIn(plain)) return plain;
    const named = withoutNames(plain, replacements);
    const isSafe = named === plain && !replacements.isIn(plain);
    if (isSafe && STATE_WORDS.has(name) && isStateWord(plain)) return plain;
    if (isSafe && TIMES.has(name) && isTime(plain)) return plain;
    if (isSafe && NUMBERS.test(plain) && (plain.length <= 6 || isCount(name))) return plain;
    return sentence(plain, replacements, isKnownWord);
}

/** Documented as numbers, and long ones at that: seconds, and counts of calls. */
function isCount(name: string): boolean {
    return /^(uptime|uptimeseconds|haswitchovers|sysglobalconsessions|sysglobalcps)$/.test(name);
}

function safeTag(
    tag: string,
    element: string,
    replacements: Replacements,
    isKnownWord: (word: string) => boolean,
): string {
    if (tag.startsWith("<!--"))
        return `<!--${sentence(tag.slice(4).replace(/-->$/, ""), replacements, isKnownWord)}-->`;
    if (tag.startsWith("<![CDATA[")) {
        const plain = tag.slice(9).replace(/\]\]>$/, "");
        return `<![CDATA[${safeContent(element, plain, replacements, isKnownWord).replaceAll("]]>", "")}]]>`;
    }
    if (tag.startsWith("<!") || (tag.startsWith("<?") && !/^<\?xml\s/.test(tag)))
        return sentence(tag, replacements, isKnownWord);
    const valued = tag.replace(/=\s*("[^"]*"|'[^']*'|[^\s"'<>]+)/g, (all, quoted: string) => {
        const quote = /^["']/.exec(quoted)?.[0] ?? "";
        const value = quoted.slice(quote.length, quote === "" ? undefined : -1);
        const isOfXml = /^<\?xml\s/.test(tag) && /^[A-Za-z0-9._-]{1,16}$/.test(value) && !replacements.isIn(value);
        return isOfXml ? all : `=${quote}${escaped(sentence(value, replacements, isKnownWord))}${quote}`;
    });
    const named = withoutNames(valued, replacements);
    // Of a name that is written in some other way, nothing is kept.
    return replacements.isIn(named) ? `<${named.startsWith("</") ? "/" : ""}replaced>` : named;
}

/** What the device calls roles and states: such a word may stand in the sentence of a log as well. */
function stateWordsIn(body: string): ReadonlySet<string> {
    const found = body.matchAll(/<(?:\w+:)?(role|haPeerRole|oldState|newState)\b[^<>]*>([^<]*)</gi);
    return new Set(
        [...found].flatMap(([, , text = ""]) => [text.trim().toLowerCase()]).filter((word) => isStateWord(word)),
    );
}

function localName(name: string): string {
    return name.slice(name.lastIndexOf(":") + 1);
}

function escaped(text: string): string {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
