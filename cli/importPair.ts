import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { importRecord, SbcError } from "pulumi-oracle-sbc/provider";
import { failed, print } from "./commandEnd.js";
import { COMMAND } from "./entryPoint.js";
import { importFile } from "./importFile.js";
import { importHelp } from "./importHelp.js";
import { nextSteps } from "./importOutput.js";
import { systemCode } from "./optionFile.js";
import { argumentsOf, pairOptions, readPairOptions, requireCredentials } from "./pairOptions.js";

/** Writes the file for `pulumi import`. Resolves to the exit code: 0 written, 1 not written, 2 bad option. */
export async function importPair(args: readonly string[]): Promise<number> {
    try {
        const { values, positionals } = parseArgs({
            args: [...args],
            strict: true,
            allowPositionals: true,
            options: {
                ...pairOptions,
                "observe-only": { type: "boolean", default: false },
                "not-revertive": { type: "boolean", default: false },
                "record-tls": { type: "boolean", default: false },
                out: { type: "string" },
            },
        });
        if (values.help) {
            print(importHelp);
            return 0;
        }
        const name = nameOf(positionals);
        const options = readPairOptions(values);
        const recordTls = values["record-tls"];
        if (recordTls && Object.keys(options.tls).length === 0) {
            throw new Error(
                "--record-tls needs --ca-file, --server-name or --certificate-sha256: there is nothing to record.",
            );
        }
        requireCredentials(process.env);
        const declared = {
            ...argumentsOf(options),
            ...(values["observe-only"] ? { observeOnly: true } : {}),
            ...(values["not-revertive"] ? { revertive: false } : {}),
        };
        const record = await importRecord(declared, { recordTls, entry: COMMAND });
        const path = values.out ?? `${name.replace(/[^\w.-]+/g, "-")}.import.json`;
        write(path, importFile(name, record));
        print(nextSteps({ name, path, record, caFile: values["ca-file"], stackTls: recordTls ? {} : options.tls }));
        return 0;
    } catch (error) {
        return failed(error, "import");
    }
}

function nameOf(positionals: readonly string[]): string {
    const [name, ...more] = positionals;
    if (name === undefined || name.trim() === "" || more.length > 0) {
        throw new Error("import needs one name, that of the resource in the program, such as: import chicago --node …");
    }
    return name;
}

function write(path: string, text: string): void {
    try {
        writeFileSync(path, text, { flag: "wx" });
    } catch (error) {
        const code = systemCode(error);
        const isThere = code === "EEXIST";
        throw new SbcError(
            "refused",
            isThere ? `${path} exists already, and was left alone.` : `${path} can't be written (${code}).`,
            isThere ? "Delete it, or name another file with --out." : "Name another file with --out.",
            { cause: error },
        );
    }
}
