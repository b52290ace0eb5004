import type { Face } from "../provider.js";
import type { Outcome } from "../schedule.js";
import { Summary } from "../summary.js";
import { Pool } from "./pool.js";
import { Progress } from "./progress.js";
import type { WorkerTask } from "./worker.js";

export interface Wanted extends Omit<WorkerTask, "current"> {
    readonly from: number;
    readonly count: number;
    readonly workers: number;
    readonly stopAfter: number;
    readonly isQuiet: boolean;
}

/** Runs many schedules in worker threads, and prints what failed and what came up. Exit code 0: every rule held. */
export async function simulate({ from, count, workers, stopAfter, isQuiet, ...task }: Wanted): Promise<number> {
    const summary = new Summary();
    let skipped = 0;
    let isStopped = false;
    let isVain = false;
    const progress = new Progress(() => ({ done: summary.count + skipped, of: count, failed: summary.broken }));
    const goOn = (seed: number): boolean => {
        if (isStopped || summary.broken < stopAfter) return !isStopped;
        console.log(`Stopped at seed ${seed}, after ${summary.broken} of ${summary.count} failed.`);
        return !(isStopped = true);
    };
    const pool = new Pool(
        task,
        { from, count },
        {
            onDone(done) {
                skipped += done.skipped;
                for (const outcome of done.outcomes) {
                    summary.add(outcome);
                    if (outcome.violations.length === 0) continue;
                    progress.clear();
                    if (!isQuiet) print(outcome, task.face);
                    if (!goOn(outcome.seed)) return false;
                }
                return true;
            },
            onCrash({ seed, reason }) {
                progress.clear();
                if (seed === undefined) {
                    console.log(`A worker ended before its first schedule: ${reason}.`);
                    return !(isVain = true);
                }
                console.log(`A worker ended in the midst of seed ${seed}: ${reason}.\n${again(task.face, seed)}`);
                summary.addCrash();
                return goOn(seed);
            },
        },
    );
    await pool.run(workers);
    progress.end();
    summary.print();
    const isWhole = isStopped || summary.count + skipped === count;
    if (!isWhole) console.log(`${count - summary.count - skipped} of ${count} schedules were not run.`);
    return summary.broken === 0 && isWhole && !isVain ? 0 : 1;
}

function print({ seed, kind, violations, story }: Outcome, face: Face): void {
    console.log(`\nSeed ${seed} (${kind}): ${violations.join("; ")}.\n${story.join("\n")}\n${again(face, seed)}\n`);
}

function again(face: Face, seed: number): string {
    return `Again: npm run test:simulation -- --face ${face} --seed ${seed}`;
}
