import type { SimulatorClock } from "./clock.js";
import type { HaNode } from "./haNode.js";
import type { HaState } from "./roleWords.js";

/** A node has another role from here on. */
export interface RoleChange {
    readonly at: Date;
    /** On a clock that never goes backwards. */
    readonly monotonicMs: number;
    readonly node: string;
    /** As the device's log spells it; `Down` is a node without power. */
    readonly state: HaState;
    /** The word that REST has for it. */
    readonly role: string;
}

/** These nodes are active from here on: one, none or both. */
export interface ActiveChange {
    readonly at: Date;
    readonly monotonicMs: number;
    readonly active: readonly string[];
}

/** The truth about who was what, when. */
export class RoleHistory {
    readonly changes: RoleChange[] = [];
    readonly activeChanges: ActiveChange[] = [];
    readonly #clock: SimulatorClock;

    constructor(clock: SimulatorClock) {
        this.#clock = clock;
    }

    /** Returns what is new. */
    record(node: HaNode, role: string, nodes: readonly HaNode[]): { change?: RoleChange; activeChange?: ActiveChange } {
        const when = { at: this.#clock.now(), monotonicMs: this.#clock.monotonicMs() };
        const last = this.changes.filter((change) => change.node === node.name).at(-1);
        if (last?.state === node.state && last.role === role) return {};
        const change = { ...when, node: node.name, state: node.state, role };
        this.changes.push(change);

        const active = nodes.filter(({ state }) => state === "Active").map(({ name }) => name);
        const before = this.activeChanges.at(-1)?.active;
        if (before !== undefined && before.join() === active.join()) return { change };
        const activeChange = { ...when, active };
        this.activeChanges.push(activeChange);
        return { change, activeChange };
    }
}
