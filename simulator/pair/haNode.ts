import type { HaState } from "./roleWords.js";

/** One entry of a node's switchover log. */
export interface SwitchOverEntry {
    readonly at: Date;
    readonly oldState: HaState;
    readonly newState: HaState;
    readonly info: string;
}

/**
 * The synchronized tasks. Documented by name: only `tCCD`, `disabled` on what is not a load balancer; the others stand
 * for the lines "Media", "SIP", "Config", "Collect", "Radius CDR" and "Iked" of the command `show health`.
 */
const components: readonly (readonly [name: string, state: string])[] = [
    ["tCCD", "disabled"],
    ["tMBCD", "true"],
    ["tSIPD", "true"],
    ["tLCFGD", "true"],
    ["tCOLLECT", "true"],
    ["tRADD", "disabled"],
    ["tIKED", "disabled"],
];

/** What a node is at first, if not what the simulator makes it. */
export interface NodeSeed {
    readonly healthPercent: number;
    readonly switchOvers: number;
    readonly upSeconds: number;
    /** By name: `true`, which synchronizes by itself, or `disabled`. */
    readonly components: readonly (readonly [name: string, state: string])[];
    /** Entries of its log, as they were written. */
    readonly earlierLog: readonly string[];
}

/** The documented example of `upTime`: the pair has been running for ten days when the simulator starts. */
const usual: NodeSeed = { healthPercent: 100, switchOvers: 0, upSeconds: 861_830, components, earlierLog: [] };

/** What one node knows of itself. Who may be active is not its own to decide: see pair.ts. */
export class HaNode {
    readonly name: string;
    state: HaState = "Standby";
    /** Said in place of the state's own word until the next change of state. */
    forcedRole: string | undefined;
    healthPercent: number;
    switchOvers: number;
    log: SwitchOverEntry[] = [];
    earlierLog: readonly string[];
    bootedAt: Date;
    /** When it lost power, on the monotonic clock, and its state before. */
    lost: { readonly atMs: number; readonly state: HaState } | undefined;
    readonly sync: Map<string, string>;
    readonly #components: NodeSeed["components"];
    readonly #heldComponents = new Set<string>();

    constructor(name: string, now: Date, seed = usual) {
        this.name = name;
        this.bootedAt = new Date(now.getTime() - seed.upSeconds * 1000);
        this.healthPercent = seed.healthPercent;
        this.switchOvers = seed.switchOvers;
        this.earlierLog = seed.earlierLog;
        this.#components = seed.components;
        this.sync = new Map(seed.components);
    }

    get isUp(): boolean {
        return this.state !== "Down";
    }

    /** Documented as needed to take over: full media, signalling and configuration synchronization. */
    get isSynchronized(): boolean {
        return [...this.sync.values()].every((state) => state !== "false");
    }

    /** Components that synchronize by themselves: the enabled ones whose state nobody has set by hand. */
    get synchronizingComponents(): readonly string[] {
        return this.#components.flatMap(([name, state]) =>
            state === "true" && !this.#heldComponents.has(name) ? [name] : [],
        );
    }

    /** Sets a component by hand: it keeps this state until it is set to `true`. */
    holdComponent(component: string, state: string): void {
        this.sync.set(component, state);
        if (state === "true") this.#heldComponents.delete(component);
        else this.#heldComponents.add(component);
    }

    /** What a boot loses: log and counter are kept in memory (not documented), components start afresh. */
    forget(bootedAt: Date): void {
        this.log = [];
        this.earlierLog = [];
        this.switchOvers = 0;
        this.bootedAt = bootedAt;
    }
}
