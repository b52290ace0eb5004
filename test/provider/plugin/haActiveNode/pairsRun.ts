import type { Transport } from "../../../../provider/device/transport.js";
import type { Call, Lifecycle } from "../../../../provider/plugin/lifecycle.js";
import { type Bag, type Marked, unmarked } from "../../../../provider/plugin/rpc/wire.js";
import { createServed } from "../../../../provider/plugin/served.js";
import type { RunBook } from "../../../../provider/state/runBook.js";
import { FakePair } from "../../fakePair.js";
import { memoryParts } from "../../memoryParts.js";
import { VirtualClock } from "../../virtualClock.js";

/** What the state has of one pair. */
export interface PairState {
    readonly urn: string;
    readonly id: string;
    readonly inputs: Bag;
    readonly outputs: Bag;
}

/** The plugin on several fake pairs and one virtual clock, called as Pulumi does. Each pair's nodes are `sbc-a` and `sbc-b`. */
export class PairsRun {
    readonly clock = new VirtualClock();
    readonly pairs: readonly FakePair[];
    readonly lines: string[] = [];

    constructor(
        count: number,
        readonly book?: RunBook,
    ) {
        this.pairs = Array.from({ length: count }, () => new FakePair(this.clock));
    }

    /** A provider process of one operation. */
    async process(book = this.book): Promise<Lifecycle> {
        return (await this.served(book)).lifecycle();
    }

    /** One that a debugger holds: it is configured for each operation. */
    async served(book = this.book) {
        const { clock } = this;
        const parts = memoryParts(book === undefined ? {} : { run: book });
        const served = createServed({ clock, transport: this.#transport, ...parts });
        const config = { username: "admin", password: "s3cret" };
        const configure = () => served.configuration.configure(unmarked(config), this.call("urn:provider"));
        await configure();
        return { configure, lifecycle: () => served.resources["oracle-sbc:index:HaActiveNode"] as Lifecycle };
    }

    declared(index: number, activeNode = "sbc-a", more: Bag = {}): Bag {
        const nodes = ["a", "b"].map((node) => ({ name: `sbc-${node}`, address: `${node}-${index}` }));
        return { nodes, activeNode, ...more };
    }

    /** What an `up` of earlier has left, with `sbc-a` active. */
    async states(): Promise<PairState[]> {
        const provider = await this.process();
        return await Promise.all(
            this.pairs.map(async (_pair, index) => {
                const urn = `urn:pulumi:dev::fleet::oracle-sbc:index:HaActiveNode::pair-${index}`;
                const inputs = this.declared(index);
                const asked = { urn, news: unmarked(inputs), preview: false };
                const { id, outputs } = await provider.create(asked, this.call(urn));
                return { urn, id, inputs, outputs: outputs.value };
            }),
        );
    }

    async read(provider: Lifecycle, state: PairState): Promise<PairState> {
        const { urn, id } = state;
        const recorded = { id, urn, inputs: unmarked(state.inputs), outputs: unmarked(state.outputs) };
        const found = await provider.read(recorded, this.call(urn));
        if (found.kind === "gone") throw new Error("A pair can't be gone.");
        return { ...state, inputs: found.inputs.value, outputs: found.outputs.value };
    }

    /** Checks, compares, and previews what an `up` would change. */
    async compare(
        provider: Lifecycle,
        state: PairState,
        news: Bag,
    ): Promise<{ readonly changes: boolean | undefined }> {
        const { urn } = state;
        await provider.check({ urn, olds: unmarked(state.inputs), news: unmarked(news) }, this.call(urn));
        const asked = this.#asked(state, news);
        const { changes } = await provider.diff(asked, this.call(urn));
        if (changes === true) await provider.update({ ...asked, preview: true }, this.call(urn));
        return { changes };
    }

    async compareNew(provider: Lifecycle, urn: string, news: Bag): Promise<void> {
        await provider.check({ urn, olds: unmarked({}), news: unmarked(news) }, this.call(urn));
        await provider.create({ urn, news: unmarked(news), preview: true }, this.call(urn));
    }

    async create(provider: Lifecycle, urn: string, news: Bag): Promise<Marked> {
        return (await provider.create({ urn, news: unmarked(news), preview: false }, this.call(urn))).outputs;
    }

    async update(provider: Lifecycle, state: PairState, news: Bag): Promise<Marked> {
        return await provider.update({ ...this.#asked(state, news), preview: false }, this.call(state.urn));
    }

    call(urn: string): Call {
        return {
            ...{ urn, signal: new AbortController().signal, timeoutSeconds: undefined },
            log: (_severity, text) => void this.lines.push(text),
            status: () => undefined,
            isEngineThere: () => Promise.resolve(true),
            afterwards: (work) => void work.catch(() => undefined),
        };
    }

    async pass(ms: number): Promise<void> {
        await this.clock.sleep(ms, new AbortController().signal);
    }

    /** Of each pair, how often each path was requested of a node, since the last time. */
    takeCounts(): Record<string, number>[] {
        return this.pairs.map(({ requests }) => {
            const counts: Record<string, number> = {};
            for (const { node, path } of requests.splice(0)) {
                const key = `${node} ${path.split("/").slice(3).join("/")}`;
                counts[key] = (counts[key] ?? 0) + 1;
            }
            return counts;
        });
    }

    #asked({ id, urn, inputs, outputs }: PairState, news: Bag) {
        const old = { oldInputs: unmarked(inputs), olds: unmarked(outputs) };
        return { id, urn, ...old, news: unmarked(news), ignores: () => false };
    }

    readonly #transport: Transport = {
        send: (request, signal) => this.#pairOf(request.endpoint.host).transport.send(request, signal),
        open: (endpoint, signal) => this.#pairOf(endpoint.host).transport.open(endpoint, signal),
    };

    #pairOf(host: string): FakePair {
        return this.pairs[Number(host.split("-")[1])] as FakePair;
    }
}
