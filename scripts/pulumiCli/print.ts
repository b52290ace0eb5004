import { stopOnSignals } from "../processes/stopOnSignals.js";
import { ensurePulumiCli } from "./index.js";

const explanations = {
    onPath: "the one on PATH",
    cached: "from the cache",
    downloaded: "downloaded just now, cached from now on",
    built: "built just now, cached from now on",
};

/** `node dist/scripts/pulumiCli/print.js`: stdout's last line is the folder to put first on PATH. */
async function main(): Promise<void> {
    const cli = await ensurePulumiCli({ signal: stopOnSignals() });
    process.stderr.write(`Pulumi ${cli.version}, ${explanations[cli.how]}.\n`);
    process.stdout.write(`${cli.bin}\n`);
}

main().catch((error: unknown) => {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode ||= 1;
});
