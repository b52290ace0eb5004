import { parseArgs } from "node:util";
import { lookAtPair, openRequests } from "pulumi-oracle-sbc/provider";
import { failed, print } from "./commandEnd.js";
import { COMMAND } from "./entryPoint.js";
import { folderOf } from "./journalFolder.js";
import { requestsText, warningsText } from "./journalOutput.js";
import { argumentsOf, pairOptions, readPairOptions, requireCredentials, type NodeOption } from "./pairOptions.js";
import { statusHelp } from "./statusHelp.js";
import { statusTable } from "./statusOutput.js";

/** Looks at a pair once. Resolves to the exit code: 0 ready, 1 anything else, 2 bad option. */
export async function status(args: readonly string[]): Promise<number> {
    try {
        const { values } = parseArgs({
            args: [...args],
            strict: true,
            allowPositionals: false,
            options: { ...pairOptions, journal: { type: "string" }, json: { type: "boolean", default: false } },
        });
        if (values.help) {
            print(statusHelp);
            return 0;
        }
        const options = readPairOptions(values);
        const folder = folderOf(values.journal);
        requireCredentials(process.env);
        const looked = await lookAtPair(argumentsOf(options), COMMAND);
        const { report } = looked;
        print(values.json ? JSON.stringify(report) : statusTable(looked, options.nodes));
        if (!values.json && folder !== undefined) await printOpenRequests(folder, options.nodes);
        return report.state === "ready" ? 0 : 1;
    } catch (error) {
        return failed(error, "status");
    }
}

/** What this machine's journal has of the pair, if it has something. */
async function printOpenRequests(folder: string, nodes: readonly NodeOption[]): Promise<void> {
    const found = await openRequests(folder, nodes);
    if (found.problems.length > 0) process.stderr.write(`${warningsText(found.problems)}\n`);
    if (found.requests.length > 0)
        print(`\nA switchover request is open:\n${requestsText(found.requests, new Date())}`);
}
