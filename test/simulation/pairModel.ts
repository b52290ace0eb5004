import { answerRequest } from "../../simulator/http/answerRequest.js";
import type { LockAcrossSwitchover } from "../../simulator/pair/configurationLock.js";
import { Device, readCredentials } from "../../simulator/pair/device.js";
import { findRoute } from "../../simulator/http/findRoute.js";
import type { HaNode } from "../../simulator/pair/haNode.js";
import { seededLags } from "../../simulator/pair/lags.js";
import { nodeStatus } from "../../simulator/http/nodeStatus.js";
import { resolveOptions } from "../../simulator/options.js";
import { HaPair, type PairContext } from "../../simulator/pair/pair.js";
import { Power } from "../../simulator/pair/power.js";
import type { HaState } from "../../simulator/pair/roleWords.js";
import type { RouteRequest } from "../../simulator/http/routes.js";
import { Schedule } from "../../simulator/pair/schedule.js";
import { type SwitchoverManner, SwitchoverRequests } from "../../simulator/pair/switchoverRequests.js";
import { type NodeClock, TRUE_CLOCK } from "./nodeClock.js";
import { type Calls, NO_CALLS } from "./scenario/policy.js";
import { countedTokens } from "./countedTokens.js";
import { KeptTexts, stateOf } from "./statusTexts.js";
import type { VirtualTime } from "./virtualTime.js";

export const NODES = ["sbc-a", "sbc-b"] as const;
/** With every character that an encoding changes. */
export const PASSWORD = "s3cret/Pass+word=&";

const HOUR_MS = 3_600_000;

export interface DeviceRequest {
    readonly node: string;
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
}

export interface DeviceAnswer {
    readonly status: number;
    readonly body: string;
    /** By the node's own clock when it answered. */
    readonly date: Date;
}

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
    readonly #devices: readonly Device[];
    /** `upTime` goes on by hours: nothing rests on it, and without it a node at rest says the same each time. */
    readonly #upTime = { now: () => new Date(Math.floor(this.time.now().getTime() / HOUR_MS) * HOUR_MS) };
    readonly #statuses = new KeptTexts();
    readonly #options = resolveOptions({ nodes: NODES, password: PASSWORD });

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
        this.#devices = this.pair.nodes.map((node) => new Device(node, countedTokens(place, node.name)));
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

    /** `undefined`: the node has no power, and refuses connections. */
    answer({ node, method, path, headers }: DeviceRequest): DeviceAnswer | undefined {
        const device = this.#devices.find(({ name }) => name === node);
        if (!device?.ha.isUp) return undefined;
        const { username, password, apiVersions } = this.#options;
        const accounts = [{ username, password, isAdministrator: true }];
        const answer = answerRequest(
            {
                match: findRoute(method, path.replace(/\?.*$/, ""), apiVersions),
                credentials: readCredentials(headers["Authorization"], device, accounts, this.time.now()),
                accept: headers["Accept"],
                contentType: undefined,
                body: "",
            },
            () => this.#routeRequest(device, path),
        );
        return { status: answer.status, body: answer.body ?? "", date: this.dateOf(node) };
    }

    #onChange(node: HaNode): void {
        this.tell(`${node.name} is ${node.state}`);
        if (node.state === "BecomingActive" || node.state === "RelinquishingActive") this.#logByOwnClock(node);
        if (node.state === "BecomingActive" || node.state === "Active") this.takeOversMs.push(this.time.monotonicMs());
        if (!node.isUp) this.#devices.find(({ ha }) => ha === node)?.forget();
        if (node.state === "Active") this.#takeLockOver(node.name);
        this.switchovers.onChange();
    }

    #logByOwnClock(node: HaNode): void {
        const entry = node.log.at(-1);
        if (entry === undefined || entry.at.getTime() !== this.time.now().getTime()) return;
        node.log[node.log.length - 1] = { ...entry, at: this.dateOf(node.name) };
    }

    #routeRequest(device: Device, path: string): Omit<RouteRequest, "account" | "token"> {
        return {
            device,
            query: new URLSearchParams(path.split("?")[1]),
            body: "",
            now: this.time.now(),
            baseUrl: `https://${device.name}`,
            apiVersions: this.#options.apiVersions,
            concurrentSessions: device.ha.state === "Active" ? this.sessions : 0,
            switchoverStatus: 204,
            statusBody: () => this.#statusOf(device.ha),
            switchOver: () => this.#takeSwitchover(device),
            reboot: () => undefined,
        };
    }

    #statusOf(node: HaNode): string {
        const make = () => nodeStatus(node, this.pair, this.#options, this.#upTime, undefined);
        const state = stateOf(node, this.pair, this.#upTime.now().getTime());
        return state === undefined ? make() : this.#statuses.get(state, make);
    }

    #takeSwitchover(device: Device): void {
        const manner = this.nextManner ?? {};
        this.nextManner = undefined;
        if (manner === "never") this.tell(`${device.name} takes the request, and will not act`);
        else this.take(device.ha.name, manner);
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

    #takeLockOver(active: string): void {
        const to = this.#devices.find(({ name }) => name === active);
        const from = this.#devices.find(({ name }) => name !== active);
        if (from !== undefined && from.ha.state !== "Active") to?.lock.takeOver(from.lock, this.lockAcrossSwitchover);
    }

    /** Puts a node into a state, whatever it was about to do. */
    put(node: string, state: HaState): void {
        this.#schedule.cancel(node);
        if (this.node(node).isUp) this.pair.enter(this.node(node), state);
    }

    /** Every token ends, as all do after ten minutes. */
    expireTokens(): void {
        for (const device of this.#devices) device.forget();
    }
}
