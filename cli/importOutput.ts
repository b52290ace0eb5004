import type { ImportRecord } from "pulumi-oracle-sbc/provider";
import type { TlsOptions } from "./pairOptions.js";
import { quoted } from "./shell.js";
import { declarationOf } from "./typescript.js";

export interface Imported {
    readonly name: string;
    /** The file that was written. */
    readonly path: string;
    readonly record: ImportRecord;
    readonly caFile: string | undefined;
    /** What the stack's configuration has to say, since the program does not. */
    readonly stackTls: TlsOptions;
}

/** What to do with the file: the declaration to paste and the commands to run, in the order in which they are needed. */
export function nextSteps({ name, path, record, caFile, stackTls }: Imported): string {
    return `${path} is written, from one look: ${record.report.description}

1. Declare the pair in the program, exactly like this:

${declarationOf(name, record.inputs, caFile)}
2. Configure the stack, where that is not done (what Pulumi asks for is not shown; or leave the user name and the
   password in the environment, as now):

${indented(configuration(stackTls, caFile))}

3. Import it. That writes the stack's state and nothing else, and asks the nodes nothing; --protect=false, since deleting
   the resource moves no calls. Then see that nothing is left to do:

  pulumi import --file ${quoted(path)} --generate-code=false --protect=false
  pulumi preview --expect-no-changes
`;
}

function configuration({ caCertificate, serverName, certificateSha256 }: TlsOptions, caFile: string | undefined) {
    const set = "pulumi config set oracle-sbc:";
    return [
        `${set}username`,
        "pulumi config set --secret oracle-sbc:password",
        ...(caCertificate === undefined || caFile === undefined ? [] : [`${set}caCertificate < ${quoted(caFile)}`]),
        ...(serverName === undefined ? [] : [`${set}serverName ${quoted(serverName)}`]),
        ...(certificateSha256 === undefined ? [] : [`${set}certificateSha256 ${quoted(certificateSha256.join(","))}`]),
    ];
}

function indented(lines: readonly string[]): string {
    return lines.map((line) => `  ${line}`).join("\n");
}
