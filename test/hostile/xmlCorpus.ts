/** What a node says of itself in a pair, element names as documented. */
export const STATUS_DATA =
    "<upTime>861830</upTime><hostName>sbc-a</hostName><systemState>online</systemState><role>active</role>" +
    "<healthScorePercent>100</healthScorePercent><haPeerName>sbc-b</haPeerName><haPeerRole>standby</haPeerRole>" +
    "<haSwitchOvers>2</haSwitchOvers><haSyncState><component><name>tCCD</name><state>true</state></component></haSyncState>" +
    "<switchOverLogs><switchOver><info>Active to RelinquishingActive, forced by command</info>" +
    "<newState>RelinquishingActive</newState><oldState>Active</oldState><time>2018-09-05T08:41:55.0-0400</time>" +
    "</switchOver></switchOverLogs>";
export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
export const inData = (data: string) => `${DECLARATION}<response><data>${data}</data><messages/><links/></response>`;
export const STATUS = inData(STATUS_DATA);

const filled = (piece: string, characters = 120_000) => piece.repeat(Math.floor(characters / piece.length));
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();
const declared = (encoding: string) => STATUS.replace("UTF-8", encoding);
const log = (time: string) =>
    inData(`<role>active</role><switchOverLogs><switchOver><time>${time}</time></switchOver></switchOverLogs>`);
const entities = (levels: number) =>
    Array.from({ length: levels }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join("");

/** What it must be read as: a status whose role is this word, any status at all, or none. */
type Reading = "active" | "unknown" | "a status" | "nothing";
export type XmlCase = readonly [body: string | Buffer, reading: Reading];

/** Bodies that no device ought to send, by name. Those that are meant to be read show that not everything is refused. */
export const XML_CORPUS: Readonly<Record<string, XmlCase>> = {
    "a good status": [STATUS, "active"],
    "a good status with a byte order mark": [`\uFEFF${STATUS}`, "active"],
    "three byte order marks": [`\uFEFF\uFEFF\uFEFF${STATUS}`, "nothing"],
    "no declaration": [STATUS.replace(DECLARATION, ""), "active"],
    "two declarations": [DECLARATION + STATUS, "nothing"],
    "two documents": [STATUS + STATUS, "nothing"],
    "text behind the document": [`${STATUS}x`, "nothing"],
    "NUL behind the document": [`${STATUS}\u0000`, "nothing"],
    "UTF-16, little end first": [utf16(STATUS), "nothing"],
    "UTF-16, big end first": [swapped(utf16(STATUS)), "nothing"],
    "UTF-16 without a mark": [Buffer.from(STATUS, "utf16le"), "nothing"],
    "UTF-32": [Buffer.from([...STATUS].flatMap((char) => [char.charCodeAt(0), 0, 0, 0])), "nothing"],
    "Latin-1 where UTF-8 is declared": [
        Buffer.from(inData("<role>active</role><hostName>caf\u00e9</hostName>"), "latin1"),
        "active",
    ],
    "UTF-16 declared where it is UTF-8": [declared("UTF-16"), "active"],
    "an encoding declared that nobody has": [declared("x-\u0000-none"), "active"],
    "invalid UTF-8 in the role": [Buffer.from(inData("<role>act\u00ffive</role>"), "latin1"), "unknown"],
    "overlong UTF-8 in place of a tag": [
        Buffer.from(STATUS.replace("<role>", "\u00c0\u00bcrole>"), "latin1"),
        "nothing",
    ],
    "half a surrogate pair": [Buffer.from(inData("<role>\u00ed\u00a0\u0080</role>"), "latin1"), "unknown"],
    "an internal entity bomb": [
        `<!DOCTYPE r [<!ENTITY e0 "active">${entities(9)}]>${inData("<role>&e9;</role>")}`,
        "nothing",
    ],
    "an external entity": [
        `<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>${inData("<role>&e;</role>")}`,
        "nothing",
    ],
    "a parameter entity": [`<!DOCTYPE r [<!ENTITY % p SYSTEM "http://192.0.2.1/x.dtd"> %p;]>${STATUS}`, "nothing"],
    "an external subset": [`<!DOCTYPE r PUBLIC "-//x" "http://192.0.2.1/x.dtd">${STATUS}`, "nothing"],
    "a DOCTYPE in the middle": [STATUS.replace("<data>", "<!DOCTYPE r []><data>"), "nothing"],
    "entities that nobody declared": [inData("<role>&e9;</role>"), "unknown"],
    "a flood of the five known entities": [inData(`<role>${filled("&amp;")}</role>`), "unknown"],
    "a flood of numbered characters": [inData(`<role>${filled("&#65;")}</role>`), "unknown"],
    "numbered characters beyond Unicode": [inData("<role>&#x110000;&#99999999999;&#0;&#xD800;</role>"), "unknown"],
    "deep nesting": [`${"<a>".repeat(20_000)}${"</a>".repeat(20_000)}`, "nothing"],
    "deep nesting within data": [inData(`${"<a>".repeat(60)}<role>active</role>${"</a>".repeat(60)}`), "nothing"],
    "deep nesting that never ends": [filled("<a>"), "nothing"],
    "nested synchronization": [
        inData(`${"<haSyncState><component>".repeat(20)}${"</component></haSyncState>".repeat(20)}`),
        "a status",
    ],
    "a flood of empty elements": [inData(filled("<a/>")), "unknown"],
    "a flood of roles": [inData(filled("<role>active</role>")), "unknown"],
    "a flood of log entries": [inData(`<switchOverLogs>${filled("<switchOver/>")}</switchOverLogs>`), "unknown"],
    "a flood of components": [inData(`<haSyncState>${filled("<component/>")}</haSyncState>`), "unknown"],
    "a flood of comments": [inData(`${filled("<!---->")}<role>active</role>`), "active"],
    "a flood of CDATA": [inData(`${filled("<![CDATA[]]>")}<role>active</role>`), "active"],
    "a flood of processing instructions": [inData(`${filled("<?a b='c'?>")}<role>active</role>`), "active"],
    "a comment that never ends": [STATUS.replace("<role>", "<!--<role>"), "nothing"],
    "CDATA that never ends": [STATUS.replace("<role>", "<![CDATA[<role>"), "nothing"],
    "an instruction that never ends": [STATUS.replace("<role>", "<?x <role>"), "nothing"],
    "a comment within the role": [inData("<role>act<!-- x -->ive</role>"), "active"],
    "elements within the role": [inData("<role>act<b/>ive</role>"), "unknown"],
    "a role as an attribute": [inData('<node role="active"/>'), "unknown"],
    "very many attributes": [`<response ${filled('b="c" ')}/>`, "nothing"],
    "very many different attributes": [
        `<response ${Array.from({ length: 9_000 }, (_, at) => `a${at}=""`).join(" ")}><data><role>active</role></data></response>`,
        "active",
    ],
    "attributes without quotes": [`<response ${filled("b=c ")}/>`, "nothing"],
    "a tag full of space": [`<response${" ".repeat(120_000)}><data><role>active</role></data></response>`, "active"],
    "a name without end": [`<${"a".repeat(120_000)}/>`, "nothing"],
    "a role without end": [inData(`<role>${"active ".repeat(16_000)}</role>`), "unknown"],
    "more than any status has": [STATUS + " ".repeat(10) + `<!--${"x".repeat(131_072)}-->`, "nothing"],
    "space without end behind it": [STATUS + " ".repeat(500_000), "active"],
    "two data elements": [STATUS.replace("</data>", "</data><data/>"), "nothing"],
    "no data": ["<response><messages/></response>", "nothing"],
    "data that is text": ["<response><data>active</data></response>", "nothing"],
    "another root": [STATUS.replaceAll("response", "html"), "nothing"],
    "elements in a namespace": [STATUS.replaceAll("data>", "n:data>"), "nothing"],
    "elements in capitals": [inData("<ROLE>active</ROLE>"), "unknown"],
    "elements named as what every object has": [
        inData("<role>active</role><toString/><hasOwnProperty/><valueOf>x</valueOf>"),
        "a status",
    ],
    "an element named constructor": [inData("<role>active</role><constructor><prototype/></constructor>"), "nothing"],
    "an element named __proto__": [inData("<__proto__><role>active</role></__proto__>"), "nothing"],
    "__proto__ for data": ["<response><__proto__><role>active</role></__proto__></response>", "nothing"],
    "numbers out of range": [
        inData("<role>active</role><healthScorePercent>101</healthScorePercent><haSwitchOvers>-1</haSwitchOvers>"),
        "active",
    ],
    "numbers that are none": [
        inData(
            "<role>active</role><healthScorePercent>1e2</healthScorePercent><haSwitchOvers>Infinity</haSwitchOvers>",
        ),
        "active",
    ],
    "a number of a thousand digits": [
        inData(`<role>active</role><haSwitchOvers>${"9".repeat(1_000)}</haSwitchOvers>`),
        "active",
    ],
    "a date in no month": [log("2018-13-45T99:99:99.0-0400"), "active"],
    "a date beyond all years": [log("+275760-09-13T00:00:00.1Z"), "active"],
    "an offset of a hundred hours": [log("2018-09-05T08:41:55.0-9900"), "active"],
    "a leap second": [log("2016-12-31T23:59:60.0+0000"), "active"],
    "ANSI escapes and line ends in words": [
        inData("<role>\u001b[2J\u001b]0;x\u0007active\r\nERROR</role><hostName>\u009b31m</hostName>"),
        "unknown",
    ],
    "words that turn the line around": [
        inData("<role>active</role><hostName>\u202eb-cbs\u2066\u200b</hostName>"),
        "active",
    ],
    "NUL in the role": [inData("<role>active\u0000</role>"), "unknown"],
    nothing: ["", "nothing"],
    "only a declaration": [DECLARATION, "nothing"],
    "only NUL": [Buffer.alloc(1_000), "nothing"],
    JSON: ['{"response":{"data":{"role":"active"}}}', "nothing"],
    "a login page": ["<!DOCTYPE html><html><form><input name=password></form></html>", "nothing"],
    gzip: [Buffer.from("1f8b0800000000000003b3292d2ec9cc4f05000000", "hex"), "nothing"],
};
