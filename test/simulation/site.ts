import type { Process } from "./process.js";
import { NODES, PairModel } from "./pairModel.js";
import { type Dialect, spoken } from "./scenario/dialect.js";
import type { Story } from "./story.js";
import type { VirtualTime } from "./virtualTime.js";
import type { SentRequest } from "./sent.js";

/** Where a switchover request is that has left a run. */
export interface Travelling {
    readonly by: SentRequest | "operator";
    readonly isDuplicated: boolean;
    arrivals: number;
}

/** A status or a count as a process had it, whole. */
export interface Delivered {
    readonly process: Process;
    /** In the checker's words: `sbc-a` or `sbc-b`, whatever the node is called. */
    readonly node: string;
    readonly body: string;
    /** On true time: when its request left, when the node answered it, when the answer was there. */
    readonly sentMs: number;
    readonly answeredMs: number;
    readonly atMs: number;
}

/** One pair at its place, with what was asked of it and answered. */
export class Site {
    readonly model: PairModel;
    /** What the nodes report as their host names, and a program calls them. */
    names: readonly [string, string];
    /** What the nodes say in other words than the simulator's. */
    dialect: Dialect | undefined;
    readonly travelling = new Set<Travelling>();
    /** Those that arrived at a node which took them, the oldest first. */
    readonly taken: Travelling[] = [];
    readonly requests: SentRequest[] = [];
    readonly statuses: Delivered[] = [];
    readonly counts: Delivered[] = [];
    readonly #nodeByHost = new Map<string, string>();
    readonly #lastWritten = new Map<string, { readonly names: readonly string[]; readonly text: string }>();

    constructor(
        readonly index: number,
        time: VirtualTime,
        seed: number,
        story: Story,
        isAlone: boolean,
        names: readonly [string, string],
    ) {
        this.names = names;
        for (const node of [0, 1] as const)
            for (const spelling of ["ip", "name"] as const)
                this.#nodeByHost.set(this.address(node, spelling), NODES[node]);
        const who = isAlone ? "device" : `site ${index + 1}`;
        this.model = new PairModel(time, seed + 7919 * index, (event) => story.tell(`${who}: ${event}`), index);
    }

    /** One of the ways to write a node's management address. */
    address(node: 0 | 1, spelling: Spelling): string {
        const ip = `10.${this.index}.0.${node + 1}`;
        const name = `mgmt-${node + 1}.site-${this.index}.example`;
        return { ip, ipAndPort: `${ip}:443`, name, upperName: name.toUpperCase() }[spelling];
    }

    /** The checker's name of the node at a host; `undefined`: it is none of this site's. */
    nodeAt(host: string): string | undefined {
        return this.#nodeByHost.get(host) ?? this.#nodeByHost.get(host.toLowerCase());
    }

    nameOf(node: string): string {
        return this.names[node === NODES[0] ? 0 : 1];
    }

    /** As the nodes write it, with their names of today, in their own words. */
    written(body: string): string {
        const last = this.#lastWritten.get(body);
        if (last?.names === this.names) return last.text;
        const named = body.replaceAll(/\bsbc-([ab])\b/g, (_all, letter) => this.names[letter === "a" ? 0 : 1]);
        const text = this.dialect === undefined ? named : spoken(named, this.dialect);
        this.#lastWritten.set(body, { names: this.names, text });
        return text;
    }

    statusesFor(process: Process, node: string): readonly Delivered[] {
        return this.statuses.filter((one) => one.process === process && one.node === node);
    }

    lastStatus(process: Process, node: string): Delivered | undefined {
        return this.statusesFor(process, node).at(-1);
    }

    /** Requests that have left, and that the pair has neither carried out nor dropped. */
    get open(): readonly Travelling[] {
        return [...this.travelling, ...this.taken.slice(this.model.switchovers.outcomes.length)];
    }

    get isAtRest(): boolean {
        return this.model.isAtRest && this.travelling.size === 0;
    }
}

export const SPELLINGS = ["ip", "ipAndPort", "name", "upperName"] as const;
export type Spelling = (typeof SPELLINGS)[number];

export function otherNode(node: string): string {
    return node === NODES[0] ? NODES[1] : NODES[0];
}
