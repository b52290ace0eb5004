/** What users write as a time, read. A value that is wrong is a sentence's end: what is wrong, and what to write. */
export type Read = { readonly kind: "read"; readonly value: number } | { readonly kind: "wrong"; readonly why: string };

const read = (value: number): Read => ({ kind: "read", value });
const wrong = (why: string): Read => ({ kind: "wrong", why });

/** Minutes since midnight of `HH:MM`. */
export function readMinutes(written: string, { last }: { readonly last: "23:59" | "24:00" }): Read {
    const [, hours, minutes] = /^(\d\d):([0-5]\d)$/.exec(written)?.map(Number) ?? [];
    const value = (hours ?? NaN) * 60 + (minutes ?? NaN);
    const isTime = value < 1440 || (last === "24:00" && value === 1440);
    return isTime
        ? read(value)
        : wrong(`${JSON.stringify(written)} is no time of day; write HH:MM, from 00:00 to ${last}`);
}

const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d(?::?\d\d)?)?$/;

/**
 * The instant, in milliseconds since 1970, of an ISO 8601 date and time with offset or Z. The offset may be `+01` or `+0100`, as
 * `date +%z` writes it, and the letters small, as RFC 3339 allows.
 */
export function readInstant(text: string): Read {
    const quoted = JSON.stringify(text);
    const written = text.toUpperCase();
    const parts = DATE_TIME.exec(written);
    if (!parts) {
        return wrong(`${quoted} is no ISO 8601 date and time with offset; write one such as 2026-11-24T22:00:00+01:00`);
    }
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
        .slice(1, 7)
        .map((part) => +(part ?? 0));
    // Date rolls 30 February on to March.
    const rolled = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
    const isReal = rolled.toISOString().startsWith(`${written.slice(0, 16)}:${parts[6] ?? "00"}`);
    if (!isReal) return wrong(`${quoted} is a date or a time that does not exist`);

    const offset = parts[7];
    if (offset === undefined) {
        return wrong(
            `${quoted} has no offset, so it is a different time in every zone; end it in one such as +01:00, or in Z`,
        );
    }
    const [hours = "00", minutes = "00"] = offset.match(/\d\d/g) ?? [];
    const zone = offset === "Z" ? "Z" : `${offset[0]}${hours}:${minutes}`;
    const value = Date.parse(written.slice(0, written.length - offset.length) + zone);
    // No zone is further than 14 hours from UTC.
    if (Number.isNaN(value) || +hours * 60 + +minutes > 14 * 60 || +minutes > 59) {
        return wrong(`${quoted} has an offset that does not exist; write one such as +01:00, or Z`);
    }
    return read(value);
}
