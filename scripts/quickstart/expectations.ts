/** One line of the closing table. */
export interface Row {
    readonly step: string;
    readonly before: string;
    readonly after: string;
    readonly sent: number;
    readonly result: string;
}

/** How a command ended, and all that it printed. */
export interface Ran {
    readonly code: number;
    readonly text: string;
}

/** A step did not do what it should. */
export class Failed extends Error {}

/** Holds a command's end against what it should be. */
export function checkRun(
    args: readonly string[],
    ran: Ran,
    expected: { readonly succeeds: boolean; readonly prints: RegExp },
): void {
    const problems: string[] = [];
    if ((ran.code === 0) !== expected.succeeds) {
        problems.push(`ended with ${ran.code} and should ${expected.succeeds ? "succeed" : "fail"}`);
    }
    if (!expected.prints.test(ran.text)) problems.push(`did not print '${expected.prints.source}'`);
    if (problems.length === 0) return;
    throw new Failed(`\`pulumi ${args.join(" ")}\` ${problems.join(", and ")}. Look at its output above.`);
}

/** Holds a step against what the devices say and have counted. */
export function checkRow(row: Row, expected: { readonly active: string; readonly sent: number }): void {
    if (row.after === expected.active && row.sent === expected.sent) return;
    throw new Failed(
        `Step '${row.step}' left ${row.after} active after ${requests(row.sent)}; ` +
            `it should be ${expected.active} after ${requests(expected.sent)}. Look at the output above.`,
    );
}

/** Holds the stack's output against what the devices say. */
export function checkOutput(seen: string | undefined, expected: string): void {
    if (seen === expected) return;
    throw new Failed(`The stack's output says that ${seen ?? "no node"} is active; it should say ${expected}.`);
}

function requests(sent: number): string {
    return sent === 1 ? "1 switchover request" : `${sent} switchover requests`;
}
