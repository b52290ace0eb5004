import type { RunBook, RunRecord } from "../../provider/state/runBook.js";
import type { Process } from "./process.js";
import type { Random } from "./random.js";

/** One process's hold on the record of its run. */
export class SimulatedRunBook implements RunBook {
    readonly self: string;

    constructor(
        readonly process: Process,
        readonly random: Random,
    ) {
        this.self = process.name;
    }

    update<T>(change: (record: RunRecord) => T): Promise<T> {
        const { run } = this.process;
        return this.process.later(this.random.between(0.2, 4), () => {
            buryTheDead(run.record, new Set(run.processes.filter((one) => one.isKilled).map(({ name }) => name)));
            const before = JSON.stringify(run.record);
            const result = change(run.record);
            if (JSON.stringify(run.record) !== before) run.wake();
            return result;
        });
    }

    changed(signal: AbortSignal): Promise<void> {
        return this.process.wait<void>((resolve, reject) => {
            const cancel = this.process.machine.after(1000, resolve);
            this.process.run.onChange(() => {
                cancel();
                resolve();
            });
            const leave = () => {
                cancel();
                reject(signal.reason);
            };
            if (signal.aborted) leave();
            else signal.addEventListener("abort", leave, { once: true });
        });
    }

    /** It is always there. */
    problem(): undefined {
        return undefined;
    }
}

/** A switchover that was under way in a process that died has an unknown outcome. */
function buryTheDead(record: RunRecord, dead: ReadonlySet<string>): void {
    const isDead = ({ process }: { readonly process: string }) => dead.has(process);
    const lost = record.running.filter(isDead);
    record.failed.push(...lost.map(({ pair, name }) => ({ pair, name })));
    record.requested += lost.length;
    record.running = record.running.filter((turn) => !isDead(turn));
    record.waiting = record.waiting.filter((turn) => !isDead(turn));
    record.claims = record.claims.filter((claim) => !isDead(claim));
    for (const logins of Object.values(record.logins))
        logins.underWay = logins.underWay.filter((process) => !dead.has(process));
    record.limits = Object.fromEntries(Object.entries(record.limits).filter(([name]) => !dead.has(name)));
}
