import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Face, FACES, loadProvider, SHIPPED } from "./provider.js";
import { runSchedule, type Outcome } from "./schedule.js";

const HELP = `Usage: npm run test:simulation -- [options]

Lets the provider's own controller run against a simulated pair, network and clock in one process, by seeds.

  --seeds N        how many schedules (default 500)
  --from N         the first seed (default 1)
  --seed N         one schedule, printed event by event
  --face NAME      how Pulumi sees the provider: dynamic (default) or plugin
  --provider DIR   compiled provider to run, in place of the one that ships
  --first          stop at the first that failed
  --quiet          no story of what failed
`;

/** Exit code 0: every invariant held; 1: one broke; 2: the options can't be used. */
async function main(): Promise<number> {
    const { values } = parseArgs({
        options: {
            seeds: { type: "string", default: "500" },
            from: { type: "string", default: "1" },
            seed: { type: "string" },
            face: { type: "string", default: FACES[0] },
            provider: { type: "string", default: SHIPPED },
            first: { type: "boolean", default: false },
            quiet: { type: "boolean", default: false },
            help: { type: "boolean", default: false },
        },
    });
    if (values.help) {
        console.log(HELP);
        return 0;
    }
    const face = FACES.find((name) => name === values.face);
    const from = Number(values.seed ?? values.from);
    const count = values.seed === undefined ? Number(values.seeds) : 1;
    if (!Number.isInteger(from) || !Number.isInteger(count) || count < 1) {
        console.error(`Seeds are whole numbers.\n\n${HELP}`);
        return 2;
    }
    if (face === undefined) {
        console.error(`A face is ${FACES.join(" or ")}.\n\n${HELP}`);
        return 2;
    }
    const code = loadProvider(resolve(values.provider), face);
    const startedMs = performance.now();
    const reports = new Map<string, number>();
    let broken = 0;
    for (let seed = from; seed < from + count; seed++) {
        const outcome = await runSchedule(seed, code);
        for (const report of outcome.reports) reports.set(report, (reports.get(report) ?? 0) + 1);
        if (values.seed !== undefined) console.log(outcome.story.join("\n"));
        if (outcome.violations.length === 0) continue;
        broken++;
        if (!values.quiet) print(outcome, face);
        if (values.first) {
            console.log(`Seed ${seed}, after ${seed - from + 1} schedules: ${outcome.violations[0] ?? ""}.`);
            break;
        }
    }
    const ended = [...reports].sort().map(([report, times]) => `${times} ${report}`);
    console.log(`Runs ended: ${ended.join(", ")}. ${Math.round((performance.now() - startedMs) / 1000)} s.`);
    console.log(`${count - broken} passed, ${broken} failed`);
    return broken === 0 ? 0 : 1;
}

function print({ seed, kind, violations, story }: Outcome, face: Face): void {
    console.log(`\nSeed ${seed} (${kind}): ${violations.join("; ")}.\n${story.join("\n")}`);
    console.log(`Again: npm run test:simulation -- --face ${face} --seed ${seed}\n`);
}

void main().then((code) => (process.exitCode = code));
