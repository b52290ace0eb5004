import * as z from "zod";
import { FORMS, overlapProblems, windowProblems } from "../../pair/windows/problems.js";
import type { ChangeWindow } from "../../pair/windows/window.js";
import { object, text, write } from "./fields.js";

const written = object({
    days: z.array(text("a day, such as mon"), { error: write("a list of days, such as [mon, tue]") }).optional(),
    from: text("a time, such as 22:00").optional(),
    to: text("a time, such as 04:00").optional(),
    timeZone: text("an IANA time zone, such as Europe/Madrid").optional(),
    start: text("a date and time with offset, such as 2027-01-16T22:00:00+01:00").optional(),
    end: text("a date and time with offset, such as 2027-01-17T04:00:00+01:00").optional(),
});

/** When a switchover may be requested. What is wrong with a window is known in provider/pair/windows. */
export const changeWindowsSchema = z
    .array(written, { error: write(`a list of ${FORMS}`) })
    .min(1, { error: `is empty, so it would never open; write ${FORMS}, or leave it out` })
    .superRefine((windows, context) => {
        const own = windows.flatMap((window, index) =>
            windowProblems(window).map(({ path, message }) => ({ path: [index, ...path], message })),
        );
        for (const problem of [...own, ...overlapProblems(windows)]) context.addIssue({ code: "custom", ...problem });
    })
    .transform((windows) => windows as ChangeWindow[]);
