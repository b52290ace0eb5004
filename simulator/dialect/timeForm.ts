const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Writes a time as an example has it. */
export interface TimeForm {
    readonly write: (at: Date) => string;
    /** A number that grows with the time; undefined for a text of another form. */
    readonly read: (text: string) => number | undefined;
}

const ISO =
    /^(\d{4})([-/.])(\d{2})\2(\d{2})([T ]+)(\d{2}):(\d{2}):(\d{2})(?:([.,])(\d{1,9}))?( ?)(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/;
const HTTP =
    /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) (GMT|UTC|[+-]\d{4})$/;
const SYSLOG =
    /^((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?([A-Z][a-z]{2})( +)(\d{1,2}) (\d{4} )?(\d{2}:\d{2}:\d{2})(\.\d{1,9})?( \d{4})?$/;
const DAY_FIRST = /^(\d{2})([-/.])(\d{2})\2(\d{4})([T ])(\d{2}:\d{2}:\d{2})(\.\d{1,9})?$/;
const EPOCH = /^(\d{10}|\d{13})$/;

/** The form of a time, by an example of it; undefined if it is none of those that are known here. */
export function timeFormOf(example: string): TimeForm | undefined {
    return iso(example) ?? http(example) ?? syslog(example) ?? dayFirst(example) ?? epoch(example);
}

function iso(example: string): TimeForm | undefined {
    const match = ISO.exec(example);
    if (match === null) return undefined;
    const [, , line = "-", , , between = "T", , , , point = ".", fraction = "", space = "", zone = ""] = match;
    const minutes = offsetOf(zone);
    return {
        write: (at) => {
            const { day, time, digits } = partsOf(at, minutes);
            const part = fraction === "" ? "" : point + digits.padEnd(9, "0").slice(0, fraction.length);
            return day.replaceAll("-", line) + between + time + part + space + zone;
        },
        read: (text) => {
            const [, year, , month, day, , hour, minute, second, , part = "", , offset = ""] = ISO.exec(text) ?? [];
            const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
            return numberOrNone(local + Number(`0.${part || "0"}`) * 1000 - offsetOf(offset) * 60_000);
        },
    };
}

function http(example: string): TimeForm | undefined {
    const zone = HTTP.exec(example)?.[5];
    if (zone === undefined) return undefined;
    const minutes = offsetOf(zone);
    return {
        write: (at) => {
            const { weekday, date, month, year, time } = partsOf(at, minutes);
            return `${weekday}, ${date} ${month} ${year} ${time} ${zone}`;
        },
        read: (text) => (HTTP.test(text) ? numberOrNone(Date.parse(text)) : undefined),
    };
}

function syslog(example: string): TimeForm | undefined {
    const match = SYSLOG.exec(example);
    if (match === null) return undefined;
    const [, weekday, , , day = "", yearBefore, , fraction = "", yearAfter] = match;
    return {
        write: (at) => {
            const { weekday: name, month, date, year, time, digits } = partsOf(at, 0);
            const number = day.startsWith("0")
                ? date
                : String(Number(date)).padStart(match[3]?.length === 2 ? 2 : 1, " ");
            const part = fraction === "" ? "" : `.${digits.padEnd(9, "0").slice(0, fraction.length - 1)}`;
            const before = yearBefore === undefined ? "" : `${year} `;
            return `${weekday === undefined ? "" : `${name} `}${month} ${number} ${before}${time}${part}${yearAfter === undefined ? "" : ` ${year}`}`;
        },
        read: (text) => {
            const [, , month, , date, before = "", time, part = "", after = ""] = SYSLOG.exec(text) ?? [];
            const year = (before || after).trim() || "2000";
            return numberOrNone(Date.parse(`${date} ${month} ${year} ${time} UTC`) + Number(`0${part || ".0"}`) * 1000);
        },
    };
}

function dayFirst(example: string): TimeForm | undefined {
    const match = DAY_FIRST.exec(example);
    if (match === null) return undefined;
    const [, , line = "-", second = "", , between = " ", , fraction = ""] = match;
    // The second number is no month.
    const isMonthFirst = Number(second) > 12;
    return {
        write: (at) => {
            const { date, month, year, time, digits } = numbersOf(at);
            const part = fraction === "" ? "" : `.${digits.padEnd(9, "0").slice(0, fraction.length - 1)}`;
            const day = isMonthFirst ? [month, date, year] : [date, month, year];
            return day.join(line) + between + time + part;
        },
        read: (text) => {
            const [, first, , other, year, , time, part = ""] = DAY_FIRST.exec(text) ?? [];
            const [date, month] = isMonthFirst ? [other, first] : [first, other];
            return numberOrNone(Date.parse(`${year}-${month}-${date}T${time}Z`) + Number(`0${part || ".0"}`) * 1000);
        },
    };
}

function epoch(example: string): TimeForm | undefined {
    if (!EPOCH.test(example)) return undefined;
    const unit = example.length === 10 ? 1000 : 1;
    return {
        write: (at) => String(Math.floor(at.getTime() / unit)),
        read: (text) => (EPOCH.test(text) ? Number(text) * unit : undefined),
    };
}

function partsOf(at: Date, offsetMinutes: number) {
    const local = new Date(at.getTime() + offsetMinutes * 60_000);
    const text = local.toISOString();
    return {
        day: text.slice(0, 10),
        time: text.slice(11, 19),
        digits: text.slice(20, 23),
        weekday: DAYS[local.getUTCDay()] ?? "",
        date: text.slice(8, 10),
        month: MONTHS[local.getUTCMonth()] ?? "",
        year: text.slice(0, 4),
    };
}

/** In UTC, the month by its number. */
function numbersOf(at: Date) {
    const { day, ...parts } = partsOf(at, 0);
    return { ...parts, month: day.slice(5, 7) };
}

/** In minutes; 0 where there is none. */
function offsetOf(zone: string): number {
    const [, sign, hours = "0", minutes = "0"] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function numberOrNone(value: number): number | undefined {
    return Number.isNaN(value) ? undefined : value;
}
