const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const LONG_NAME = `(?<weekday>${DAYS.join("|")})`;
const NAME = `(?<weekday>${DAYS.map((day) => day.slice(0, 3)).join("|")})`;
const MONTH = `(?<month>${MONTHS.join("|")})`;
const TIME = "(?<hour>[01]\\d|2[0-3]):(?<minute>[0-5]\\d):(?<second>[0-5]\\d|60)";

/** RFC 9110, 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`. */
const FORMS = [
    new RegExp(`^${NAME}, (?<day>\\d{2}) ${MONTH} (?<year>\\d{4}) ${TIME} GMT$`),
    new RegExp(`^${LONG_NAME}, (?<day>\\d{2})-${MONTH}-(?<year>\\d{2}) ${TIME} GMT$`),
    new RegExp(`^${NAME} ${MONTH} (?<day>\\d{2}| \\d) ${TIME} (?<year>\\d{4})$`),
];

/**
 * Reads an HTTP date in one of RFC 9110's three forms, which are always GMT; absent if it is anything else.
 *
 * @param now for a year of two digits: a date more than 50 years ahead is of the latest past year with these digits
 */
export function parseHttpDate(text: string, now: Date): Date | undefined {
    const parts = FORMS.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
    if (parts === undefined) return undefined;
    const year = Number(parts["year"]);
    return parts["year"]?.length === 2 ? inLikelyCentury(parts, year, now) : dateIn(parts, year);
}

type Parts = Readonly<Record<string, string>>;

function inLikelyCentury(parts: Parts, year: number, now: Date): Date | undefined {
    const limit = new Date(now);
    limit.setUTCFullYear(now.getUTCFullYear() + 50);
    const century = Math.floor(limit.getUTCFullYear() / 100) * 100;
    const isTooFar = (full: number) => (dateIn(parts, full, false)?.getTime() ?? Infinity) > limit.getTime();
    return dateIn(parts, isTooFar(century + year) ? century - 100 + year : century + year);
}

/** Absent for a day that the month does not have, or that is another day of the week. */
function dateIn(parts: Parts, year: number, isWeekdayRead = true): Date | undefined {
    const month = MONTHS.indexOf(parts["month"] ?? "");
    const date = new Date(0);
    // Not Date.UTC, which reads the year 12 as 1912.
    date.setUTCFullYear(year, month, Number(parts["day"]));
    if (date.getUTCMonth() !== month || date.getUTCDate() !== Number(parts["day"])) return undefined;
    if (isWeekdayRead && !DAYS[date.getUTCDay()]?.startsWith(parts["weekday"] ?? "?")) return undefined;
    date.setUTCHours(Number(parts["hour"]), Number(parts["minute"]), Number(parts["second"]));
    return date;
}
