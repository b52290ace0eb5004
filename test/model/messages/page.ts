import type { SbcErrorCode } from "../../../provider/errors.js";
import { look } from "../../../provider/pair/look.js";
import { explainFailure } from "../../../provider/pair/messages/failures.js";
import { VERDICTS, entryOf, type Verdict } from "../../../provider/pair/messages/verdicts.js";
import { PairRun, settingsOf } from "../../provider/pairRun.js";
import { ENDS, endText } from "./endCases.js";
import { FAILURES, type Prepare } from "./failureCases.js";
import { PREVIEWS, previewText } from "./lookCases.js";
import { OF_A_NODE } from "./nodeCases.js";

/** One message, word for word, and when it is given. */
export interface Example {
    readonly when: string;
    readonly text: string;
    /** Present if it is a failure. */
    readonly code?: SbcErrorCode;
}

const START = new Date("2026-03-01T12:00:00.000Z");

async function failureText(when: string, prepare: Prepare): Promise<Example> {
    const run = new PairRun(START);
    const overrides = prepare(run) ?? {};
    const { result } = await run.ensureWith(overrides);
    if (result.kind === "alreadyActive" || result.kind === "switched") throw new Error(`${when}: ${result.kind}`);
    const { code, message } = explainFailure(settingsOf(overrides), result);
    return { when, text: message, code };
}

/** Every message about a pair. */
export async function pairExamples(): Promise<readonly Example[]> {
    return [
        ...(await Promise.all(
            PREVIEWS.map(async ([when, prepare, shown]) => ({
                when: `Preview: ${when}`,
                text: await previewText(new PairRun(START), prepare, shown),
            })),
        )),
        ...(await Promise.all(FAILURES.map(([when, prepare]) => failureText(when, prepare)))),
        ...(await Promise.all(
            ENDS.map(async ([when, prepare]) => ({ when, text: await endText(new PairRun(START), prepare) })),
        )),
    ];
}

/** Every reason of one node. */
export async function nodeExamples(): Promise<readonly Example[]> {
    return await Promise.all(
        OF_A_NODE.map(async ([when, prepare]) => {
            const run = new PairRun(START);
            prepare(run);
            const [sighting] = (await look(settingsOf().sessions, run.io)).sightings;
            if (sighting.kind === "seen") throw new Error(`${when}: the node was seen.`);
            return { when, text: sighting.error.message, code: sighting.error.code };
        }),
    );
}

export function examplesOf(verdict: Verdict, all: readonly Example[]): readonly Example[] {
    const head = new RegExp(`^sbc-a/sbc-b: ${entryOf(verdict).word}\\.`, "m");
    return all.filter(({ text }) => head.test(text));
}

/** The text of docs/messages.md. */
export function messagesPage(pairs: readonly Example[], nodes: readonly Example[]): string {
    const verdicts = (Object.keys(VERDICTS) as Verdict[]).map((verdict) =>
        section(verdict, examplesOf(verdict, pairs)),
    );
    return `${HEAD}${verdicts.join("\n")}\n${NODES}\n${nodes.map(exampleText).join("\n")}\n${TAIL}`;
}

function section(verdict: Verdict, examples: readonly Example[]): string {
    const { word, meaning, todo, never } = entryOf(verdict);
    const rows = [
        `**What it means**: ${meaning}`,
        `**What to do**: ${todo}`,
        ...(never === undefined ? [] : [`**What not to do**: ${never}`]),
    ];
    return `## ${word}\n\n${rows.join("\n\n")}\n\n${examples.map(exampleText).join("\n")}`;
}

function exampleText({ when, text, code }: Example): string {
    const failure = code === undefined ? "" : ` (\`${code}\`)`;
    return `${when.charAt(0).toUpperCase()}${when.slice(1)}${failure}:\n\n\`\`\`text\n${text}\n\`\`\`\n`;
}

const HEAD = `<!-- Made by \`npm run docs\` from the table of verdicts and the code that writes the messages; a test holds it to them. -->

# Messages, and what to do

Each message about a pair begins with the pair and one verdict:

\`\`\`text
PAIR: VERDICT. Calls are on NODE. Requests to this pair by this run: N.
why
what to do
what not to do
\`\`\`

Two rules hold for all of them:

- **While a request is OPEN, do not request a switchover by hand.** If it took effect, a second one moves calls back.
- "Requests to this pair by this run: 0" means that this run sent no switchover request.

In the examples, sbc-b is desired unless the message says otherwise. The dynamic provider prints a warning or a note in one line.
The code behind each failure is for programs: \`provider/errors.ts\` lists them. What to look at first, by symptom, is in
[troubleshooting](troubleshooting.md).

`;

const NODES = `## One node gives no usable answer

These stand in a message as its reason. WHY is the network's or TLS's own reason.
`;

const TAIL = `## While a run goes on

Progress has no verdict: \`requesting a switchover from sbc-a to sbc-b, once\` is the one line that says that a request leaves.
`;
