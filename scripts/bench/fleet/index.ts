import { startPostgres } from "../../postgres/index.js";
import { stopOnSignals } from "../../processes/stopOnSignals.js";
import { ensurePulumiCli, type PulumiCli } from "../../pulumiCli/index.js";
import { measureMoves, pairsForMoves } from "./moves.js";
import { Nodes } from "./nodes/index.js";
import { fleetHelp, type FleetOptions, parseFleetOptions } from "./options.js";
import { sectionsOf, writeResults } from "./page.js";
import { Place } from "./place.js";
import { measurePreviews } from "./previews.js";
import { type Results, thisMachine } from "./results.js";
import { measureStacks } from "./stacks.js";

const say = (line: string) => void process.stderr.write(`${line}\n`);

async function main(args: readonly string[]): Promise<void> {
    const options = parseFleetOptions(args);
    if (options === undefined) return console.log(fleetHelp);
    const signal = stopOnSignals();
    const cli = await ensurePulumiCli({ signal });
    const measured = await measure[options.mode](options, cli, signal);
    for (const text of Object.values(sectionsOf(measured))) console.log(text);
    if (options.write) await writeResults(measured);
}

type Measure = (options: FleetOptions, cli: PulumiCli, signal: AbortSignal) => Promise<Partial<Results>>;

const measure: Readonly<Record<FleetOptions["mode"], Measure>> = {
    previews: (options, cli, signal) =>
        withPlace(
            options.pairs,
            () => Place.open(cli, signal),
            async (place, nodes) => ({
                previews: { ...(await measurePreviews(options, place, nodes, say)), machine: thisMachine(cli.version) },
            }),
        ),
    up: (options, cli, signal) =>
        withPlace(
            pairsForMoves(options),
            () => Place.open(cli, signal),
            async (place, nodes) => ({
                moves: { ...(await measureMoves(options, place, nodes, say)), machine: thisMachine(cli.version) },
            }),
        ),
    stacks: async (options, cli, signal) => {
        const { stacks, pairs, parallelSwitchovers } = options;
        const postgres = await startPostgres();
        try {
            const open = () => Place.open(cli, signal, postgres.url);
            return await withPlace(pairs * options.variants.length, open, async (place, nodes) => {
                const rows = await measureStacks(options, place, nodes, say);
                const about = { stacks, pairs, parallelSwitchovers, postgres: postgres.version };
                return { stacks: { ...about, rows, machine: thisMachine(cli.version) } };
            });
        } finally {
            await postgres.stop();
        }
    },
};

/** The nodes and the place exist for the work only. */
async function withPlace<T>(
    pairs: number,
    open: () => Promise<Place>,
    work: (place: Place, nodes: Nodes) => Promise<T>,
): Promise<T> {
    const nodes = await Nodes.start(pairs);
    try {
        const place = await open();
        try {
            return await work(place, nodes);
        } finally {
            await place.remove();
        }
    } finally {
        await nodes.stop();
    }
}

main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode ||= 1;
});
