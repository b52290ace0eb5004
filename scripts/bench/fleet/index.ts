import { stopOnSignals } from "../../processes/stopOnSignals.js";
import { ensurePulumiCli } from "../../pulumiCli/index.js";
import { Nodes } from "./nodes/index.js";
import { fleetHelp, type FleetOptions, parseFleetOptions } from "./options.js";
import { writeResults } from "./page.js";
import { Place } from "./place.js";
import { previewTables } from "./previewTables.js";
import { measurePreviews } from "./previews.js";
import { describeMachine, thisMachine } from "./results.js";

const say = (line: string) => void process.stderr.write(`${line}\n`);

async function main(args: readonly string[]): Promise<void> {
    const options = parseFleetOptions(args);
    if (options === undefined) return console.log(fleetHelp);
    const signal = stopOnSignals();
    const cli = await ensurePulumiCli({ signal });
    const nodes = await Nodes.start(options.pairs);
    try {
        const place = await Place.open(cli, signal);
        try {
            await measure(options, place, nodes);
        } finally {
            await place.remove();
        }
    } finally {
        await nodes.stop();
    }
}

async function measure(options: FleetOptions, place: Place, nodes: Nodes): Promise<void> {
    const machine = thisMachine(place.cli.version);
    const previews = await measurePreviews(options, place, nodes, say);
    console.log(`On ${describeMachine(machine)}; medians of ${previews.rounds}.\n`);
    console.log(previewTables(previews, machine.cores));
    if (options.write) await writeResults({ previews: { ...previews, machine } });
}

main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode ||= 1;
});
