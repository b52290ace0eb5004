import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { FACES, loadProvider, type ProviderCode, SHIPPED } from "./provider.js";
import { KINDS } from "./scenario/kinds.js";
import { runSchedule } from "./schedule.js";
import { Summary } from "./summary.js";
import { simulate } from "./workers/simulate.js";

const HELP = `Usage: npm run test:simulation -- [options]

Lets the provider's own controller run against simulated pairs, network, disks and clocks, by seeds, in worker threads.

  --seeds N        how many schedules (default 500)
  --from N         the first seed (default 1)
  --workers N      how many threads (default: one a core)
  --fresh          draw the first seed, and print it
  --seed N         one schedule, printed event by event
  --face NAME      how Pulumi sees the provider: dynamic (default) or plugin
  --kinds A,B      only schedules of these kinds
  --provider DIR   compiled provider to run, in place of the one that ships
  --stop-after N   stop when so many schedules have failed
  --quiet          no story of what failed
`;

const OPTIONS = {
    seeds: { type: "string", default: "500" },
    from: { type: "string", default: "1" },
    workers: { type: "string", default: String(availableParallelism()) },
    fresh: { type: "boolean", default: false },
    seed: { type: "string" },
    face: { type: "string", default: FACES[0] },
    provider: { type: "string", default: SHIPPED },
    "stop-after": { type: "string", default: "Infinity" },
    kinds: { type: "string", default: KINDS.join(",") },
    quiet: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
} as const;

/** Exit code 0: every rule held; 1: one was broken, or a schedule was not run; 2: the options can't be used. */
async function main(): Promise<number> {
    const { values } = parseArgs({ options: OPTIONS });
    if (values.help) {
        console.log(HELP);
        return 0;
    }
    const face = FACES.find((name) => name === values.face);
    const from = values.fresh ? Math.floor(Math.random() * 1e9) : Number(values.seed ?? values.from);
    const count = Number(values.seeds);
    const workers = Number(values.workers);
    if (!Number.isSafeInteger(from) || ![count, workers].every((one) => Number.isSafeInteger(one) && one >= 1)) {
        console.error(`Seeds and workers are whole numbers.\n\n${HELP}`);
        return 2;
    }
    const kinds = KINDS.filter((kind) => values.kinds.split(",").includes(kind));
    if (face === undefined || kinds.length === 0) {
        console.error(`A face is ${FACES.join(" or ")}; a kind is ${KINDS.join(", ")}.\n\n${HELP}`);
        return 2;
    }
    const provider = resolve(values.provider);
    if (values.seed !== undefined) return await tell(from, loadProvider(provider, face));
    if (values.fresh) console.log(`First seed: ${from}`);
    const stopAfter = Number(values["stop-after"]);
    return await simulate({ provider, face, kinds, from, count, workers, stopAfter, isQuiet: values.quiet });
}

/** One schedule, in this thread. */
async function tell(seed: number, code: ProviderCode): Promise<number> {
    const summary = new Summary();
    const outcome = await runSchedule(seed, code);
    summary.add(outcome);
    console.log(outcome.story.join("\n"));
    if (outcome.violations.length > 0)
        console.log(`\nSeed ${seed} (${outcome.kind}): ${outcome.violations.join("; ")}.`);
    summary.print();
    return summary.broken === 0 ? 0 : 1;
}

void main().then((code) => (process.exitCode = code));
