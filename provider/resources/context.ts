import { SbcError } from "../errors.js";
import type { Io } from "../device/io.js";
import { look, type View } from "../pair/look.js";
import { pairName, type Plan } from "../pair/plan.js";
import { createTurns } from "../pair/turns.js";
import { readConfig, type ProviderConfig } from "./config.js";
import type { Inputs } from "./inputs.js";
import type { Recorded } from "./outputs.js";
import { planFor, Sessions } from "./planning.js";

/** What one provider process keeps between calls: its configuration, its sessions, whose turn it is. */
export class Context {
    readonly turns = createTurns();
    readonly #sessions = new Sessions();
    #config: ProviderConfig | SbcError;

    constructor(
        readonly io: Io,
        readonly env: NodeJS.ProcessEnv,
    ) {
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

    plan(inputs: Inputs, recorded?: Recorded): Plan {
        return planFor(inputs, this.config, this.#sessions, recorded);
    }

    /** A look that must show something: throws where neither node answers. */
    async see(plan: Plan): Promise<View> {
        const view = await look(plan.sessions, this.io);
        if (view.sightings.every(({ kind }) => kind === "unseen")) throw pairUnreachable(plan, view);
        return view;
    }

    #read(get: (key: string) => string | undefined): ProviderConfig | SbcError {
        try {
            return readConfig(get, this.env);
        } catch (error) {
            if (error instanceof SbcError) return error;
            throw error;
        }
    }
}

/** Names what each silent node gave as its reason. */
export function pairUnreachable(plan: Plan, { sightings }: View): SbcError {
    const errors = sightings.flatMap((sighting) => (sighting.kind === "unseen" ? [sighting.error] : []));
    const facts = errors.map(({ fact }) => fact).join(" ");
    const remedies = [...new Set(errors.map(({ remedy }) => remedy))].join(" ");
    return new SbcError("pairUnreachable", `${pairName(plan)}: which node is active can't be seen. ${facts}`, remedies);
}
