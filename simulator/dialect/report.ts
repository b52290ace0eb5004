/** A report of `doctor --bundle`, as far as a pair can speak like it. */
export interface DeviceReport {
    readonly nodes: readonly [ReportedNode, ReportedNode];
}

export interface ReportedNode {
    readonly name: string;
    readonly address: string;
    readonly exchanges: readonly ReportedExchange[];
}

interface ReportedExchange {
    /** Such as `GET /rest/v1.2/system/status`. */
    readonly request: string;
    readonly answer?: ReportedAnswer;
}

export interface ReportedAnswer {
    readonly statusLine: string;
    readonly status: number;
    readonly headers: readonly (readonly [name: string, value: string])[];
    readonly ends: "length" | "chunked" | "connection" | "none";
    readonly chunks: readonly number[];
    readonly body: string;
}

const FORMAT = "pulumi-oracle-sbc device report";
const VERSION = 1;
/** More than a client of this interface reads. */
const LONGEST_BODY = 512 * 1024;
const ENDS = ["length", "chunked", "connection", "none"] as const;

/** Throws a sentence where it is not a report that this simulator can read. */
export function readReport(value: unknown): DeviceReport {
    const { format, version, nodes } = fieldsOf(value);
    if (format !== FORMAT) throw new Error(`It is not a report of doctor --bundle: its format must be "${FORMAT}".`);
    if (version !== VERSION) {
        throw new Error(`The report is of version ${String(version)}; this simulator reads version ${VERSION}.`);
    }
    const [first, second, ...more] = listOf(nodes).map(readNode);
    if (first === undefined || second === undefined || more.length > 0)
        throw new Error("The report must have two nodes.");
    return { nodes: [first, second] };
}

function readNode(value: unknown): ReportedNode {
    const { name, address, exchanges } = fieldsOf(value);
    // It is the host name of a simulated node, and printed.
    if (typeof name !== "string" || !/^[A-Za-z0-9._-]{1,64}$/.test(name)) {
        throw new Error("In the report, a node's name must consist of letters, digits, dots and hyphens.");
    }
    return {
        name,
        address: textOf(address, "address"),
        exchanges: listOf(exchanges).map(readExchange),
    };
}

function readExchange(value: unknown): ReportedExchange {
    const { request, answer } = fieldsOf(value);
    const read = { request: textOf(request, "request") };
    return answer === undefined ? read : { ...read, answer: readAnswer(answer) };
}

function readAnswer(value: unknown): ReportedAnswer {
    const { statusLine, headers, ends, chunks = [], body = "" } = fieldsOf(value);
    const line = textOf(statusLine, "statusLine");
    const status = /^HTTP\/1\.[01] (\d{3})( [^\r\n]*)?$/.exec(line)?.[1];
    const end = ENDS.find((each) => each === ends);
    if (status === undefined)
        throw new Error(`The report has a status line that is none: ${JSON.stringify(line.slice(0, 60))}.`);
    if (end === undefined) throw new Error(`In the report, ends must be one of ${ENDS.join(", ")}.`);
    const read = listOf(headers).map((header) => {
        const [name, text] = listOf(header);
        return [headerPart(name), headerPart(text)] as const;
    });
    const sizes = listOf(chunks)
        .map(Number)
        .filter((size) => Number.isInteger(size) && size > 0);
    const text = textOf(body, "body");
    if (text.length > LONGEST_BODY) throw new Error(`The report has a body of more than ${LONGEST_BODY} characters.`);
    return {
        statusLine: line,
        status: Number(status),
        headers: read,
        ends: end,
        chunks: sizes,
        body: text,
    };
}

/** A line break in it would be a header of its own. */
function headerPart(value: unknown): string {
    const text = textOf(value, "headers");
    if (/[\r\n\0]/.test(text)) throw new Error("The report has a header with a line break in it.");
    return text;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    throw new Error("The report is not of the form that doctor --bundle writes.");
}

function listOf(value: unknown): readonly unknown[] {
    if (Array.isArray(value)) return value;
    throw new Error("The report lacks a list that doctor --bundle writes.");
}

function textOf(value: unknown, name: string): string {
    if (typeof value === "string") return value;
    throw new Error(`In the report, ${name} must be a text.`);
}
