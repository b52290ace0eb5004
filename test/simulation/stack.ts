import { printed, type Io } from "../../provider/device/io.js";
import { memoryParts } from "../provider/memoryParts.js";
import { NODES, PASSWORD } from "./pairModel.js";
import type { Process } from "./process.js";
import type { ProviderCode } from "./provider.js";
import type { Transport } from "../../provider/device/transport.js";

export type Bag = Record<string, unknown>;

/** What the engine is told at the end of a run. */
export type Report =
    | { readonly kind: "unchanged" | "success"; readonly outputs: Bag }
    /** Recorded with these outputs, and to be updated again. */
    | { readonly kind: "partialFailure"; readonly outputs: Bag; readonly message: string }
    /** Nothing is recorded. */
    | { readonly kind: "failure"; readonly message: string };

/** One stack with one pair, and what Pulumi does between a program and a provider. */
export interface SimulatedStack {
    /** As recorded. */
    readonly outputs: Bag;
    /** One `pulumi up`. A process that is killed never comes back from it, and what it did is not recorded. */
    up(process: Process, transport: Transport, wish: Bag): Promise<Report>;
}

/** Pulumi's part with the dynamic provider: what is recorded of the one resource between runs, and which method is called when. */
export class DynamicStack implements SimulatedStack {
    id: string | undefined;
    outputs: Bag = {};
    inputs: Bag = {};
    mustUpdate = false;

    constructor(
        readonly name: string,
        readonly code: ProviderCode,
    ) {}

    async up(process: Process, transport: Transport, wish: Bag): Promise<Report> {
        const io: Io = {
            clock: process.clock,
            transport,
            signal: process.cancelled.signal,
            log: (line, kind) => process.printed.push(printed(line, kind)),
        };
        const provider = this.code.createHaActiveNode(io, memoryParts());
        const config: Record<string, string> = { "oracle-sbc:username": "admin", "oracle-sbc:password": PASSWORD };
        await provider.configure({ config: { get: (key) => config[key] } });
        const news = {
            nodes: NODES.map((name, index) => ({ name, address: `10.0.0.${index + 1}` })),
            ...wish,
            __provider: "text",
        };
        try {
            const { failures } = await provider.check(this.inputs, news);
            if (failures.length > 0) return { kind: "failure", message: JSON.stringify(failures) };
            return this.id === undefined
                ? await this.#create(provider, news)
                : await this.#update(provider, this.id, news);
        } catch (error) {
            return this.#failed(error as Error & { id?: string; properties?: Bag }, news);
        }
    }

    async #create(provider: ReturnType<ProviderCode["createHaActiveNode"]>, news: Bag): Promise<Report> {
        const { id, outs } = await provider.create(overTheWire(news));
        return this.#recorded("success", id, outs, news);
    }

    async #update(provider: ReturnType<ProviderCode["createHaActiveNode"]>, id: string, news: Bag): Promise<Report> {
        const { changes } = await provider.diff(id, overTheWire(this.outputs), overTheWire(news));
        if (!changes && !this.mustUpdate) return { kind: "unchanged", outputs: this.outputs };
        const { outs } = await provider.update(id, overTheWire(this.outputs), overTheWire(news));
        return this.#recorded("success", id, outs, news);
    }

    #recorded(kind: "success", id: string, outputs: Bag, news: Bag): Report {
        this.id = id;
        this.outputs = overTheWire({ ...outputs, __provider: news["__provider"] });
        this.inputs = news;
        this.mustUpdate = false;
        return { kind, outputs: this.outputs };
    }

    #failed(error: Error & { id?: string; properties?: Bag }, news: Bag): Report {
        if (error.id === undefined) return { kind: "failure", message: error.message };
        // A partial failure of an update keeps the old inputs; of a creation there are none.
        if (this.id === undefined) this.inputs = news;
        this.id = error.id;
        this.outputs = overTheWire(error.properties ?? {});
        this.mustUpdate = true;
        return { kind: "partialFailure", outputs: this.outputs, message: error.message };
    }
}

export function overTheWire(bag: Bag): Bag {
    return JSON.parse(JSON.stringify(bag)) as Bag;
}
