import { expect } from "chai";
import type { Run } from "./stack.js";

/** What an operator reads of a run that must have succeeded. */
export function succeeded(run: Run): string {
    expect(run.succeeded, run.text).to.equal(true);
    return run.text;
}

/** What an operator reads of a run that must have failed. */
export function failed(run: Run): string {
    expect(run.succeeded, run.text).to.equal(false);
    // Nobody is helped by where in the code a device was found to be down.
    expect(run.text).not.to.match(/^\s+at .*\.(ts|js):\d+/m);
    return asOneLine(run.text);
}

/** The lines of messages, each once: while a run is under way, Pulumi also shows the newest one beside its resource. */
export function messageLines(printed: string): string[] {
    const text = asOneLine(printed);
    const [messages = ""] = (text.split("\nDiagnostics:\n")[1] ?? "").split(/\n(?:Outputs|Resources):\n/);
    return messages.split("\n").map((line) => line.trim());
}

/** Each error with all its lines, as one line. */
export function errorsIn(text: string): string[] {
    const errors: string[][] = [];
    let current: string[] | undefined;
    for (const line of messageLines(text)) {
        if (line.startsWith("error: ")) errors.push((current = [line]));
        else if (line === "") current = undefined;
        else current?.push(line);
    }
    return errors.map((lines) => lines.join(" "));
}

/** The entries of the checklist that an error lists, one a line. */
export function checklistOfError(text: string): string[] {
    const lines = messageLines(text);
    const error = lines.findIndex((line) => line.startsWith("error: "));
    const listed = lines.slice(lines.findIndex((line, at) => at > error && line.endsWith("preconditions met:")) + 1);
    return listed.slice(0, listed.indexOf("")).filter((line) => line.startsWith("["));
}

/** For `up`: does things while it runs, one after the other, each as soon as its text has been printed. */
export function whenPrinted(...steps: (readonly [printed: RegExp, act: () => void])[]): (text: string) => void {
    let unread = "";
    return (text) => {
        unread += text;
        const found = steps[0]?.[0].exec(unread);
        if (!found) return;
        unread = unread.slice(found.index + found[0].length);
        steps.shift()?.[1]();
    };
}

/** Pulumi puts the reasons of a partial failure below a line of its own. */
function asOneLine(text: string): string {
    return text.replace(/error: 1 error occurred:\s*\* /g, "error: ");
}
