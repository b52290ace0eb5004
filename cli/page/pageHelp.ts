export const pageHelp = `Usage: pulumi-oracle-sbc report --stack NAME --html FILE [options]

Writes one self-contained page about all pairs of a stack: which nodes carry calls, what needs attention, redundancy, drift,
freeze, waves, open requests, and the history of each pair. It is made of what Pulumi recorded (pulumi stack export), sends
nothing to a node without --live, and the page itself loads nothing. Values that the stack has encrypted stand as [secret].

Options:
  --stack NAME              the stack, as pulumi --stack takes it
  --html FILE               the page to write; a file of that name is replaced
  --cwd DIR                 the folder of the Pulumi project (the current one)
  --live                    look at both nodes of each pair too, and show what they report now and their switchover logs
  --help                    print this

With --live, the REST user is that of ORACLE_SBC_USERNAME and ORACLE_SBC_PASSWORD; if they are not set, that of the stack's
configuration, which pulumi config decrypts for it.

Exit code: 0 the page is written, whatever it shows; 1 the stack can't be read, or the file can't be written; 2 an option that
can't be used, or no REST user for --live.
`;
