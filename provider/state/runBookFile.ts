import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Clock } from "../clock.js";
import { ClaimFiles, type ClaimOutcome, type Declaration } from "./claimFiles.js";
import { attempted, type Outcome, stampOf } from "./recordChange.js";
import { ownIdentity } from "./processIdentity.js";
import { emptyRecord, MemoryRunBook, type RunBook, type RunRecord } from "./runBook.js";
import { lockOfRun, openRunFolder, runFolder, RECORD, removeEndedRuns, runName } from "./runFolders.js";
import { RunClaims } from "./runClaims.js";
import { parseRun } from "./runRecord.js";
import { readSecureFile, writeSecureFile } from "./secureFile.js";
import { secureFolder, whyUnusable } from "./secureFolder.js";
import { Wakings } from "./wakings.js";

/** How soon a change that another process makes is seen. */
const POLL_MS = 200;
/** After so many, one is looked for all the same: a process that dies changes no file. */
const POLLS = 5;
/** A holder does no more than to read and write one small file. */
const LOCK_WAIT_MS = 30_000;

export interface RunBookParts {
    /** See stateDirectory.ts. */
    readonly directory: string;
    /** The address that the engine gives to every provider process of one operation's phase, whichever face it has. */
    readonly engineAddress: string;
    readonly clock: Clock;
}

/** A run's record by a file, changed under a lock. If it can't be written, this process goes on with a record of its own. */
export class RunBookFile implements RunBook {
    readonly self = randomUUID();
    readonly #parts: RunBookParts;
    readonly #name: string;
    readonly #wakings = new Wakings();
    #last: RunRecord = emptyRecord();
    #own: { readonly book: MemoryRunBook; readonly problem: string } | undefined;
    #queue: Promise<unknown> = Promise.resolve();
    readonly #claims = new RunClaims(() => this.#openClaims());
    #hasSwept = false;
    /** Of the file, at the last look. */
    #stamp = "";

    constructor(parts: RunBookParts) {
        this.#parts = parts;
        this.#name = runName(parts.engineAddress);
    }

    problem(): string | undefined {
        return this.#own?.problem;
    }

    /** In the order of the calls: in this process, nobody overtakes. */
    update<T>(change: (record: RunRecord) => T): Promise<T> {
        const result = this.#queue.then(() => this.#updateNow(change));
        this.#queue = result.catch(() => undefined);
        return result;
    }

    /** In the order of the calls as well. Undefined if this process has a record of its own. */
    async claim(declaration: Declaration): Promise<ClaimOutcome | undefined> {
        if (this.#own !== undefined) return undefined;
        try {
            return await this.#claims.claim(declaration);
        } catch (error) {
            this.#goOnAlone(this.#whyUnusable(error));
            return undefined;
        }
    }

    /** A folder for each record: of an earlier run by the same port, nothing is found. */
    async #openClaims(): Promise<ClaimFiles> {
        const salt = await this.update((record) => record.salt);
        const folder = await secureFolder(this.#parts.directory, "runs", this.#name, `claims-${salt}`);
        return new ClaimFiles(folder, (work) => this.update(work));
    }

    async changed(signal: AbortSignal): Promise<void> {
        for (let polls = 0; polls < POLLS; polls++) {
            const { clock } = this.#parts;
            if ((await this.#wakings.next(signal, { ms: POLL_MS, clock })) === "woken") return;
            if ((await stampOf(this.#path())) !== this.#stamp) return;
        }
    }

    async #updateNow<T>(change: (record: RunRecord) => T): Promise<T> {
        if (this.#own !== undefined) return await this.#own.book.update(change).finally(() => this.#wakings.wake());
        const outcome = await this.#underLock(change).catch((error: unknown) => ({
            kind: "failed" as const,
            fact: this.#whyUnusable(error),
        }));
        if (outcome.kind === "changed") return outcome.value;
        if (outcome.kind === "thrown") throw outcome.error;
        this.#goOnAlone(outcome.fact);
        return await this.#updateNow(change);
    }

    #whyUnusable(error: unknown): string {
        return whyUnusable(join(this.#parts.directory, "runs"), error);
    }

    #goOnAlone(problem: string): void {
        this.#own ??= { book: new MemoryRunBook(this.self, this.#whatIsKnown()), problem };
    }

    /** Without turns of other processes, whose end could not be seen any more. */
    #whatIsKnown(): RunRecord {
        const isOwn = ({ process }: { readonly process: string }) => process === this.self;
        const { waiting, running } = this.#last;
        const claims = this.#claims.held.map((declaration) => ({ ...declaration, process: this.self }));
        return { ...this.#last, waiting: waiting.filter(isOwn), running: running.filter(isOwn), claims };
    }

    async #underLock<T>(change: (record: RunRecord) => T): Promise<Outcome<T>> {
        const { directory, clock } = this.#parts;
        const folder = await openRunFolder(directory, this.#name);
        const attempt = await lockOfRun(folder, clock).acquire(LOCK_WAIT_MS, new AbortController().signal);
        if (attempt.kind === "taken") {
            const { process, since } = attempt.by;
            return { kind: "failed", fact: `Process ${process?.pid} has held the lock in ${folder} since ${since}.` };
        }
        try {
            return await this.#change(this.#path(), change).finally(async () => {
                this.#stamp = await stampOf(this.#path());
            });
        } finally {
            await attempt.release();
            if (!this.#hasSwept) void removeEndedRuns(directory, this.#name, clock);
            this.#hasSwept = true;
        }
    }

    #path(): string {
        return join(runFolder(this.#parts.directory, this.#name), RECORD);
    }

    async #change<T>(path: string, change: (record: RunRecord) => T): Promise<Outcome<T>> {
        const text = await readSecureFile(path);
        const { processes, record } = parseRun(text);
        const outcome = attempted(() => change(record));
        if (outcome.kind === "thrown") return outcome;
        const changed = JSON.stringify({ processes: { ...processes, [this.self]: ownIdentity() }, record });
        if (changed !== text) await writeSecureFile(path, changed, { isDurable: false });
        this.#last = record;
        if (changed !== text) this.#wakings.wake();
        return outcome;
    }
}
