import { SbcError } from "../errors.js";
import type { Io, Log } from "../device/io.js";
import { look, type View } from "../pair/look.js";
import { pairIdentity } from "../pair/identity.js";
import type { Plan } from "../pair/plan.js";
import type { RunParts } from "../pair/runParts.js";
import { createTurns } from "../pair/turns.js";
import type { Journal } from "../state/journal.js";
import { noJournal } from "../state/without.js";
import { readConfig, type JournalSetting, type ProviderConfig } from "./config.js";
import type { Inputs } from "./inputs.js";
import { pairUnreachable, type Notice } from "./notices.js";
import type { Recorded } from "./outputs.js";
import type { ProcessParts } from "./parts.js";
import { planFor, Sessions } from "./planning.js";

/** What one provider process keeps between calls: its configuration, its sessions, whose turn it is. */
export class Context {
    readonly #turns = createTurns(() => this.config.limits);
    readonly #foreseen = new Set<string>();
    readonly #told = new Set<string>();
    readonly #journals = new Map<string, Journal>();
    readonly sessions = new Sessions();
    #config: ProviderConfig | SbcError;

    constructor(readonly parts: ProcessParts) {
        this.#config = this.#read(() => undefined);
    }

    /** Keeps a failure instead of throwing it: Pulumi shows what configure throws to the first caller only. */
    configure(get: (key: string) => string | undefined): void {
        this.#config = this.#read(get);
    }

    get config(): ProviderConfig {
        if (this.#config instanceof SbcError) throw this.#config;
        return this.#config;
    }

    /** What the pairs of this run share. */
    get run(): RunParts {
        const { journal } = this.config;
        return {
            turns: this.#turns,
            journal: this.#journalFor(journal),
            isJournalRequired: journal.kind === "required",
            locks: this.parts.locks,
        };
    }

    #journalFor({ kind, folder = "" }: JournalSetting): Journal {
        if (kind === "off") return noJournal;
        const journal = this.#journals.get(folder) ?? this.parts.openJournal(folder === "" ? undefined : folder);
        this.#journals.set(folder, journal);
        return journal;
    }

    plan(inputs: Inputs, recorded?: Recorded): Plan {
        const pair = planFor(inputs, this.config, this.sessions, recorded);
        const { lagMs } = this.parts;
        return { ...pair, lagMs, isForeseen: this.#foreseen.has(pairIdentity(pair)) };
    }

    /** Of a switchover that is due: how many are, in this run, with it. */
    foresee(plan: Plan): number {
        this.#foreseen.add(pairIdentity(plan));
        return [...this.#foreseen].indexOf(pairIdentity(plan)) + 1;
    }

    /**
     * Says a thing once: within one run, Pulumi may ask for the same difference again (with --refresh, twice).
     *
     * @param about the resource, where its lines are shown with it: those of another one may be the same
     */
    tell({ line, isWarning }: Notice, log: Log, about = ""): void {
        const key = `${about}\n${line}`;
        if (line === undefined || this.#told.has(key)) return;
        this.#told.add(key);
        log(line, isWarning ? "warning" : "notice");
    }

    /** A look that must show something: throws where neither node answers. */
    async see(plan: Plan, io: Io): Promise<View> {
        const view = await look(plan.sessions, io);
        if (view.sightings.every(({ kind }) => kind === "unseen")) throw pairUnreachable(plan, view);
        return view;
    }

    #read(get: (key: string) => string | undefined): ProviderConfig | SbcError {
        try {
            return readConfig(get, this.parts.env);
        } catch (error) {
            if (error instanceof SbcError) return error;
            throw error;
        }
    }
}
