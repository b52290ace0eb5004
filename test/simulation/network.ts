import type { HttpReply, HttpRequest, Transport } from "../../provider/device/transport.js";
import type { DeviceAnswer, PairModel } from "./pairModel.js";
import type { Process } from "./process.js";
import type { ProviderCode } from "./provider.js";
import type { Random } from "./random.js";
import { drawFate, garble, type Fate, type Weather } from "./weather.js";

/** Where a switchover request is that has left a run. */
export interface Travelling {
    readonly sentMs: number;
    readonly by: string;
    readonly isDuplicated: boolean;
    arrivals: number;
}

/** The network between the runs and the pair. What a run gets is drawn; what happened is kept. */
export class Network {
    /** Requests for a switchover that have left and may still arrive. */
    readonly travelling = new Set<Travelling>();
    /** Those that arrived at a node which took them, the oldest first. */
    readonly taken: Travelling[] = [];
    /** Called before bytes of a switchover request leave. */
    onSwitchover: (process: Process, node: string) => void = () => undefined;
    /** Called before bytes of any request leave. */
    onSend: (process: Process, method: string, path: string) => void = () => undefined;

    constructor(
        readonly model: PairModel,
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
                    this.#connect(endpoint.name, signal, () => resolve(connection), reject);
                }),
        };
    }

    #connect(node: string, signal: AbortSignal, opened: () => void, reject: (error: unknown) => void): void {
        const { TransportError } = this.code;
        const fail = this.random.chance(this.weather.looks);
        if (!fail && this.model.node(node).isUp) this.model.time.after(this.random.between(1, 60), opened);
        else if (this.random.chance(0.5)) reject(new TransportError("unreachable", "refused", false));
        else signal.addEventListener("abort", () => reject(new TransportError("aborted", "no connection", false)));
    }

    #send(process: Process, request: HttpRequest, signal: AbortSignal): Promise<HttpReply> {
        const { TransportError } = this.code;
        const isSwitchover = request.path.endsWith("/admin/switchover");
        return process.wait((resolve, reject) => {
            const fate = drawFate(isSwitchover, this.weather, this.random);
            const isSent = fate.kind !== "refused" && this.model.node(request.endpoint.name).isUp;
            if (isSwitchover)
                this.model.story.tell(`${process.name}: POST to ${request.endpoint.name} (${describe(fate)})`);
            if (isSent) this.onSend(process, request.method, request.path);
            if (isSwitchover && isSent) {
                process.switchoversSentMs.push(this.model.time.monotonicMs());
                this.onSwitchover(process, request.endpoint.name);
                process.onRequest();
            }
            signal.addEventListener("abort", () => reject(new TransportError("aborted", "no whole answer", isSent)));
            if (!isSent) reject(new TransportError("unreachable", "refused", false));
            else this.#carry(process, request, fate, resolve, reject);
        });
    }

    #carry(
        process: Process,
        request: HttpRequest,
        fate: Exclude<Fate, { kind: "refused" }>,
        resolve: (reply: HttpReply) => void,
        reject: (error: unknown) => void,
    ): void {
        const { time } = this.model;
        const broken = () => reject(new this.code.TransportError("connectionLost", "the connection broke", true));
        switch (fate.kind) {
            case "lostBefore":
                time.after(20, broken);
                return;
            case "intercepted":
                time.after(fate.backMs, () => resolve({ status: fate.status, body: "<html>gateway</html>" }));
                return;
            case "denied":
                time.after(fate.backMs, () => {
                    process.isRefused = true;
                    resolve({ status: fate.status, body: "" });
                });
                return;
            case "silence":
                if (fate.thereMs !== undefined) this.#arrive(process, request, [fate.thereMs], () => undefined);
                return;
            case "lostAfter":
                this.#arrive(process, request, [fate.thereMs], () => time.after(20, broken));
                return;
            case "duplicated":
                this.#arrive(process, request, [fate.thereMs, fate.againMs], (answer) =>
                    this.#deliver(process, request, answer, fate.backMs, resolve, broken),
                );
                return;
            case "garbled":
                this.#arrive(process, request, [fate.thereMs], (answer) => {
                    if (answer === undefined) return void broken();
                    const garbled = garble(answer.body, fate.how, this.random);
                    time.after(fate.backMs, () => resolve(garbled));
                });
                return;
            case "normal":
                this.#arrive(process, request, [fate.thereMs], (answer) =>
                    this.#deliver(process, request, answer, fate.backMs, resolve, broken),
                );
        }
    }

    /** Hands the request to the node after each of the delays; the first answer is the one that is handed on. */
    #arrive(
        process: Process,
        request: HttpRequest,
        delaysMs: readonly number[],
        answered: (answer: DeviceAnswer | undefined) => void,
    ): void {
        const { time } = this.model;
        const isSwitchover = request.path.endsWith("/admin/switchover");
        const travelling: Travelling = {
            sentMs: time.monotonicMs(),
            by: process.name,
            isDuplicated: delaysMs.length > 1,
            arrivals: delaysMs.length,
        };
        if (isSwitchover) this.travelling.add(travelling);
        delaysMs.forEach((delayMs, index) => {
            time.after(delayMs, () => {
                const takenBefore = this.model.takenCount;
                const answer = this.model.answer({ ...request, node: request.endpoint.name });
                if (this.model.takenCount > takenBefore) this.taken.push(travelling);
                if (--travelling.arrivals === 0) this.travelling.delete(travelling);
                if (index === 0) answered(answer);
            });
        });
    }

    #deliver(
        process: Process,
        request: HttpRequest,
        answer: DeviceAnswer | undefined,
        backMs: number,
        resolve: (reply: HttpReply) => void,
        broken: () => void,
    ): void {
        const { time } = this.model;
        if (answer === undefined) return broken();
        time.after(backMs, () => {
            const { name } = request.endpoint;
            const delivered = { atMs: time.monotonicMs(), node: name, body: answer.body };
            if (request.path.endsWith("/system/status") && answer.status === 200) process.delivered.push(delivered);
            if (request.path.includes("/statistics/kpis") && answer.status === 200) process.counts.push(delivered);
            if (request.path.endsWith("/admin/switchover") && answer.status >= 400) process.isRefused = true;
            resolve({ status: answer.status, body: answer.body, dateHeader: answer.date.toUTCString() });
        });
    }
}

function describe(fate: Fate): string {
    return Object.values(fate)
        .map((part: string | number) => (typeof part === "number" ? `${Math.round(part)} ms` : part))
        .join(", ");
}
