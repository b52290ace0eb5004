import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { KINDS } from "../simulation/scenario/kinds.js";
import { MUTATIONS } from "./mutations.js";
import { trial } from "./trial.js";

const HELP = `Usage: npm run test:mutations -- [options]

Plants each bug in a copy of the provider, and runs the simulation, or the test that is named, until it is caught.

  --seeds N    how many schedules may run (default 500)
  --from N     the first seed (default: drawn)
  --kinds A,B  only schedules of these kinds
  --only TEXT  the bugs whose description, file or test matches this
`;

/** Exit code 0: every bug was caught. */
async function main(): Promise<number> {
    const { values } = parseArgs({
        options: {
            seeds: { type: "string", default: "500" },
            from: { type: "string" },
            kinds: { type: "string", default: KINDS.join(",") },
            only: { type: "string", default: "" },
            help: { type: "boolean", default: false },
        },
    });
    if (values.help) {
        console.log(HELP);
        return 0;
    }
    const from = Number(values.from ?? Math.floor(Math.random() * 1e9));
    console.log(`First seed: ${from}`);
    const chosen = MUTATIONS.map((mutation, index) => ({ mutation, index })).filter(
        ({ mutation: { bug, file, caughtBy = "" } }) => `${bug} ${file} ${caughtBy}`.search(values.only) >= 0,
    );
    const kinds = KINDS.filter((kind) => values.kinds.split(",").includes(kind));
    const schedules = { from, seeds: Number(values.seeds), kinds };
    const waiting = [...chosen];
    let failed = 0;
    const worker = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
            const { mutation, index } = next;
            const startedMs = performance.now();
            const caught = await trial(mutation, index, schedules);
            if (caught === undefined) failed++;
            const seconds = Math.round((performance.now() - startedMs) / 1000);
            console.log(
                `${caught === undefined ? "NOT CAUGHT" : "caught"}: ${mutation.bug} (${caught ?? "by nothing"}; ${seconds} s)`,
            );
        }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, worker));
    console.log(`${chosen.length - failed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
}

void main().then((code) => (process.exitCode = code));
