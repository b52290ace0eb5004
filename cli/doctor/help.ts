import { credentialsHelp, pairOptionsHelp } from "../pairHelp.js";

export const doctorHelp = `Usage: pulumi-oracle-sbc doctor --node NAME=ADDRESS --node NAME=ADDRESS [options]

Looks at a pair once, changes nothing, and prints how its devices speak: what is ok, not ok or not known, and what follows
from it. It judges by the code that decides about a switchover. Sent to each node: a login, GET /system/status,
GET /rest/api/supportedversions, GET /statistics/kpiTypes and GET /statistics/kpis?type=globalSessions. A node whose
certificate is not accepted gets no credentials; its certificate is described all the same.

Options:
${pairOptionsHelp}
  --bundle FILE             write a report to attach to an issue, JSON: the replies as they came, with host names, addresses,
                            serial numbers, users and tokens replaced. What was replaced is printed, to be checked before
                            you send it. A file that exists is not overwritten
  --json                    print one line of JSON, the findings, and nothing else
  --help                    print this

${credentialsHelp}

Exit code: 0 nothing is not ok (something may be not known); 1 something is not ok, or the report could not be written;
2 an option that can't be used.
`;
