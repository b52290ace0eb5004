import type { HaNode } from "./haNode.js";
import { healthThresholdPercent, type HaPair, type PairContext } from "./pair.js";
import { type Power, unhealthy } from "./power.js";

/** How a request that was taken is carried out; all absent is the ordinary way. */
export interface SwitchoverManner {
    /** Acts after this long, in place of the device's own lag. */
    readonly actsAfterMs?: number;
    /** The new active node loses the role again this long after it has it. */
    readonly flapsBackAfterMs?: number;
    /** The former active node reboots in place of becoming standby. */
    readonly formerReboots?: boolean;
}

/** What became of a request that was taken: the truth, which no answer of the device tells. */
export interface SwitchoverOutcome {
    readonly at: Date;
    /** The node that was asked. */
    readonly node: string;
    readonly outcome: "carriedOut" | "dropped";
    /** Why it was dropped. */
    readonly why?: string;
}

interface Taken {
    readonly node: HaNode;
    readonly manner: SwitchoverManner;
}

/**
 * Switchover requests between the answer and the act.
 *
 * The request toggles the pair and names no target. Not documented, chosen here as the harder case for a client: one
 * that comes due while the pair is still moving waits until it has settled, and then toggles again.
 */
export class SwitchoverRequests {
    readonly outcomes: SwitchoverOutcome[] = [];
    readonly #pair: HaPair;
    readonly #power: Power;
    readonly #context: PairContext;
    #due: Taken[] = [];
    #flap: { readonly taker: HaNode; readonly former: HaNode; readonly afterMs: number } | undefined;

    constructor(pair: HaPair, power: Power, context: PairContext) {
        this.#pair = pair;
        this.#power = power;
        this.#context = context;
    }

    take(node: HaNode, manner: SwitchoverManner): void {
        const { schedule, drawLag } = this.#context;
        schedule.after("switchover", manner.actsAfterMs ?? drawLag("switchover"), () => {
            this.#due.push({ node, manner });
            this.#actOnDue();
        });
    }

    /** To be called after every change of state. */
    onChange(): void {
        this.#flapWhenActive();
        this.#actOnDue();
    }

    #actOnDue(): void {
        if (this.#pair.inTransition) return;
        const taken = this.#due.shift();
        if (taken !== undefined) this.#act(taken);
    }

    #act({ node, manner }: Taken): void {
        const former = this.#pair.active;
        const why = former && this.#reasonToDrop(node, former);
        const at = this.#context.clock.now();
        if (former === undefined || why !== undefined) {
            this.outcomes.push({ at, node: node.name, outcome: "dropped", why: why ?? "no node is active" });
            this.#actOnDue();
            return;
        }
        this.outcomes.push({ at, node: node.name, outcome: "carriedOut" });
        const taker = this.#pair.peerOf(former);
        // Documented in the example of the log. Only the node that was given the command says so.
        const words = "forced by command";
        this.#pair.takeOver(taker, node === former ? { former: words } : { taker: words });
        if (manner.formerReboots === true) this.#power.reboot(former);
        if (manner.flapsBackAfterMs !== undefined) this.#flap = { taker, former, afterMs: manner.flapsBackAfterMs };
    }

    /** Documented preconditions; what the device answers when one fails is not, so that the request is just dropped. */
    #reasonToDrop(node: HaNode, active: HaNode): string | undefined {
        if (node.state !== "Active" && node.state !== "Standby") return `${node.name} is ${node.state}`;
        const taker = this.#pair.peerOf(active);
        if (!this.#pair.linkUp) return "the nodes do not see each other";
        if (taker.state !== "Standby") return `${taker.name} is ${taker.state}, not Standby`;
        if (!taker.isSynchronized) return `${taker.name} is not synchronized`;
        if (taker.healthPercent < healthThresholdPercent) return `${taker.name} has health ${taker.healthPercent}`;
        return undefined;
    }

    #flapWhenActive(): void {
        const flap = this.#flap;
        // One that went down on its way gives nothing back when it is active another time.
        if (flap === undefined || flap.taker.state === "BecomingActive") return;
        this.#flap = undefined;
        if (flap.taker.state !== "Active") return;
        this.#context.schedule.after("flapBack", flap.afterMs, () => {
            if (!flap.former.isUp || flap.taker.state !== "Active") return;
            this.#pair.takeOver(flap.former, { taker: unhealthy(flap.taker.name, 70) });
        });
    }
}
