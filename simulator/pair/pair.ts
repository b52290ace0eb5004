import type { SimulatorClock } from "./clock.js";
import { HaNode, type NodeSeed } from "./haNode.js";
import type { DrawLag } from "./lags.js";
import { type HaState, isTransitional } from "./roleWords.js";
import type { Schedule } from "./schedule.js";

/** Documented: health-threshold, 75 by default. Below it a standby does not take over, and an active gives way. */
export const healthThresholdPercent = 75;

export interface PairContext {
    readonly clock: SimulatorClock;
    readonly drawLag: DrawLag;
    readonly schedule: Schedule;
    /** False while fault `neverSynchronizes` holds the node back. */
    readonly canSynchronize: (node: HaNode) => boolean;
    /** Called after every change of what a node says it is. */
    readonly onChange: (node: HaNode) => void;
}

/** What each node's log says about a move, after the words for the two states; nothing where undefined. */
export interface MoveWords {
    readonly taker?: string | undefined;
    readonly former?: string | undefined;
}

/**
 * The redundancy protocol between two nodes.
 * Documented: Active, RelinquishingActive, BecomingStandby, Standby one way; Standby, BecomingActive, Active the other.
 */
export class HaPair {
    readonly nodes: readonly [HaNode, HaNode];
    /** The link over which the nodes see each other. */
    linkUp = true;
    readonly #context: PairContext;

    constructor(
        names: readonly [string, string],
        active: string,
        context: PairContext,
        seeds: readonly [NodeSeed?, NodeSeed?] = [],
    ) {
        this.#context = context;
        const now = context.clock.now();
        this.nodes = [new HaNode(names[0], now, seeds[0]), new HaNode(names[1], now, seeds[1])];
        for (const node of this.nodes) if (node.name === active) node.state = "Active";
    }

    peerOf(node: HaNode): HaNode {
        return node === this.nodes[0] ? this.nodes[1] : this.nodes[0];
    }

    get active(): HaNode | undefined {
        return this.nodes.find((node) => node.state === "Active");
    }

    get inTransition(): boolean {
        return this.nodes.some((node) => isTransitional(node.state));
    }

    enter(node: HaNode, state: HaState, info?: string): void {
        const oldState = node.state;
        node.state = state;
        node.forcedRole = undefined;
        // Both nodes' logs are documented with these two transitions only.
        if (state === "RelinquishingActive" || state === "BecomingActive") {
            const words = `${oldState} to ${state}`;
            node.switchOvers += 1;
            node.log.push({
                at: this.#context.clock.now(),
                oldState,
                newState: state,
                info: info === undefined ? words : `${words}, ${info}`,
            });
        }
        this.#context.onChange(node);
    }

    force(node: HaNode, role: string): void {
        node.forcedRole = role;
        this.#context.onChange(node);
    }

    /** Moves calls to `taker`; the other node gives way, if it is active and has power. */
    takeOver(taker: HaNode, words: MoveWords): void {
        const { schedule, drawLag } = this.#context;
        const former = this.peerOf(taker);
        if (former.state === "Active" || former.state === "BecomingActive") {
            schedule.cancel(former.name);
            this.enter(former, "RelinquishingActive", words.former);
            schedule.after(former.name, drawLag("relinquishingActive"), () => this.becomeStandby(former));
        }
        schedule.cancel(taker.name);
        this.enter(taker, "BecomingActive", words.taker);
        for (const component of taker.synchronizingComponents) taker.sync.set(component, "true");
        schedule.after(taker.name, drawLag("becomingActive"), () => this.enter(taker, "Active"));
    }

    becomeStandby(node: HaNode): void {
        const { schedule, drawLag } = this.#context;
        schedule.cancel(node.name);
        const missing = node.synchronizingComponents;
        for (const component of missing) node.sync.set(component, "false");
        this.enter(node, "BecomingStandby");
        if (!this.#context.canSynchronize(node)) {
            schedule.after(node.name, drawLag("becomingStandbyLimit"), () => this.enter(node, "OutOfService"));
            return;
        }
        const untilStandbyMs = drawLag("synchronizing");
        missing.forEach((component, index) => {
            const share = (index + 1) / (missing.length + 1);
            schedule.after(node.name, untilStandbyMs * share, () => node.sync.set(component, "true"));
        });
        schedule.after(node.name, untilStandbyMs, () => this.enter(node, "Standby"));
    }

    /** What `node` knows of its peer over the link; undefined when it has heard nothing for the maximum silence. */
    peerSeenBy(node: HaNode): { readonly peer: HaNode; readonly state: HaState } | undefined {
        const peer = this.peerOf(node);
        if (!this.linkUp) return undefined;
        if (peer.state !== "Down") return { peer, state: peer.state };
        const { clock, drawLag } = this.#context;
        if (peer.lost === undefined || clock.monotonicMs() - peer.lost.atMs > drawLag("maxSilence")) return undefined;
        return { peer, state: peer.lost.state };
    }
}
