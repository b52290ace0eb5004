import type { HaNode } from "./haNode.js";
import type { HaPair, PairContext } from "./pair.js";

/** Losing and regaining power: crash, boot, reboot, and the other node's taking over. */
export class Power {
    readonly #pair: HaPair;
    readonly #context: PairContext;

    constructor(pair: HaPair, context: PairContext) {
        this.#pair = pair;
        this.#context = context;
    }

    crash(node: HaNode): void {
        if (!node.isUp) return;
        const { schedule, clock, drawLag } = this.#context;
        const peer = this.#pair.peerOf(node);
        schedule.cancel(node.name);
        node.lost = { atMs: clock.monotonicMs(), state: node.state };
        this.#pair.enter(node, "Down");
        schedule.after("link", drawLag("maxSilence"), () => this.#notice(peer, node));
    }

    /** Documented: a standby that hears nothing for the maximum silence takes over by itself. */
    #notice(survivor: HaNode, lost: HaNode): void {
        const isWaiting =
            survivor.state === "Standby" || survivor.state === "BecomingStandby" || survivor.state === "Initial";
        if (!isWaiting || lost.state === "Active") return;
        this.#pair.takeOver(survivor, { taker: timedOut(lost.name) });
    }

    boot(node: HaNode): void {
        if (node.isUp) return;
        const { schedule, clock, drawLag } = this.#context;
        schedule.cancel(node.name);
        node.forget(clock.now());
        node.lost = undefined;
        this.#pair.enter(node, "Initial");
        schedule.after(node.name, drawLag("initial"), () => this.#chooseRole(node));
    }

    /** Documented: alone at boot becomes active, second becomes standby, both at once: the lowest address wins. */
    #chooseRole(node: HaNode): void {
        const { schedule, drawLag } = this.#context;
        const peer = this.#pair.peerOf(node);
        const peerIsInitial = this.#pair.linkUp && peer.state === "Initial";
        const peerCarriesCalls = this.#pair.linkUp && (peer.state === "Active" || peer.state === "BecomingActive");
        if (peerCarriesCalls) this.#pair.becomeStandby(node);
        else if (peerIsInitial && node !== this.#pair.nodes[0])
            schedule.after(node.name, drawLag("initial"), () => this.#chooseRole(node));
        else this.#pair.takeOver(node, {});
    }

    reboot(node: HaNode): void {
        this.crash(node);
        this.#context.schedule.cancel(node.name);
        this.#context.schedule.after(node.name, this.#context.drawLag("reboot"), () => this.boot(node));
    }
}

/** The device's own words for a silent active node. */
export function timedOut(name: string): string {
    return `active peer ${name} has timed out, no arp reply from active in 250ms`;
}

/** The device's own words for an active node whose health fell below the threshold. */
export function unhealthy(name: string, healthPercent: number): string {
    return `active peer ${name} has unacceptable health (${healthPercent})`;
}
