import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { forgetRequest, openRequests } from "pulumi-oracle-sbc/provider";
import { failed, print } from "./commandEnd.js";
import { folderOf } from "./journalFolder.js";
import { journalHelp } from "./journalHelp.js";
import { forgetText, listText, warningsText } from "./journalOutput.js";

/**
 * Lists or forgets the switchover requests that this machine's journal records. Resolves to the exit code: 0 done, 1 not,
 * or a part of the journal can't be read; 2 bad option, or a pair that can't be told from another.
 */
export async function journal(args: readonly string[]): Promise<number> {
    try {
        const { values, positionals } = parseArgs({
            args: [...args],
            strict: true,
            allowPositionals: true,
            options: {
                journal: { type: "string" },
                json: { type: "boolean", default: false },
                help: { type: "boolean", short: "h", default: false },
            },
        });
        if (values.help) {
            print(journalHelp);
            return 0;
        }
        const [action = "list", ...operands] = positionals;
        const folder = folderOf(values.journal);
        if (folder === undefined) throw new Error("With --journal off, no request is recorded.");
        if (action === "list" && operands.length === 0) return await list(folder, values.json);
        if (action === "forget") return await forget(pairOf(operands), folder, values.json);
        throw new Error(`journal takes list, or forget PAIR, not ${positionals.join(" ")}.`);
    } catch (error) {
        return failed(error, "journal");
    }
}

async function list(folder: string, json: boolean): Promise<number> {
    const found = await openRequests(folder);
    warn(found.problems);
    print(json ? JSON.stringify(found) : listText(found, new Date(), existsSync(folder)));
    return found.problems.length === 0 ? 0 : 1;
}

async function forget(pair: string, folder: string, json: boolean): Promise<number> {
    if (json) throw new Error("--json is for list.");
    const result = await forgetRequest(pair, folder);
    warn(result.problems);
    const text = `${forgetText(pair, result, new Date())}\n`;
    if (result.kind === "forgotten") process.stdout.write(text);
    else process.stderr.write(text);
    return { forgotten: 0, notFound: 1, ambiguous: 2 }[result.kind];
}

function pairOf(operands: readonly string[]): string {
    const [pair, ...more] = operands;
    if (pair !== undefined && pair.trim() !== "" && more.length === 0) return pair.trim();
    throw new Error("forget needs one pair: both node names, such as sbc-a/sbc-b, an address, or the id of a request.");
}

function warn(problems: readonly string[]): void {
    if (problems.length > 0) process.stderr.write(`${warningsText(problems)}\n`);
}
