export const journalHelp = `Usage: pulumi-oracle-sbc journal [list] [options]
       pulumi-oracle-sbc journal forget PAIR [options]

Lists the switchover requests that this machine's journal records as open, or removes what is recorded of one pair.
Before each switchover request, a run writes it to the journal; it is removed after a look has shown the outcome.
Neither looks at a node or changes one.

PAIR is one of
  sbc-a/sbc-b               the names of both nodes, in any order and case
  10.20.0.11, host:8443     the address of one node; without a port, any port of it
                            (port 443 if the names are secret)
  the id of a request       as list prints it

Options:
  --journal DIR             the folder that oracle-sbc:journal names in the stack's configuration
                            (pulumi-oracle-sbc/journal in the user's state directory)
  --json                    list only: print one line of JSON and nothing else
  --help                    print this

Before you forget a request, look at both nodes: pulumi-oracle-sbc status. The next pulumi up no longer waits for the
outcome; if the request took effect, a second one moves calls back.

Exit code of list: 0 the journal was read, 1 a part of it can't be read.
Exit code of forget: 0 forgotten, 1 nothing is recorded of PAIR, or it can't be removed, 2 PAIR matches several pairs.
2 an option that can't be used.
`;
