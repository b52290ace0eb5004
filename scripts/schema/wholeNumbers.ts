/** Numbers that are whole, by name: TypeScript has one type for both. test/schema holds it against the input checks. */
export const WHOLE_NUMBERS: ReadonlySet<string> = new Set([
    "waitSeconds",
    "maximumSessions",
    "cooldownSeconds",
    "parallelSwitchovers",
    "stopAfterFailures",
    "maximumSwitchovers",
    // Counters of the device.
    "switchoverCounts",
    "switchoverCountsBefore",
    "switchoverCountsAfter",
]);
