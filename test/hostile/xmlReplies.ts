import * as fc from "fast-check";
import { DECLARATION, inData, STATUS, STATUS_DATA } from "./xmlCorpus.js";

const NAMES = [
    ...["response", "data", "messages", "errorMessage", "accessToken", "role", "hostName", "systemState", "upTime"],
    ...["healthScorePercent", "haPeerName", "haPeerRole", "haSwitchOvers", "haSyncState", "component", "name", "state"],
    ...["switchOverLogs", "switchOver", "info", "oldState", "newState", "time"],
    ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "#text", "a:b", "é", "1a", ""],
];
const name = fc.constantFrom(...NAMES);
const nastyText = fc.string({ unit: "binary", maxLength: 40 });
const digits = (least: number, most: number) => fc.integer({ min: least, max: most }).map(String);
const date = fc
    .tuple(
        fc.oneof(digits(0, 99_999), fc.constant("2018")),
        digits(0, 19).map((month) => month.padStart(2, "0")),
        digits(0, 39).map((day) => day.padStart(2, "0")),
        fc.constantFrom("T08:41:55", "T24:00:00", "T99:99:99", " 08:41", "t23:59:60", ""),
        fc.constantFrom(".0", "", ".", ".123456789", ".1234567890", ",5"),
        fc.constantFrom("-0400", "+05:30", "Z", "z", "", "-9999", "+2400", "EST", "-04", "\u22120400"),
    )
    .map(([year, month, day, ...rest]) => `${year}-${month}-${day}${rest.join("")}`);
const number = fc.oneof(
    fc.integer().map(String),
    fc.double().map(String),
    fc.bigInt().map(String),
    fc.constantFrom("-0", "1e3", "0x10", "NaN", "100%", "٣", "1,0", "9".repeat(400)),
);
const role = fc.constantFrom(
    "active",
    "standby",
    "out of service",
    "ACTIVE",
    "Becoming-Active",
    "act\u200bive",
    "\u202eevitca",
);
const word = fc.oneof(
    nastyText,
    number,
    date,
    role,
    fc.constantFrom("", "true", "false", "\u0000", "\u001b[31m", "&lt;b&gt;", "&#x1b;"),
);
const escaped = word.map((text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));

/** Elements of known and of evil names, repeated, missing, misplaced; well formed for the most part. */
const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
    element: fc
        .tuple(name, tie("content"), fc.constantFrom("", "", "", ' a="b"', " xmlns:x='y'", " a", " a='"))
        .map(([tag, content, attributes]) => `<${tag}${attributes}>${content}</${tag}>`),
    content: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.oneof(escaped, word),
        fc.array(tie("element"), { maxLength: 6 }).map((elements) => elements.join("")),
    ),
}));

const values = fc
    .array(
        fc.tuple(
            fc.constantFrom("role", "hostName", "healthScorePercent", "haSwitchOvers", "haPeerRole", "haPeerName"),
            escaped,
        ),
        { maxLength: 8 },
    )
    .map((pairs) => inData(pairs.map(([tag, text]) => `<${tag}>${text}</${tag}>`).join("")));
const logs = fc
    .array(fc.tuple(date, escaped), { maxLength: 12 })
    .map((entries) =>
        entries.map(([time, info]) => `<switchOver><info>${info}</info><time>${time}</time></switchOver>`).join(""),
    )
    .map((entries) => inData(`<role>active</role><switchOverLogs>${entries}</switchOverLogs>`));

/** A good status with a few places cut out, doubled or overwritten. */
const mutated = fc
    .array(
        fc.tuple(
            fc.nat(STATUS.length),
            fc.nat(30),
            fc.oneof(nastyText, element, fc.constantFrom("<", ">", "&", "\u0000", "]]>")),
        ),
        { minLength: 1, maxLength: 4 },
    )
    .map((changes) =>
        changes.reduce((text, [at, length, by]) => text.slice(0, at) + by + text.slice(at + length), STATUS),
    );
const doubled = fc
    .tuple(fc.nat(STATUS.length), fc.nat(200))
    .map(([at, length]) => STATUS.slice(0, at + length) + STATUS.slice(at));
const truncated = fc.nat(STATUS.length).map((length) => STATUS.slice(0, length));

const soup = fc
    .array(
        fc.oneof(
            name.map((tag) => `<${tag}>`),
            name.map((tag) => `</${tag}>`),
            word,
            fc.constantFrom("<![CDATA[", "]]>", "<!--", "-->", "<?", "?>", DECLARATION),
        ),
        { maxLength: 40 },
    )
    .map((pieces) => pieces.join(""));

/** Bytes in one encoding, read as UTF-8, which is what becomes of every body. */
const encoded = fc
    .tuple(
        fc.oneof(values, mutated, soup),
        fc.constantFrom<BufferEncoding>("utf16le", "latin1", "base64"),
        fc.boolean(),
    )
    .map(([text, encoding, hasMark]) => Buffer.from(hasMark ? `\uFEFF${text}` : text, encoding).toString("utf8"));
const bytes = fc.uint8Array({ maxLength: 400 }).map((some) => Buffer.from(some).toString("utf8"));

const entities = fc
    .tuple(
        fc.constantFrom("<!DOCTYPE r [", "<!doctype r SYSTEM 'x' [", "<!ENTITY ", "<!DOCTYPE\n["),
        fc.array(fc.tuple(name, word)),
        word,
    )
    .map(
        ([start, list, text]) =>
            `${start}${list.map(([key, value]) => `<!ENTITY % ${key} "${value}">`).join("")}]>${inData(`<role>&${text};</role>`)}`,
    );

/** Few, since each takes as long as hundreds of the others. */
const large = fc
    .tuple(
        fc.oneof(element, soup, fc.constantFrom("<a>", "<a/>", "<!---->", "&amp;", "<?a?>", ' b="c"')),
        fc.integer({ min: 10, max: 2_000 }),
    )
    .map(([piece, times]) =>
        inData(STATUS_DATA + piece.repeat(Math.min(times, Math.ceil(140_000 / (piece.length + 1))))),
    );

/** Families of generated bodies, and how many in a thousand are of each. */
export const XML_FAMILIES: Readonly<
    Record<string, { readonly perMille: number; readonly body: fc.Arbitrary<string> }>
> = {
    "odd words and numbers": { perMille: 200, body: values },
    "odd dates": { perMille: 100, body: logs },
    "elements anywhere": { perMille: 148, body: fc.oneof(element, element.map(inData)) },
    "a good status, damaged": { perMille: 250, body: fc.oneof({ weight: 3, arbitrary: mutated }, doubled, truncated) },
    "pieces of XML": { perMille: 100, body: soup },
    "other encodings": { perMille: 100, body: encoded },
    bytes: { perMille: 50, body: bytes },
    entities: { perMille: 50, body: entities },
    "large replies": { perMille: 2, body: large },
};
