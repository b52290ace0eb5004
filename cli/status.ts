import { parseArgs } from "node:util";
import { getPair } from "pulumi-oracle-sbc/provider";
import { failed, print } from "./commandEnd.js";
import { argumentsOf, pairOptions, readPairOptions, requireCredentials } from "./pairOptions.js";
import { statusHelp } from "./statusHelp.js";
import { statusTable } from "./statusOutput.js";

/** Looks at a pair once. Resolves to the exit code: 0 ready, 1 anything else, 2 bad option. */
export async function status(args: readonly string[]): Promise<number> {
    try {
        const { values } = parseArgs({
            args: [...args],
            strict: true,
            allowPositionals: false,
            options: { ...pairOptions, json: { type: "boolean", default: false } },
        });
        if (values.help) {
            print(statusHelp);
            return 0;
        }
        const options = readPairOptions(values);
        requireCredentials(process.env);
        const report = await getPair(argumentsOf(options));
        print(values.json ? JSON.stringify(report) : statusTable(report, options.nodes));
        return report.state === "ready" ? 0 : 1;
    } catch (error) {
        return failed(error, "status");
    }
}
