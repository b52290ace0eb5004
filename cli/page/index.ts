import { parseArgs } from "node:util";
import { failed, print } from "../commandEnd.js";
import type { StackOptions } from "../stack/index.js";
import { needsAttention, findingsOf } from "./attention.js";
import { fleetDocument } from "./document.js";
import { liveFleet, recordedFleet } from "./fleet.js";
import { pageHelp } from "./pageHelp.js";
import { replaceFile } from "../replaceFile.js";

/** `report --stack NAME --html FILE`: writes a page about a stack's pairs. Resolves to the exit code: see the help. */
export async function writePage(args: readonly string[]): Promise<number> {
    try {
        const options = readOptions(args);
        if (options === undefined) {
            print(pageHelp);
            return 0;
        }
        const { stack, file, isLive } = options;
        const page = await (isLive ? liveFleet(stack) : recordedFleet(stack));
        replaceFile(file, fleetDocument(page), "--html");
        const urgent = page.pairs.filter((pair) => needsAttention(findingsOf(pair))).length;
        const pairs = page.pairs.length === 1 ? "1 pair" : `${page.pairs.length} pairs`;
        print(`${file}: ${pairs}, ${urgent} in need of attention.`);
        return 0;
    } catch (error) {
        return failed(error, "report");
    }
}

interface PageOptions {
    readonly stack: StackOptions;
    readonly file: string;
    readonly isLive: boolean;
}

/** Undefined if help was asked for. Throws a sentence for an option that can't be used. */
function readOptions(args: readonly string[]): PageOptions | undefined {
    const { values } = parseArgs({
        args: [...args],
        strict: true,
        allowPositionals: false,
        options: {
            stack: { type: "string" },
            html: { type: "string" },
            cwd: { type: "string" },
            live: { type: "boolean", default: false },
            help: { type: "boolean", short: "h", default: false },
        },
    });
    if (values.help) return undefined;
    const { stack, html, cwd, live } = values;
    if (!stack) throw new Error("A page is about one stack: give its name with --stack.");
    if (!html) throw new Error("Give the file to write with --html, such as --html topology.html.");
    return { stack: { stack, ...(cwd === undefined ? {} : { cwd }) }, file: html, isLive: live };
}
