import { allPreconditions } from "../../provider/pair/preconditions/list.js";

/** Numbers that are whole, by name: TypeScript has one type for both. test/schema holds it against the input checks. */
export const WHOLE_NUMBERS: ReadonlySet<string> = new Set([
    ...wholePreconditions(),
    "waitSeconds",
    "parallelSwitchovers",
    "stopAfterFailures",
    "maximumSwitchovers",
    // Counters of the device.
    "switchoverCounts",
    "switchoverCountsBefore",
    "switchoverCountsAfter",
]);

function wholePreconditions(): string[] {
    return Object.entries(allPreconditions()).flatMap(([name, { argument }]) =>
        argument.kind === "wholeNumber" ? [name] : [],
    );
}
