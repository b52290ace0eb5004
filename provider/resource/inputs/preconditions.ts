import type * as z from "zod";
import type { Argument, ValueOf } from "../../pair/preconditions/argument.js";
import { allPreconditions, type Preconditions } from "../../pair/preconditions/list.js";
import { changeWindowsSchema } from "./changeWindows.js";
import { flag, number, object, wholeNumber } from "./fields.js";

type Shape = {
    [N in keyof Preconditions]: z.ZodOptional<z.ZodType<ValueOf<Preconditions[N]["argument"]>>>;
};

/** The argument `preconditions`: one field for each precondition of the lists. */
export function preconditionsSchema() {
    const fields = Object.entries(allPreconditions()).map(([name, { argument }]) => [
        name,
        fieldFor(argument).optional(),
    ]);
    // TypeScript follows no names through entries: each field is of the argument of its own name.
    return object(Object.fromEntries(fields) as Shape);
}

function fieldFor(argument: Argument) {
    switch (argument.kind) {
        case "number":
            return number(argument.what, argument);
        case "wholeNumber":
            return wholeNumber(argument.what, argument);
        case "flag":
            return flag();
        case "changeWindows":
            return changeWindowsSchema;
    }
}
