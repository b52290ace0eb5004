import { SbcError } from "pulumi-oracle-sbc/provider";

export function print(text: string): void {
    process.stdout.write(`${text}\n`);
}

/** Prints what went wrong. The exit code: 2 if it was the command line, with where to read on; else 1. */
export function failed(error: unknown, subcommand: string): number {
    const fact = error instanceof Error ? error.message : String(error);
    if (error instanceof SbcError && error.code !== "invalidInput") {
        process.stderr.write(`${fact}\n`);
        return 1;
    }
    process.stderr.write(`${fact}\nnpx pulumi-oracle-sbc ${subcommand} --help lists the options.\n`);
    return 2;
}
