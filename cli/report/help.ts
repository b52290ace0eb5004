import { pageHelp } from "../page/pageHelp.js";

export const reportHelp = `Usage: pulumi preview --json --show-sames | pulumi-oracle-sbc report [options]

Says what a change will do to the pairs of a stack, for a reviewer: how many switchovers are needed or refused, which pairs
have drifted or could not be looked at, and one row for each pair that needs attention. It reads what the preview printed,
and sends no request. In a pipeline, set -o pipefail, so that a preview that fails fails the step.

Without --show-sames, Pulumi does not list what is unchanged, and pairs of the dynamic provider that need nothing are not
counted. What Pulumi prints with PULUMI_ENABLE_STREAMING_JSON_PREVIEW can be read too.

Options:
  --file FILE               read that file instead of standard input
  --format FORMAT           markdown, text, html or json (text on a terminal, else markdown); markdown stays below 60,000
                            characters, for a pull request's comment: the worst pairs first
  --fail-on KINDS           end with 3 if there is a pair of one of these kinds, such as refused,unreachable,drift: refused,
                            unreachable, drift, needed or open
  --help                    print this

Exit code: 0 the report is whole; 1 the input is empty, cut or no preview, or the preview failed, in which case the report
has what was seen by then; 2 an option that can't be used; 3 there is a pair of a kind of --fail-on.

${pageHelp}`;
