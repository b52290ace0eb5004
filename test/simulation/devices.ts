import { answerRequest } from "../../simulator/http/answerRequest.js";
import { findRoute } from "../../simulator/http/findRoute.js";
import { nodeStatus } from "../../simulator/http/nodeStatus.js";
import type { RouteRequest } from "../../simulator/http/routes.js";
import { resolveOptions } from "../../simulator/options.js";
import type { LockAcrossSwitchover } from "../../simulator/pair/configurationLock.js";
import { Device, readCredentials } from "../../simulator/pair/device.js";
import type { HaNode } from "../../simulator/pair/haNode.js";
import type { HaPair } from "../../simulator/pair/pair.js";
import { countedTokens } from "./countedTokens.js";
import { KeptTexts, stateOf } from "./statusTexts.js";
import type { VirtualTime } from "./virtualTime.js";

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

/** What the answers of a pair rest on. */
interface AnsweringPair {
    readonly time: VirtualTime;
    readonly pair: HaPair;
    /** How many the active node carries now. */
    readonly sessions: number;
    /** By that node's own clock. */
    dateOf(node: string): Date;
    /** Is told of each switchover request that has come to a node. */
    asked(node: string): void;
}

/** What the nodes of a pair answer to requests. */
export class Devices {
    readonly #devices: readonly Device[];
    /** `upTime` goes on by hours: nothing rests on it, and without it a node at rest says the same each time. */
    readonly #upTime = { now: () => new Date(Math.floor(this.model.time.now().getTime() / HOUR_MS) * HOUR_MS) };
    readonly #statuses = new KeptTexts();
    readonly #options: ReturnType<typeof resolveOptions>;

    constructor(
        readonly model: AnsweringPair,
        place: number,
    ) {
        const { nodes } = model.pair;
        this.#options = resolveOptions({ nodes: [nodes[0].name, nodes[1].name], password: PASSWORD });
        this.#devices = nodes.map((node) => new Device(node, countedTokens(place, node.name)));
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
                credentials: readCredentials(headers["Authorization"], device, accounts, this.model.time.now()),
                accept: headers["Accept"],
                contentType: undefined,
                body: "",
            },
            () => this.#routeRequest(device, path),
        );
        return { status: answer.status, body: answer.body ?? "", date: this.model.dateOf(node) };
    }

    /** A node is in another state. */
    onChange(node: HaNode, lock: LockAcrossSwitchover): void {
        if (!node.isUp) this.#devices.find(({ ha }) => ha === node)?.forget();
        if (node.state === "Active") this.#takeLockOver(node.name, lock);
    }

    /** Every token ends, as all do after ten minutes. */
    expireTokens(): void {
        for (const device of this.#devices) device.forget();
    }

    #routeRequest(device: Device, path: string): Omit<RouteRequest, "account" | "token"> {
        return {
            device,
            query: new URLSearchParams(path.split("?")[1]),
            body: "",
            now: this.model.time.now(),
            baseUrl: `https://${device.name}`,
            apiVersions: this.#options.apiVersions,
            concurrentSessions: device.ha.state === "Active" ? this.model.sessions : 0,
            switchoverStatus: 204,
            statusBody: () => this.#statusOf(device.ha),
            switchOver: () => this.model.asked(device.ha.name),
            reboot: () => undefined,
        };
    }

    #statusOf(node: HaNode): string {
        const make = () => nodeStatus(node, this.model.pair, this.#options, this.#upTime, undefined);
        const state = stateOf(node, this.model.pair, this.#upTime.now().getTime());
        return state === undefined ? make() : this.#statuses.get(state, make);
    }

    #takeLockOver(active: string, lock: LockAcrossSwitchover): void {
        const to = this.#devices.find(({ name }) => name === active);
        const from = this.#devices.find(({ name }) => name !== active);
        if (from !== undefined && from.ha.state !== "Active") to?.lock.takeOver(from.lock, lock);
    }
}
