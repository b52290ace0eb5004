import { SbcError } from "../errors.js";
import type { Io, Log } from "../device/io.js";
import { LoginGate } from "../device/logins.js";
import { pairIdentity } from "../pair/identity.js";
import { findOpenRequest } from "../pair/openRequest/find.js";
import type { PairSettings } from "../pair/settings.js";
import type { RunParts } from "../pair/run/runParts.js";
import { createRunLimiter, declareLimits, type RunLimiter } from "../pair/run/runLimits.js";
import { Concealment } from "./secrets/concealment.js";
import { nodesIn } from "./inputs/declaredNodes.js";
import { readConfig, type ProviderConfig } from "./inputs/stackConfig.js";
import type { EntryPoint } from "./entryPoint.js";
import type { Inputs } from "./inputs/schema.js";
import type { PreviewMessage } from "./previewMessages.js";
import { OpenedJournals } from "./openedJournals.js";
import { ShownJournal } from "./shownJournal.js";
import { OnceOnly } from "./onceOnly.js";
import type { Recorded } from "./outputs.js";
import type { ProcessParts } from "./parts.js";
import { settingsFor, Sessions } from "./settingsFor.js";
import { readRecord } from "./recorded.js";
import { withOwnOpenRequest } from "./resolution.js";
import { requestedBy } from "./requestedBy/index.js";
import { isUnreadableRequest } from "./unreadableRequest.js";

export interface Recalled {
    readonly settings: PairSettings;
    readonly recorded: Recorded;
}

/** What one provider process keeps between calls: its configuration, its sessions, whose turn it is. */
export class Context {
    readonly #limiter: RunLimiter;
    readonly #previewedPairs = new Set<string>();
    readonly #told: OnceOnly;
    readonly #journals: OpenedJournals;
    readonly #shown = new ShownJournal();
    readonly #changed = new Set<string>();
    readonly #secretNames = new Set<string>();
    readonly sessions: Sessions;
    #config: ProviderConfig | SbcError;

    constructor(readonly parts: ProcessParts) {
        this.#journals = new OpenedJournals(parts);
        this.#told = new OnceOnly(parts.showsLists);
        this.#limiter = createRunLimiter(parts.run, () => this.config.limits);
        const printedName = (name: string) => (this.#secretNames.has(name.toLowerCase()) ? "a node" : name);
        this.sessions = new Sessions(new LoginGate(parts.run, printedName));
        this.#config = this.#read(() => undefined);
    }

    /** Keeps a failure instead of throwing it: Pulumi shows what configure throws to the first caller only. */
    configure(get: (key: string) => string | undefined, entry?: EntryPoint): void {
        this.#config = this.#read(get, entry);
        this.#changed.clear();
        // Before the first switchover of any process. What goes wrong is told with that.
        if (!(this.#config instanceof SbcError))
            declareLimits(this.parts.run, this.#config.limits).catch(() => undefined);
    }

    get config(): ProviderConfig {
        if (this.#config instanceof SbcError) throw this.#config;
        return this.#config;
    }

    /** What the pairs of this run share, for whatever changes them. */
    get run(): RunParts {
        const { journal } = this.config;
        this.#shown.forget();
        return {
            limiter: this.#limiter,
            journal: this.#journals.of(journal),
            isJournalRequired: journal.kind === "required",
            locks: this.parts.locks,
            resolve: this.parts.resolve,
        };
    }

    /** For messages about a pair whose nodes are secret. Those about other pairs do not name them either. */
    concealment(resource: string, nodes: unknown): Concealment {
        for (const { name } of nodesIn(nodes)) this.#secretNames.add(name.toLowerCase());
        return Concealment.of(resource, nodes);
    }

    /** What a state has of a pair. What can't be read of it is told, and does not count. */
    recordedIn(olds: Readonly<Record<string, unknown>>, { nodes, activeNode }: Inputs, log: Log, about = ""): Recorded {
        const { recorded, problems } = readRecord(olds, activeNode);
        const pair = nodes.map(({ name }) => name).join("/");
        for (const problem of problems) this.warn(`${pair}: ${problem}`, log, about);
        return recorded;
    }

    settings(inputs: Inputs, recorded?: Recorded, hasSecretNodes = false): PairSettings {
        const pair = settingsFor(inputs, this.config, this.sessions, recorded);
        const { lagMs } = this.parts;
        const own = { lagMs, hasSecretNodes, requestedBy: requestedBy(this.parts, this.config.actor) };
        return { ...pair, ...own, wasPreviewed: this.#previewedPairs.has(pairIdentity(pair)) };
    }

    /** The same for what only shows: with an open request that the journal alone knows of. Changes nothing. */
    async settingsAndRecord(inputs: Inputs, recorded: Recorded, io: Io): Promise<Recalled> {
        const settings = this.settings(inputs, recorded);
        const journal = this.#shown.of(this.#journals.of(this.config.journal), io.clock);
        const open = await findOpenRequest(settings, { ...this.parts, journal }, io);
        if (open === undefined || isUnreadableRequest(recorded, settings)) return { settings, recorded };
        return { settings: { ...settings, pending: open.pending }, recorded: withOwnOpenRequest(recorded, open) };
    }

    /**
     * Whether a change of a pair with one of these endpoints was begun before in this process. Pulumi makes one step at most of
     * each resource in a run that carries changes out: without URNs, a second one is another resource's.
     */
    isChangedBefore(endpoints: readonly string[]): boolean {
        const isBefore = endpoints.some((endpoint) => this.#changed.has(endpoint));
        for (const endpoint of endpoints) this.#changed.add(endpoint);
        return isBefore;
    }

    /** Counts the switchovers that this run needs, with this one. */
    countNeeded(settings: PairSettings): number {
        this.#previewedPairs.add(pairIdentity(settings));
        return [...this.#previewedPairs].indexOf(pairIdentity(settings)) + 1;
    }

    /** Says a thing once: see {@link OnceOnly}. */
    tell(notice: PreviewMessage, log: Log, about = ""): void {
        this.#told.tell(notice, log, about);
    }

    warn(text: string, log: Log, about = ""): void {
        this.#told.say(text, "warning", log, about);
    }

    #read(get: (key: string) => string | undefined, entry?: EntryPoint): ProviderConfig | SbcError {
        try {
            return readConfig(get, this.parts.env, entry);
        } catch (error) {
            if (error instanceof SbcError) return error;
            throw error;
        }
    }
}
