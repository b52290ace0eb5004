import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Face, FACES, loadProvider, type ProviderCode, SHIPPED } from "./provider.js";
import { type Kind, KINDS } from "./scenario/scenario.js";
import { type Outcome, runSchedule, scenarioOf } from "./schedule.js";
import { Summary } from "./summary.js";

const HELP = `Usage: npm run test:simulation -- [options]

Lets the provider's own controller run against simulated pairs, network, disks and clocks in one process, by seeds.

  --seeds N        how many schedules (default 500)
  --from N         the first seed (default 1)
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
    fresh: { type: "boolean", default: false },
    seed: { type: "string" },
    face: { type: "string", default: FACES[0] },
    provider: { type: "string", default: SHIPPED },
    "stop-after": { type: "string", default: "Infinity" },
    kinds: { type: "string", default: KINDS.join(",") },
    quiet: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>["values"];

/** Exit code 0: every rule held; 1: one was broken; 2: the options can't be used. */
async function main(): Promise<number> {
    const { values } = parseArgs({ options: OPTIONS });
    if (values.help) {
        console.log(HELP);
        return 0;
    }
    const face = FACES.find((name) => name === values.face);
    const from = values.fresh ? Math.floor(Math.random() * 1e9) : Number(values.seed ?? values.from);
    const count = values.seed === undefined ? Number(values.seeds) : 1;
    if (!Number.isInteger(from) || !Number.isInteger(count) || count < 1) {
        console.error(`Seeds are whole numbers.\n\n${HELP}`);
        return 2;
    }
    const kinds = KINDS.filter((kind) => values.kinds.split(",").includes(kind));
    if (face === undefined || kinds.length === 0) {
        console.error(`A face is ${FACES.join(" or ")}; a kind is ${KINDS.join(", ")}.\n\n${HELP}`);
        return 2;
    }
    if (values.fresh) console.log(`First seed: ${from}`);
    return await simulate(loadProvider(resolve(values.provider), face), from, count, kinds, values);
}

async function simulate(
    code: ProviderCode,
    from: number,
    count: number,
    kinds: readonly Kind[],
    values: Values,
): Promise<number> {
    const summary = new Summary();
    for (let seed = from; seed < from + count; seed++) {
        if (!kinds.includes(scenarioOf(seed).kind)) continue;
        const outcome = await runSchedule(seed, code);
        summary.add(outcome);
        if (values.seed !== undefined) console.log(outcome.story.join("\n"));
        if (outcome.violations.length === 0) continue;
        if (!values.quiet) print(outcome, code.face);
        if (summary.broken < Number(values["stop-after"])) continue;
        console.log(`Stopped at seed ${seed}, after ${summary.broken} of ${summary.count} failed.`);
        break;
    }
    summary.print();
    return summary.broken === 0 ? 0 : 1;
}

function print({ seed, kind, violations, story }: Outcome, face: Face): void {
    console.log(`\nSeed ${seed} (${kind}): ${violations.join("; ")}.\n${story.join("\n")}`);
    console.log(`Again: npm run test:simulation -- --face ${face} --seed ${seed}\n`);
}

void main().then((code) => (process.exitCode = code));
