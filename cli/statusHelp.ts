import { credentialsHelp, pairOptionsHelp } from "./pairHelp.js";

export const statusHelp = `Usage: pulumi-oracle-sbc status --node NAME=ADDRESS --node NAME=ADDRESS [options]

Looks at a pair once, changes nothing, and prints what the two devices report. It needs no Pulumi stack.

Options:
${pairOptionsHelp}
  --journal DIR             the folder that oracle-sbc:journal names in the stack's configuration, for the requests of
                            the pair that are recorded there as open (in the user's state directory)
  --json                    print one line of JSON, what getPair gives, and nothing else
  --help                    print this

${credentialsHelp}

Exit code: 0 one node is active and the other standby; 1 anything else, a node without an answer included;
2 an option that can't be used.
`;
