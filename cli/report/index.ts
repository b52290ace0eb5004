import { parseArgs } from "node:util";
import { buildReport } from "./build.js";
import { UnreadablePreview } from "./document.js";
import { failOnKinds, isFound } from "./failOn.js";
import { html } from "./html.js";
import { plain } from "./inert.js";
import { readInput } from "./input.js";
import { markdown } from "./markdown.js";
import type { Report } from "./model.js";
import { readPreview } from "./preview.js";
import { reportHelp } from "./help.js";
import { text } from "./text.js";

const FORMATS: Readonly<Record<string, (report: Report) => string>> = {
    markdown,
    text,
    html,
    json: (report) => JSON.stringify(report, null, 2),
};

/** What a preview prints needs none of these: it is the page of a whole stack that is asked for. */
function isOfPage(arg: string): boolean {
    return /^--(?:stack|html|live|cwd)(?:=|$)/.test(arg);
}

/** Prints what a preview shows of its pairs. Resolves to the exit code: see the help. */
export async function report(args: readonly string[]): Promise<number> {
    if (args.some(isOfPage)) return (await import("../page/index.js")).writePage(args);
    try {
        const { values } = parseArgs({
            args: [...args],
            strict: true,
            allowPositionals: false,
            options: {
                file: { type: "string" },
                format: { type: "string" },
                "fail-on": { type: "string", multiple: true },
                help: { type: "boolean", short: "h", default: false },
            },
        });
        if (values.help) {
            process.stdout.write(reportHelp);
            return 0;
        }
        const format = formatNamed(values.format ?? (process.stdout.isTTY ? "text" : "markdown"));
        const kinds = failOnKinds(values["fail-on"]);
        return printed(await readInput(values.file), format, kinds);
    } catch (error) {
        const fact = error instanceof Error ? error.message : String(error);
        process.stderr.write(`${fact}\nnpx pulumi-oracle-sbc report --help lists the options.\n`);
        return 2;
    }
}

function printed(input: string, format: (report: Report) => string, kinds: ReturnType<typeof failOnKinds>): number {
    try {
        const built = buildReport(readPreview(input));
        process.stdout.write(`${format(built)}\n`);
        if (built.isFailed) return 1;
        return kinds.some((kind) => isFound(kind, built.totals)) ? 3 : 0;
    } catch (error) {
        if (!(error instanceof UnreadablePreview)) throw error;
        process.stderr.write(`${plain(error.message)}\n`);
        return 1;
    }
}

function formatNamed(name: string): (report: Report) => string {
    const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
    if (format === undefined)
        throw new Error(`--format must be one of ${Object.keys(FORMATS).join(", ")}, not ${plain(name)}.`);
    return format;
}
