import { systemClock } from "../../../provider/clock.js";
import { createRunLimiter } from "../../../provider/pair/run/runLimits.js";
import type { Result } from "../../../provider/pair/result.js";
import { RunBookFile } from "../../../provider/state/runBookFile.js";

// One provider process of a run: takes turns for pairs, and writes when each begins and ends. The pair "deadly" kills it.
const [directory = "", engineAddress = "", limitsText = "{}", ...pairs] = process.argv.slice(2);
const book = new RunBookFile({ directory, engineAddress, clock: systemClock });
const limiter = createRunLimiter(book, () => JSON.parse(limitsText) as never);
const say = (what: string, pair: string) => process.stdout.write(`${what} ${pair} ${Date.now()}\n`);

async function take(pair: string): Promise<void> {
    const work = async () => {
        say("begin", pair);
        await new Promise((resolve) => setTimeout(resolve, 60));
        if (pair.startsWith("deadly")) process.kill(process.pid, "SIGKILL");
        say("end", pair);
        return { kind: pair.startsWith("failing") ? "unknown" : "switched" } as Result;
    };
    const result = await limiter({ identity: pair, name: pair }, work, new AbortController().signal);
    if (result.kind === "stopped") say("stopped", pair);
}

// Stays until it is told to go, as a provider does.
void Promise.all(pairs.map(take)).then(() => say("done", String(process.pid)));
process.stdin.resume().once("end", () => process.exit(0));
