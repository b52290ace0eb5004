/** How mocha lists a failed test: its number, then one line for each `describe`, and its own, which ends with a colon. */
const TITLE = /^ {2}(\d+)\) (.*(?:\n {5,}\S.*)*?):\s*$/gm;

/** The failed tests of what mocha has printed, a line each. */
export function failedTests(output: string): readonly string[] {
    const [, listed = ""] = output.split(/^\s*\d+ failing\b.*$/m);
    const titles: string[] = [];
    for (const [, number, title = ""] of listed.matchAll(TITLE)) {
        // A message may have lines that look like a title.
        if (Number(number) === titles.length + 1) titles.push(title.split(/\n\s+/).join(" › "));
    }
    return titles;
}
