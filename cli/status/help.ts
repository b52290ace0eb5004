import { credentialsHelp, pairOptionsHelp } from "../pairHelp.js";

export const statusHelp = `Usage: pulumi-oracle-sbc status --node NAME=ADDRESS --node NAME=ADDRESS [options]
       pulumi-oracle-sbc status --stack NAME [options]
       pulumi-oracle-sbc status --file TOPOLOGY [options]

Looks at one pair, or at all pairs of a stack or of a topology, 32 side by side; changes nothing, and prints what the
devices report.

Which pairs, one of:
  --node NAME=ADDRESS       a node: the host name that the device itself reports, and its management address
                            as host, host:port or [v6]:port; always HTTPS. Needed twice. It needs no Pulumi stack
  --stack NAME              the pairs of a stack, by pulumi stack export
  --cwd DIR                 with --stack: the folder of the Pulumi project (the current one)
  --file TOPOLOGY           the pairs of a topology in YAML or JSON: defaults, sites and pairs

How to reach the nodes, before what a stack or a topology says:
${pairOptionsHelp.slice(pairOptionsHelp.indexOf("  --ca-file"))}

What to print:
  --format FORMAT           table; json, one line with everything; markdown, for a page or a comment; prometheus, for the
                            textfile collector of the node exporter (table)
  --json                    with --node: print one line of JSON, what getPair gives, and nothing else
  --log                     both nodes' switchover logs as well, in one order, by the first node's clock
  --out FILE                write to a file, which is replaced in one step
  --watch [SECONDS]         look again and again, so many seconds apart (5), until Ctrl-C: the table on a terminal is drawn
                            anew, anything else is printed one below the other. The stack is read once
  --journal DIR             the folder that oracle-sbc:journal names in the stack's configuration, for the requests of
                            the pairs that are recorded there as open (with --stack, that of the stack; else in the
                            user's state directory)
  --help                    print this

Colours are for a terminal only, and not if the environment variable NO_COLOR is set.

${credentialsHelp.replace(", and from\nnowhere else: on", ". On")}
If they are not set: with --stack, it is the user of the site or of the topology in the stack's configuration, else
oracle-sbc:username and oracle-sbc:password, by pulumi config; with --file, the user that the file has.

Exit code: 0 of every pair, one node is active and the other standby; 1 of some pair that is not so, a node without an
answer included, or there is no pair, or Pulumi does not give the stack; 2 an option that can't be used. With --watch, that of the last look.
`;
