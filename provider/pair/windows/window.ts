/** The days of the week, as users write them. */
export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
/** @internal */
export type Day = (typeof DAYS)[number];

/** A window that comes again, by the wall clock of a time zone. */
export interface RecurringWindow {
    /**
     * Days on which it begins; a window over midnight belongs to the day on which it begins.
     *
     * @default every day
     */
    readonly days?: readonly Day[] | undefined;
    /** `HH:MM`, from 00:00 to 23:59. */
    readonly from: string;
    /** `HH:MM`, up to 24:00, itself outside the window. A time before `from` is one of the next day. */
    readonly to: string;
    /** IANA name, such as `Europe/Madrid`. */
    readonly timeZone: string;
    readonly start?: undefined;
    readonly end?: undefined;
}

/** A window that comes once. */
interface OnceWindow {
    /** ISO 8601 date and time with offset or Z. */
    readonly start: string;
    /** Like `start`, itself outside the window. */
    readonly end: string;
    readonly days?: undefined;
    readonly from?: undefined;
    readonly to?: undefined;
    readonly timeZone?: undefined;
}

/** A time in which a switchover may be requested, as users write it and without a problem: see problems.ts. */
export type ChangeWindow = RecurringWindow | OnceWindow;

/** `mon, tue 22:00 to 04:00 Europe/Madrid` */
export function describeWindow(window: ChangeWindow): string {
    if (window.start !== undefined) return `${window.start} to ${window.end}`;
    return `${window.days?.join(", ") ?? "every day"} ${window.from} to ${window.to} ${window.timeZone}`;
}

/** All of them, in the order in which they are written. */
export function describeWindows(windows: readonly ChangeWindow[]): string {
    return windows.map(describeWindow).join("; ");
}
