import { controlRoutes, faultNames } from "pulumi-oracle-sbc-simulator";

const longestRoute = Math.max(...Object.keys(controlRoutes).map((route) => route.length));

export const simulateHelp = `Usage: pulumi-oracle-sbc simulate [options]

Starts two HTTPS servers that behave like an Oracle SBC high-availability pair, and a control endpoint.
It runs until Ctrl-C. Certificates are made at start; nothing is kept.

Options:
  --nodes A,B               host names of the two nodes (sbc-a,sbc-b)
  --active NAME             the node that is active at first (the first)
  --host ADDRESS            address on which the nodes listen (127.0.0.1)
  --ports P,P               HTTPS port of each node; 0 is any free one (0,0)
  --control-port P          port of the control endpoint, on 127.0.0.1 only; 0 is any free one (0)
  --username NAME           user with administrator rights (admin)
  --password TEXT           its password (acme-packet)
  --read-only-username NAME user without administrator rights (user)
  --read-only-password TEXT its password (acme-packet-user)
  --like FILE               speak like the devices of a report that doctor --bundle wrote: elements, order, wrapping, words, times,
                            API versions, headers and framing. The pair starts as a ready one, under its own credentials, with
                            the report's host names unless --nodes gives others
  --api-versions V,V        REST API versions, oldest first (v1.0,v1.1,v1.2)
  --time-scale FACTOR       factor on the devices' lags: 1 is real, 0.1 ten times as fast (1)
  --certificate KIND        valid, expired, notYetValid, wrongName, selfSigned, sha1Signature or shortKey (valid)
  --separate-certificates   one certificate for each node, in place of one for both
  --switchover-status CODE  answer to a switchover request, 204 or 202 (204)
  --seed N                  the same seed draws the same lags (1)
  --ca-file PATH            where to write the certificate authority, PEM (a temporary file)
  --json                    print one line of JSON when ready, and nothing else
  --quiet                   do not print requests and role changes
  --help                    print this

Control endpoint: plain HTTP, JSON in and out; what is not a reading answers with the state after it.
${Object.entries(controlRoutes)
    .map(([route, { meaning }]) => `  ${route.padEnd(longestRoute)}  ${meaning}`)
    .join("\n")}

Faults (GET /faults says what each means):
${wrapped(faultNames.join(", "))}
`;

function wrapped(text: string): string {
    return text.replace(/(.{1,110})(?: |$)/g, "  $1\n").trimEnd();
}
