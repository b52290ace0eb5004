import type { HttpReply, HttpRequest } from "../../provider/device/transport.js";
import type { Network } from "./network.js";
import { dateHeader } from "./nodeClock.js";
import type { DeviceAnswer } from "./devices.js";
import type { Process } from "./process.js";
import type { SentRequest } from "./sent.js";
import type { Site, Travelling } from "./site.js";
import { type Fate, garble } from "./weather.js";

interface Asking {
    readonly process: Process;
    readonly site: Site;
    readonly node: string;
    readonly request: HttpRequest;
    /** Of a switchover request. */
    readonly sent: SentRequest | undefined;
}

/** One request that has left, and what comes back of it. */
export class Exchange {
    #isOver = false;
    readonly #sentMs: number;

    constructor(
        readonly network: Network,
        readonly asking: Asking,
        readonly settle: { readonly resolve: (reply: HttpReply) => void; readonly reject: (error: unknown) => void },
    ) {
        this.#sentMs = network.time.monotonicMs();
    }

    fail(error: Error): void {
        this.#end(undefined);
        this.settle.reject(error);
    }

    carry(fate: Exclude<Fate, { kind: "refused" }>): void {
        const { time, random } = this.network;
        const after = (ms: number, reply: HttpReply) => time.after(ms, () => this.#reply(reply));
        switch (fate.kind) {
            case "lostBefore":
                time.after(20, () => this.#break());
                return;
            case "intercepted":
                after(fate.backMs, { status: fate.status, body: "<html>gateway</html>" });
                return;
            case "denied":
                after(fate.backMs, { status: fate.status, body: "" });
                return;
            case "deniedAndDone":
                return this.#arrive([fate.thereMs], () => after(fate.backMs, { status: fate.status, body: "" }));
            case "silence":
                if (fate.thereMs !== undefined) this.#arrive([fate.thereMs], () => undefined);
                return;
            case "lostAfter":
                return this.#arrive([fate.thereMs], () => time.after(20, () => this.#break()));
            case "duplicated":
                return this.#arrive([fate.thereMs, fate.againMs], (answer) => this.#deliver(answer, fate.backMs));
            case "garbled":
                return this.#arrive([fate.thereMs], (answer) => {
                    if (answer === undefined) return this.#break();
                    after(fate.backMs, garble(answer.body, fate.how, random));
                });
            case "normal":
                return this.#arrive([fate.thereMs], (answer) => this.#deliver(answer, fate.backMs));
        }
    }

    /** Hands the request to the node after each of the delays; the first answer is the one that is handed on. */
    #arrive(delaysMs: readonly number[], answered: (answer: DeviceAnswer | undefined) => void): void {
        const { site, node, request, sent } = this.asking;
        const travelling: Travelling | undefined = sent && {
            by: sent,
            isDuplicated: delaysMs.length > 1,
            arrivals: delaysMs.length,
        };
        if (travelling) site.travelling.add(travelling);
        delaysMs.forEach((delayMs, index) => {
            this.network.time.after(delayMs, () => {
                const takenBefore = site.model.takenCount;
                const { method, path, headers } = request;
                const answer = site.model.devices.answer({ node, method, path, headers });
                if (travelling) {
                    if (site.model.takenCount > takenBefore) site.taken.push(travelling);
                    if (--travelling.arrivals === 0) site.travelling.delete(travelling);
                }
                if (index === 0) answered(answer && { ...answer, body: site.written(answer.body) });
            });
        });
    }

    #deliver(answer: DeviceAnswer | undefined, backMs: number): void {
        const { time, story } = this.network;
        if (answer === undefined) return this.#break();
        const answeredMs = time.monotonicMs();
        time.after(backMs, () => {
            const { process, site, node, request } = this.asking;
            if (this.#isOver || process.isKilled) return;
            const atMs = time.monotonicMs();
            const delivered = { process, node, body: answer.body, sentMs: this.#sentMs, answeredMs, atMs };
            const isRead = answer.status === 200 && request.method === "GET";
            if (isRead && request.path.endsWith("/system/status")) site.statuses.push(delivered);
            if (isRead && request.path.includes("/statistics/kpis")) site.counts.push(delivered);
            if (isRead && atMs - this.#sentMs > 300) story.has("slow complete answer");
            const header = dateHeader(answer.date, site.model.clockOf(node).dates, story);
            this.#reply({
                status: answer.status,
                body: answer.body,
                ...(header === undefined ? {} : { dateHeader: header }),
            });
        });
    }

    #break(): void {
        this.fail(new this.network.code.TransportError("connectionLost", "the connection broke", true));
    }

    #reply(reply: HttpReply): void {
        this.#end(reply.status);
        this.settle.resolve(reply);
    }

    #end(status: number | undefined): void {
        if (this.#isOver) return;
        this.#isOver = true;
        const { process, request, sent } = this.asking;
        if (process.isKilled) return;
        if (sent) {
            sent.endedMs = this.network.time.monotonicMs();
            if (status !== undefined) sent.status = status;
        }
        if (request.path.endsWith("/auth/token")) {
            const result = status === 200 ? "accepted" : status === 401 ? "refused" : "unknown";
            this.network.listener?.onLogin(process, result);
        }
    }
}
