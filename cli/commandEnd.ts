import { SbcError } from "pulumi-oracle-sbc/provider";

export function print(text: string): void {
    process.stdout.write(`${text}\n`);
}

/** Prints what went wrong. The exit code: 2 where it was the command line, with where to read on; else 1. */
export function failed(error: unknown, subcommand: string): number {
    const fact = inOptions(error instanceof Error ? error.message : String(error));
    if (error instanceof SbcError && error.code !== "invalidInput") {
        process.stderr.write(`${fact}\n`);
        return 1;
    }
    process.stderr.write(`${fact}\nnpx pulumi-oracle-sbc ${subcommand} --help lists the options.\n`);
    return 2;
}

/** What a message calls by the names of a program's arguments, by those of the options. */
export function inOptions(text: string): string {
    return Object.entries(optionOf).reduce((said, [argument, option]) => said.replaceAll(argument, option), text);
}

const optionOf: Readonly<Record<string, string>> = {
    "tls.caCertificate": "--ca-file",
    "tls.serverName": "--server-name",
    "tls.certificateSha256": "--certificate-sha256",
    apiVersion: "--api-version",
    observeOnly: "--observe-only",
};
