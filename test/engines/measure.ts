import { behaves } from "../languages/behaviour.js";
import type { Face } from "../languages/faces.js";
import { settledStack } from "../languages/settledStack.js";
import { withPairs } from "../languages/withPairs.js";
import { movesCallsOnce, refusesAfterFailover } from "../pipelines/approvedPlan.js";
import { A, B, failOver, jobWith } from "../pipelines/job.js";
import { DYNAMIC, PLUGIN } from "./faces.js";
import type { Measured } from "./variant.js";

/** From what the devices report to what is declared. */
const SHOWS_BOTH = new RegExp(`~ activeNode\\s*: "${B}" => "${A}"`);

/**
 * `measure.js NAME`: one provider, on the engine and SDK that the environment names. The last line of stdout is what works.
 * `measure.js NAME lifeCycle` only runs the life cycle, and fails where it does.
 */
async function main([name, only]: readonly string[]): Promise<void> {
    const face = [PLUGIN, DYNAMIC].find((each) => each.name === name);
    if (face === undefined) throw new Error(`There is no ${name}.`);
    if (only === "lifeCycle") {
        await behaves(face, "engine-life");
        return;
    }
    const drift = await shownDrift(face);
    // Where no property is shown, the shared test asks for a refresh, as it does of the dynamic provider everywhere.
    const lifeCycle = await works("life cycle", () =>
        behaves({ ...face, showsDrift: drift === "property" }, "engine-life"),
    );
    const savedPlan = await works("saved plan", () => savesPlans(face));
    const measured: Measured = { lifeCycle, drift, savedPlan };
    console.log(JSON.stringify(measured));
}

async function works(what: string, test: () => Promise<void>): Promise<boolean> {
    try {
        await test();
        return true;
    } catch (error) {
        console.error(`${what}: ${(error as Error).message}`, (error as { actual?: unknown }).actual);
        return false;
    }
}

async function shownDrift(face: Face): Promise<Measured["drift"]> {
    let drift: Measured["drift"] = "none";
    await works("drift", () =>
        withPairs(async (start) => {
            const pair = await start("chi");
            const stack = await settledStack(face, "engine-drift", pair);
            await failOver(pair);
            const { text } = await face.run(stack, "preview", "--diff");
            const expectsNone = await face.run(stack, "preview", "--expect-no-changes");
            if (!expectsNone.succeeded) drift = SHOWS_BOTH.test(text) ? "property" : "update";
        }),
    );
    return drift;
}

async function savesPlans(face: Face): Promise<void> {
    for (const [index, test] of [movesCallsOnce, refusesAfterFailover].entries()) {
        await withPairs(async (start) => {
            const pair = await start("chi");
            await test({ pair, job: await jobWith(face, `engine-plan-${index}`, pair) });
        });
    }
}

main(process.argv.slice(2)).then(
    // What an engine has left open would keep the process from ending.
    () => process.exit(0),
    (error: unknown) => {
        console.error((error as Error).message);
        process.exit(1);
    },
);
