import * as z from "zod";

/** Says what a value is not, for a type error; a missing value is called missing. Never prints the value. */
export const write = (what: string) => (issue: { readonly input?: unknown }) =>
    issue.input === undefined || issue.input === null ? `is missing; write ${what}` : `is not ${what}`;

/** An object that takes these keys and no others. */
export const object = <S extends z.ZodRawShape>(shape: S) =>
    z.strictObject(shape, {
        error: (issue) =>
            issue.code === "unrecognized_keys"
                ? `is not an argument here; valid: ${Object.keys(shape).join(", ")}`
                : write(`an object with ${Object.keys(shape).join(", ")}`)(issue),
    });

export const text = (what: string) =>
    z.string({ error: write(what) }).refine((value) => value.trim() !== "", { error: "is empty", abort: true });

export const flag = () => z.boolean({ error: write("true or false") });

interface Range {
    readonly above?: number;
    readonly from?: number;
    readonly to: number;
}

const isIn = (value: number, { above, from, to }: Range) =>
    (above === undefined || value > above) && (from === undefined || value >= from) && value <= to;

export const number = (what: string, range: Range) =>
    z
        .number({ error: write(what) })
        .refine((value) => isIn(value, range), { error: `is out of range; write ${what}`, abort: true });

export const wholeNumber = (what: string, range: Range) =>
    number(what, range).refine((value) => Number.isInteger(value), { error: `is not a whole number; write ${what}` });
