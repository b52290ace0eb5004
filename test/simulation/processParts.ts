import type { ProcessParts } from "../../provider/resource/parts.js";
import type { Journal, JournalEntry } from "../../provider/state/journal.js";
import type { LockAttempt, PairLocks } from "../../provider/state/pairLocks.js";
import type { Network } from "./network.js";
import type { Process } from "./process.js";
import type { ProviderCode } from "./provider.js";
import type { Random } from "./random.js";
import { SimulatedRunBook } from "./runBook.js";

/** The device's documented five seconds, and one for the network. */
const LAG_MS = 6000;

/** A process's own hold on its machine's disk and on the record of its run. All of it takes time, and ends with the process. */
export function processParts(process: Process, network: Network): ProcessParts {
    const { code, random } = network;
    const journal = journalOf(process, code, random);
    return {
        env: {},
        userAtHost: "jane@ops-1",
        lagMs: LAG_MS,
        showsLists: true,
        openJournal: () => journal,
        locks: locksOf(process, random),
        run: new SimulatedRunBook(process, random),
        resolve: (host) => process.later(random.between(0.5, 30), () => [network.addressOf(host)]),
    };
}

function journalOf(process: Process, { SbcError }: ProviderCode, random: Random): Journal {
    const { disk, story } = process.machine;
    return {
        read: () =>
            process.later(random.between(0.5, 5), () => ({
                entries: [...disk.values()].map((entry) => structuredClone(entry)),
                problems: [],
            })),
        write: (entry) =>
            process.wait<void>((resolve, reject) => {
                const totalMs = random.between(1, 30);
                const { machine } = process;
                if (machine.isFull) {
                    story.has("journal's write failed");
                    machine.after(totalMs, () => reject(cannotWrite(SbcError)));
                    return;
                }
                machine.after(totalMs * random.fraction(), () => {
                    if (process.isKilled) return;
                    writeDurably(process, entry);
                    process.onDurable();
                });
                machine.after(totalMs, resolve);
            }),
        remove: (id) =>
            process.later(random.between(0.5, 5), () => {
                if (!disk.delete(id)) return;
                story.tell(`${process.name}: journal: removes ${id}`);
                process.settledMs.set(id, story.nowMs);
            }),
        pathOf: (id) => `/home/ci/.local/state/oracle-sbc/${id}.json`,
    };
}

function cannotWrite(SbcError: ProviderCode["SbcError"]): Error {
    return new SbcError("journal" as never, "The journal can't be written: the disk is full.", "Make room.");
}

function writeDurably(process: Process, entry: JournalEntry): void {
    const { machine } = process;
    machine.story.has("journal written");
    machine.story.tell(`${process.name}: journal: holds ${entry.id}`);
    machine.disk.set(entry.id, structuredClone(entry));
    process.run.onEntry(process, entry);
}

function locksOf(process: Process, random: Random): PairLocks {
    const { machine } = process;
    const held = (endpoint: string) => {
        const holder = machine.locks.get(endpoint);
        return holder?.isKilled === true ? undefined : holder;
    };
    const tryOnce = (keys: readonly string[]): LockAttempt => {
        const by = keys.map(held).find((holder) => holder !== undefined);
        if (by !== undefined) {
            const since = machine.date().toISOString();
            return { kind: "taken", by: { host: machine.name, pid: 1, since, path: "/locks" } };
        }
        for (const key of keys) machine.locks.set(key, process);
        const release = () =>
            process.later(random.between(0.1, 2), () => {
                for (const key of keys) machine.locks.delete(key);
            });
        return { kind: "held", release };
    };
    return {
        async acquire(endpoints, waitMs, signal, onWait) {
            const keys = [...endpoints].sort();
            const deadline = machine.monotonicMs() + waitMs;
            for (let isFirst = true; ; isFirst = false) {
                const attempt = await process.later(random.between(0.5, 3), () => tryOnce(keys));
                if (attempt.kind !== "taken" || machine.monotonicMs() >= deadline) return attempt;
                machine.story.has("waited for another run's lock");
                if (isFirst) onWait(attempt.by);
                await process.clock.sleep(250, signal);
            }
        },
    };
}
