import type { FaultBox } from "./faultBox.js";
import type { HaNode } from "../pair/haNode.js";
import type { HaPair } from "../pair/pair.js";
import type { Schedule } from "../pair/schedule.js";

/** Carries out the faults at point `pair`, and takes them back when they are cleared. */
export class PairFaults {
    readonly #pair: HaPair;
    readonly #schedule: Schedule;
    readonly #faultBox: FaultBox;
    /** Who was active before the fault. */
    #splitFrom: HaNode | undefined;
    #idleFrom: HaNode | undefined;
    #isSplit = false;
    readonly #heldBack = new Set<HaNode>();

    constructor(pair: HaPair, schedule: Schedule, faultBox: FaultBox) {
        this.#pair = pair;
        this.#schedule = schedule;
        this.#faultBox = faultBox;
    }

    /** To be called after every change of the faults that are set. */
    apply(): void {
        const [first] = this.#pair.nodes;
        const isSet = (name: "bothActive" | "noneActive"): boolean => this.#faultBox.isSet(name, first.name);
        if (isSet("bothActive") !== this.#isSplit) this.#setSplit(!this.#isSplit);
        if (isSet("noneActive") && this.#idleFrom === undefined) this.#makeIdle();
        if (!isSet("noneActive") && this.#idleFrom !== undefined) this.#endIdle(this.#idleFrom);
        for (const node of this.#pair.nodes) this.#restartSynchronizing(node);
    }

    /** Documented: when the link fails, both nodes try to be active. */
    #setSplit(isSplit: boolean): void {
        this.#isSplit = isSplit;
        this.#pair.linkUp = !isSplit;
        if (isSplit) {
            this.#splitFrom = this.#pair.active ?? this.#pair.nodes[0];
            for (const node of this.#pair.nodes) this.#put(node, "Active");
            return;
        }
        const other = this.#pair.peerOf(this.#splitFrom ?? this.#pair.nodes[0]);
        if (other.state === "Active") this.#pair.becomeStandby(other);
    }

    #makeIdle(): void {
        this.#idleFrom = this.#pair.active ?? this.#pair.nodes[0];
        for (const node of this.#pair.nodes) this.#put(node, "Standby");
    }

    #endIdle(node: HaNode): void {
        this.#idleFrom = undefined;
        this.#put(node, "Active");
    }

    #put(node: HaNode, state: "Active" | "Standby"): void {
        if (!node.isUp) return;
        this.#schedule.cancel(node.name);
        if (node.state !== state) this.#pair.enter(node, state);
    }

    #restartSynchronizing(node: HaNode): void {
        const isHeldBack = this.#faultBox.isSet("neverSynchronizes", node.name);
        const waits = node.state === "OutOfService" || node.state === "BecomingStandby";
        if (this.#heldBack.has(node) !== isHeldBack && waits) this.#pair.becomeStandby(node);
        if (isHeldBack) this.#heldBack.add(node);
        else this.#heldBack.delete(node);
    }
}
