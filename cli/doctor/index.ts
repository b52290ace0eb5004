import { parseArgs } from "node:util";
import { examinePair, type PairExamination } from "pulumi-oracle-sbc/provider";
import { failed, print } from "../commandEnd.js";
import { COMMAND } from "../entryPoint.js";
import { argumentsOf, pairOptions, readPairOptions, requireCredentials } from "../pairOptions.js";
import { makeReport } from "./bundle/report.js";
import { requireNewFile, writeNewFile } from "./bundle/reportFile.js";
import { doctorHelp } from "./help.js";
import { examinationText, hasTrouble, replacedText } from "./output.js";

/** Looks at a pair once, and says what follows. Resolves to the exit code: 0 nothing not ok, 1 something, 2 bad option. */
export async function doctor(args: readonly string[]): Promise<number> {
    try {
        const { values } = parseArgs({
            args: [...args],
            strict: true,
            allowPositionals: false,
            options: { ...pairOptions, bundle: { type: "string" }, json: { type: "boolean", default: false } },
        });
        if (values.help) {
            print(doctorHelp);
            return 0;
        }
        const options = readPairOptions(values);
        requireCredentials(process.env);
        // Before anything is sent.
        if (values.bundle !== undefined) requireNewFile(values.bundle);
        const examination = await examinePair(argumentsOf(options), COMMAND);
        print(values.json ? findingsLine(examination) : examinationText(examination));
        const isWritten = values.bundle === undefined || bundle(values.bundle, examination, options.tls.serverName);
        return isWritten && !hasTrouble(examination) ? 0 : 1;
    } catch (error) {
        return failed(error, "doctor");
    }
}

/** Whether it was written. What was replaced goes to standard error: a line of JSON stays alone. */
function bundle(file: string, examination: PairExamination, serverName: string | undefined): boolean {
    const { ORACLE_SBC_USERNAME: username = "", ORACLE_SBC_PASSWORD: password = "" } = process.env;
    try {
        const made = makeReport(examination, {
            username,
            password,
            ...(serverName === undefined ? {} : { serverName }),
        });
        writeNewFile(file, made.text);
        process.stderr.write(replacedText(file, made));
        return true;
    } catch (error) {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
        return false;
    }
}

/** Without the replies: a terminal and a pipeline's log are no place for them. */
function findingsLine({ nodes, pair }: PairExamination): string {
    const shown = nodes.map(({ name, address, findings }) => ({ name, address, findings }));
    return JSON.stringify({ nodes: shown, pair });
}
