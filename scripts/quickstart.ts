import { startSimulator } from "../simulator/index.js";
import { stopOnSignals } from "./processes/stopOnSignals.js";
import { ensurePulumiCli, type PulumiCli } from "./pulumiCli/index.js";
import { Failed, type Row } from "./quickstart/expectations.js";
import { keepRunning } from "./quickstart/keep.js";
import { openPlace } from "./quickstart/place.js";
import { formatTable, say } from "./quickstart/screen.js";
import { credentials } from "./quickstart/stackFile.js";
import { takeSteps } from "./quickstart/steps.js";

const help = `Shows the provider at work: the real Pulumi CLI on this repository's stack, against a simulated pair of SBCs.

npm run quickstart             a first up, a planned failover, drift and its correction, a refused switchover
npm run quickstart -- --keep   afterwards leaves the simulator and the stack running until Ctrl-C`;

/**
 * A shortened device: its lags are this much of real ones. In the stack's file, so is the wait before a request; the one after
 * it is that of a real device, which nothing shortens.
 */
const timeScale = 0.3;

async function main(args: readonly string[]): Promise<void> {
    const unknown = args.find((arg) => !["--keep", "--help"].includes(arg));
    if (unknown !== undefined) throw new Error(`${unknown} is not an option. Known are --keep and --help.`);
    if (args.includes("--help")) return say(help);

    const signal = stopOnSignals();
    const cli = await ensurePulumiCli({ signal });
    say(`Pulumi ${cli.version} from ${cli.bin}. From here on it takes about a minute.`);
    const taken = await show(cli, args.includes("--keep"), signal);
    say(`The quick start passed: ${taken}, and nothing is left behind.`);
}

/** Takes all steps on a pair and a stack that exist for it only; gives back how many there were, and how long they took. */
async function show(cli: PulumiCli, keep: boolean, signal: AbortSignal): Promise<string> {
    const startedAtMs = performance.now();
    const nodes = ["sbc-chi-a", "sbc-chi-b"] as const;
    const simulator = await startSimulator({ nodes, timeScale, ...credentials });
    let place: Awaited<ReturnType<typeof openPlace>> | undefined;
    try {
        say(
            `A simulated pair answers at ${simulator.nodes.map((node) => node.address).join(" and ")}. It is a shortened ` +
                `device: everything takes ${timeScale} of the time that it takes on a real one.`,
        );
        place = await openPlace(cli, simulator, signal);
        const rows: Row[] = [];
        try {
            for await (const row of takeSteps(place, simulator)) rows.push(row);
        } finally {
            if (rows.length > 0) say(`\n${formatTable(rows)}\n`);
        }
        const seconds = Math.round((performance.now() - startedAtMs) / 1000);
        if (keep) await keepRunning(place, simulator, signal);
        return `${rows.length} steps in ${seconds} s`;
    } finally {
        await Promise.all([simulator.stop(), place?.remove()]);
    }
}

main(process.argv.slice(2)).catch((error: unknown) => {
    const { message } = error as Error;
    console.error(error instanceof Failed ? `The quick start did not pass. ${message}` : message);
    process.exitCode ||= 1;
});
