import type { LockAcrossSwitchover } from "../../simulator/pair/configurationLock.js";
import type { HaNode } from "../../simulator/pair/haNode.js";
import { seededLags } from "../../simulator/pair/lags.js";
import { HaPair, type PairContext } from "../../simulator/pair/pair.js";
import { Power } from "../../simulator/pair/power.js";
import type { HaState } from "../../simulator/pair/roleWords.js";
import { Schedule } from "../../simulator/pair/schedule.js";
import { type SwitchoverManner, SwitchoverRequests } from "../../simulator/pair/switchoverRequests.js";
import { type NodeClock, TRUE_CLOCK } from "./nodeClock.js";
import { type Calls, NO_CALLS } from "./scenario/policy.js";
import { Devices } from "./devices.js";
import type { VirtualTime } from "./virtualTime.js";

export const NODES = ["sbc-a", "sbc-b"] as const;

/** The simulator's pair without its servers, on virtual time: the truth that a run's report is held against. */
export class PairModel {
    readonly pair: HaPair;
    readonly power: Power;
    readonly switchovers: SwitchoverRequests;
    /** How the next request for a switchover is carried out; `"never"`: 204, and nothing happens. */
    nextManner: SwitchoverManner | "never" | undefined;
    neverSynchronizes = false;
    /** Of what disturbs the pair now. */
    readonly ends = new Set<() => void>();
    lockAcrossSwitchover: LockAcrossSwitchover = "moves";
    calls: Calls = NO_CALLS;
    clocks: readonly [NodeClock, NodeClock] = [TRUE_CLOCK, TRUE_CLOCK];
    /** How many requests the pair has taken and will carry out or drop. */
    takenCount = 0;
    /** Each time a node began to take over, on virtual time. */
    readonly takeOversMs: number[] = [];
    readonly #schedule: Schedule;
    readonly devices: Devices;

    constructor(
        readonly time: VirtualTime,
        seed: number,
        readonly tell: (event: string) => void,
        place = 0,
    ) {
        this.#schedule = new Schedule(time);
        const context: PairContext = {
            clock: time,
            schedule: this.#schedule,
            drawLag: seededLags(1, seed, {}),
            canSynchronize: () => !this.neverSynchronizes,
            onChange: (node) => this.#onChange(node),
        };
        this.pair = new HaPair(NODES, NODES[0], context);
        this.power = new Power(this.pair, context);
        this.switchovers = new SwitchoverRequests(this.pair, this.power, context);
        this.devices = new Devices(this, place);
    }

    /** Whether nothing is going on: no transition, and no request that is still to act. */
    get isAtRest(): boolean {
        return this.#schedule.isSettled && !this.pair.inTransition;
    }

    node(name: string): HaNode {
        const found = this.pair.nodes.find((node) => node.name === name);
        if (found === undefined) throw new Error(`There is no ${name}.`);
        return found;
    }

    clockOf(node: string): NodeClock {
        return this.clocks[node === NODES[0] ? 0 : 1];
    }

    /** By a node's own clock. */
    dateOf(node: string): Date {
        return new Date(this.time.now().getTime() + this.clockOf(node).aheadMs);
    }

    #onChange(node: HaNode): void {
        this.tell(`${node.name} is ${node.state}`);
        if (node.state === "BecomingActive" || node.state === "RelinquishingActive") this.#logByOwnClock(node);
        if (node.state === "BecomingActive" || node.state === "Active") this.takeOversMs.push(this.time.monotonicMs());
        this.devices.onChange(node, this.lockAcrossSwitchover);
        this.switchovers.onChange();
    }

    #logByOwnClock(node: HaNode): void {
        const entry = node.log.at(-1);
        if (entry === undefined || entry.at.getTime() !== this.time.now().getTime()) return;
        node.log[node.log.length - 1] = { ...entry, at: this.dateOf(node.name) };
    }

    /** A request that came over the network. */
    asked(node: string): void {
        const manner = this.nextManner ?? {};
        this.nextManner = undefined;
        if (manner === "never") this.tell(`${node} takes the request, and will not act`);
        else this.take(node, manner);
    }

    /** A request that a node has taken, from a run or from an operator at its console. */
    take(node: string, manner: SwitchoverManner = {}): void {
        this.takenCount++;
        this.switchovers.take(this.node(node), manner);
    }

    /** How many sessions the active node carries now. */
    get sessions(): number {
        const { atMost, endPerSecond, everyMs } = this.calls;
        return Math.max(0, Math.ceil(atMost - (endPerSecond * (this.time.monotonicMs() % everyMs)) / 1000));
    }

    /** Both nodes' logs begin with a switchover so long ago; one of them may have forgotten its own. */
    remember(agoMs: number, onlyNode?: string): void {
        const words = [
            { oldState: "Standby", newState: "BecomingActive", info: "Standby to BecomingActive" },
            { oldState: "Active", newState: "RelinquishingActive", info: "Active to RelinquishingActive" },
        ] as const;
        this.pair.nodes.forEach((node, index) => {
            if (onlyNode !== undefined && node.name !== onlyNode) return;
            const at = new Date(this.dateOf(node.name).getTime() - agoMs);
            node.log.push({ at, ...(words[index as 0 | 1] ?? words[0]) });
            node.switchOvers += 1;
        });
    }

    /** Puts a node into a state, whatever it was about to do. */
    put(node: string, state: HaState): void {
        this.#schedule.cancel(node);
        if (this.node(node).isUp) this.pair.enter(this.node(node), state);
    }
}
