import { isIPv6 } from "node:net";
import { withoutEscapes } from "./leaks.js";
import type { Replacements } from "./replacements.js";
import { isOrdinaryWord } from "./vocabulary.js";

const IPV4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)/g;
const IPV6 = /(?<![\w:.])[0-9a-f:.]{2,45}(?![\w:])/gi;
const MAC = /(?<![\w:-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:-])/gi;

/** A text with what is known to be a name, and what looks like an address, replaced. */
export function withoutNames(text: string, replacements: Replacements): string {
    return replacements
        .inText(text)
        .replace(MAC, (found) => replaced(found, "MAC address", replacements))
        .replace(IPV6, (found) => {
            // What ends a sentence, or what stands before a reason.
            const bare = isIPv6(found) ? found : found.replace(/[.:]$/, "");
            const isAddress = isIPv6(bare) && /\d|::/.test(bare);
            return isAddress ? replaced(bare, "IPv6 address", replacements) + found.slice(bare.length) : found;
        })
        .replace(IPV4, (found) => replaced(found, "address", replacements));
}

function replaced(found: string, kind: "MAC address" | "address" | "IPv6 address", replacements: Replacements): string {
    return replacements.isReplacement(found) ? found : replacements.whole(kind, found);
}

const WORD = /[\p{L}\p{N}_@][\p{L}\p{M}\p{N}_@.+/=\\'~%!$^*&#-]*/gu;
const NUMBER = /^[+-]?\d{1,6}(?:[.,]\d{1,6})?(?:%|ms|s|m|h|kb|mb)?$/i;
const DIGITS = /\d[\d :.,/_-]*\d/g;
const MOST_DIGITS = 6;
/** Of what has more digits: a date, a time, both, or an address, of which none is left that was not replaced. */
const DATED = /^(?:\d{4}[-/.]\d{2}[-/.]\d{2}|\d{1,2})?[ T]?(?:\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)?$/;
const ADDRESS = /^(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?$/;
const VERSION = /^(?:v|tlsv|[a-z]+\/)?\d{1,3}(?:\.\d{1,3}){1,3}$/i;

/** Of a sentence, what is an ordinary word, a number or a time; anything else is replaced, whoever's name it is. */
export function sentence(text: string, replacements: Replacements, isKnownWord: (word: string) => boolean): string {
    const plain = withoutEscapes(text);
    const safe = replacements.around(withoutNames(plain, replacements), (between) =>
        words(between, replacements, isKnownWord),
    );
    return safe === plain ? text : safe;
}

/** The same of a text in which no known name is left. */
function words(text: string, replacements: Replacements, isKnownWord: (word: string) => boolean): string {
    const named = text.replace(DIGITS, (digits) => (isFewDigits(digits) ? digits : replacements.whole("word", digits)));
    return named.replace(WORD, (word) => {
        const bare = withoutStops(word);
        const end = word.slice(bare.length);
        const isFine =
            replacements.isReplacement(bare) ||
            isOrdinaryWord(bare) ||
            NUMBER.test(bare) ||
            VERSION.test(bare) ||
            isKnownWord(bare);
        return isFine ? word : partsOf(bare, replacements, isKnownWord) + end;
    });
}

/** A serial or a telephone number has more, in groups or not. */
function isFewDigits(digits: string): boolean {
    return digits.replace(/\D/g, "").length <= MOST_DIGITS || DATED.test(digits) || ADDRESS.test(digits);
}

/** Words that a slash or another sign joins, each by itself: a path, a list, `name=value`. */
function partsOf(word: string, replacements: Replacements, isKnownWord: (word: string) => boolean): string {
    const parts = word.split(/([/=@+&#_.-]+)/);
    if (parts.length === 1) return replacements.whole("word", word);
    const isFine = (part: string) =>
        isOrdinaryWord(part) || NUMBER.test(part) || VERSION.test(part) || isKnownWord(part);
    // One that was replaced is in one piece.
    const isJoined = parts.every((part, index) => index % 2 === 1 || part === "" || isFine(part));
    if (isJoined) return word;
    return word
        .split(/([/=@+&#]+)/)
        .map((part, index) =>
            index % 2 === 1 || part === "" || isFine(part) || replacements.isReplacement(part)
                ? part
                : replacements.whole("word", part),
        )
        .join("");
}

/** The word without what ends a sentence. */
function withoutStops(word: string): string {
    let end = word.length;
    while (end > 0 && ".'!".includes(word.charAt(end - 1))) end--;
    return word.slice(0, end);
}

const MONTH_OR_DAY = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}$/i;
const ZONE = /^(?:z|t|utc|gmt|[ap]m|[a-z]{3,4}t|cet|cest)$/i;

/** Whether a text has the form of a time: numbers, names of days, months and zones, and nothing else. */
export function isTime(text: string): boolean {
    if (text.length > 48 || !/\d/.test(text)) return false;
    const letters = text.match(/\p{L}+/gu) ?? [];
    return /^[\p{L}\d\s:.,+/()-]*$/u.test(text) && letters.every((word) => MONTH_OR_DAY.test(word) || ZONE.test(word));
}

/** A device's own word for a role or a state: letters, and few digits. */
export function isStateWord(text: string): boolean {
    return /^\p{L}[\p{L}\p{N} _-]{0,39}$/u.test(text) && !/\d{4}/.test(text);
}
