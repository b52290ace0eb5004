import { credentialsHelp, pairOptionsHelp } from "./pairHelp.js";

export const importHelp = `Usage: pulumi-oracle-sbc import NAME --node NAME=ADDRESS --node NAME=ADDRESS [options]

Takes a pair that is running into a Pulumi program, as it is: looks at it once, changes nothing, and writes a file for
pulumi import --file. NAME is the resource's name in the program. Then it prints the declaration to paste and the
commands to run; after these, a preview shows no changes. The node that is active now is the one that is declared.

Options:
${pairOptionsHelp}
  --observe-only            declare no desired node: the resource looks, records and warns, and never requests a switchover.
                            Takes a pair that has a problem, too, if one node at least gives an answer
  --not-revertive           declare revertive: false: a failover that the device makes by itself stays
  --record-tls              declare --ca-file, --server-name and --certificate-sha256 with the pair. Without it they
                            serve for this look, and belong in the stack's configuration
  --out PATH                file to write; one that exists is left alone (NAME.import.json)
  --help                    print this

${credentialsHelp}
Nothing secret is written to the file.

Exit code: 0 written; 1 not written: no answer, another device at an address, or not one active node and one standby;
2 an option that can't be used.
`;
