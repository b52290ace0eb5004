import type { EntryPoint } from "pulumi-oracle-sbc/provider";

/** A command: credentials in the environment and nowhere else, arguments by its options. */
export const COMMAND: EntryPoint = { argument: optionOf };

/** An argument of a look by its path; undefined if no option gives it, as of a time-out. */
function optionOf(path: string): string | undefined {
    const [, part] = /^nodes\[\d+\]\.(name|address)$/.exec(path) ?? [];
    if (part !== undefined) return `--node: the ${part}`;
    const [, inWords] = /^deviceWords(?:\.?(.*))$/.exec(path) ?? [];
    if (inWords !== undefined) return inWords === "" ? "--device-words" : `--device-words: ${inWords}`;
    return OPTIONS.get(path.replace(/\[\d+\]$/, ""));
}

const OPTIONS: ReadonlyMap<string, string> = new Map([
    ["nodes", "--node"],
    ["tls.caCertificate", "--ca-file"],
    ["tls.serverName", "--server-name"],
    ["tls.certificateSha256", "--certificate-sha256"],
    ["apiVersion", "--api-version"],
    ["observeOnly", "--observe-only"],
]);
