import type { HttpReply, HttpRequest, Transport } from "../../provider/device/transport.js";
import { Exchange } from "./exchange.js";
import { NODES } from "./pairModel.js";
import type { Process } from "./process.js";
import type { ProviderCode } from "./provider.js";
import type { Random } from "./random.js";
import type { SentRequest } from "./sent.js";
import { otherNode, type Site } from "./site.js";
import type { Story } from "./story.js";
import type { Task } from "./task.js";
import type { VirtualTime } from "./virtualTime.js";
import { describeFate, drawFate, drawSwitchoverFate, type Weather } from "./weather.js";

/** Told of what leaves and of how it ends. */
export interface NetworkListener {
    /** Bytes of whatever request are leaving. */
    onSend(process: Process, site: Site, node: string, method: string, path: string): void;
    /** The first byte of a switchover request is leaving. */
    onSwitchover(sent: SentRequest): void;
    /** A login is over: as it is known to the process. */
    onLogin(process: Process, result: "accepted" | "refused" | "unknown"): void;
}

/** The network between the runs and the pairs. What a run gets is drawn; what happened is kept. */
export class Network {
    listener: NetworkListener | undefined;
    /** Finds whose request it is that a process sends from a node. */
    taskOf: (process: Process, site: Site, to: string) => Task | undefined = () => undefined;
    /** The entry of the journal for it that is durable now. */
    entryOf: (process: Process, site: Site) => SentRequest["entry"] = () => undefined;

    constructor(
        readonly time: VirtualTime,
        readonly story: Story,
        readonly sites: readonly Site[],
        readonly code: ProviderCode,
        readonly random: Random,
        public weather: Weather,
    ) {}

    transportFor(process: Process): Transport {
        return {
            send: (request, signal) => this.#send(process, request, signal),
            open: (endpoint, signal) =>
                process.wait((resolve, reject) => {
                    const connection = {
                        send: (request: HttpRequest, abort: AbortSignal) => this.#send(process, request, abort),
                        close: () => undefined,
                    };
                    this.#connect(endpoint.host, signal, () => resolve(connection), reject);
                }),
        };
    }

    find(host: string): { readonly site: Site; readonly node: string } {
        for (const site of this.sites) {
            const node = site.nodeAt(host);
            if (node !== undefined) return { site, node };
        }
        throw new Error(`Nothing is at ${host}.`);
    }

    addressOf(host: string): string {
        const { site, node } = this.find(host);
        return site.address(node === NODES[0] ? 0 : 1, "ip");
    }

    #connect(host: string, signal: AbortSignal, opened: () => void, reject: (error: unknown) => void): void {
        const { TransportError } = this.code;
        const { site, node } = this.find(host);
        const fail = this.random.chance(this.weather.looks);
        if (signal.aborted) return reject(new TransportError("aborted", "cancelled before connecting", false));
        if (!fail && site.model.node(node).isUp) this.time.after(this.random.between(1, 60), opened);
        else if (this.random.chance(0.5)) reject(new TransportError("unreachable", "refused", false));
        else signal.addEventListener("abort", () => reject(new TransportError("aborted", "no connection", false)));
    }

    #send(process: Process, request: HttpRequest, signal: AbortSignal): Promise<HttpReply> {
        const { TransportError } = this.code;
        const { site, node } = this.find(request.endpoint.host);
        const isSwitchover = request.path.endsWith("/admin/switchover");
        const isRead = request.path.endsWith("/system/status") || request.path.includes("/statistics/kpis");
        return process.wait((resolve, reject) => {
            if (signal.aborted) return reject(new TransportError("aborted", "cancelled before sending", false));
            const fate = isSwitchover
                ? drawSwitchoverFate(this.weather, this.random)
                : drawFate(isRead, this.weather, this.random);
            const isSent = fate.kind !== "refused" && site.model.node(node).isUp;
            if (isSent) this.listener?.onSend(process, site, node, request.method, request.path);
            if (isSwitchover) {
                this.story.tell(`${process.name}: POST to ${site.nameOf(node)}${at(site)} (${describeFate(fate)})`);
                if (fate.kind !== "normal") this.story.has(`request ${fate.kind}`);
            }
            const sent = isSwitchover && isSent ? this.#sent(process, site, node) : undefined;
            const exchange = new Exchange(this, { process, site, node, request, sent }, { resolve, reject });
            signal.addEventListener("abort", () =>
                exchange.fail(new TransportError("aborted", "no whole answer", isSent)),
            );
            if (fate.kind === "refused" || !isSent) exchange.fail(new TransportError("unreachable", "refused", false));
            else exchange.carry(fate);
        });
    }

    #sent(process: Process, site: Site, from: string): SentRequest | undefined {
        const to = otherNode(from);
        const task = this.taskOf(process, site, to);
        if (task === undefined) throw new Error(`${process.name} sends a request to a pair that it does not declare.`);
        const sent: SentRequest = {
            ...{ site, process, task, from, to },
            sentMs: this.time.monotonicMs(),
            entry: this.entryOf(process, site),
            aheadMs: process.machine.aheadMs,
        };
        this.listener?.onSwitchover(sent);
        site.requests.push(sent);
        process.onRequest();
        return sent;
    }
}

function at(site: Site): string {
    return site.index === 0 ? "" : ` of site ${site.index + 1}`;
}
