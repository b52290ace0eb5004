import type { Transport } from "../../provider/device/transport.js";
import type { Call, Lifecycle } from "../../provider/plugin/lifecycle.js";
import type { Unfinished } from "../../provider/plugin/unfinished.js";
import { type Marked, unmarked } from "../../provider/plugin/wire.js";
import { memoryParts } from "../provider/memoryParts.js";
import { NODES, PASSWORD } from "./pairModel.js";
import type { Process } from "./process.js";
import type { ProviderCode } from "./provider.js";
import { overTheWire, type Bag, type Report, type SimulatedStack } from "./stack.js";

const URN = "urn:pulumi:dev::simulation::oracle-sbc:index:HaActiveNode::pair";

/** Pulumi's part with the plugin: it reads before it compares, and what was read is recorded whatever comes after it. */
export class PluginStack implements SimulatedStack {
    #id: string | undefined;
    outputs: Bag = {};
    #inputs: Bag = {};
    #mustUpdate = false;

    constructor(
        readonly name: string,
        readonly code: ProviderCode,
    ) {}

    async up(process: Process, transport: Transport, wish: Bag): Promise<Report> {
        const lifecycle = this.code.createLifecycle({ clock: process.clock, transport, ...memoryParts() });
        const say = (text: string) => void process.printed.push(text);
        const { signal } = process.cancelled;
        const call: Call = {
            urn: URN,
            signal,
            timeoutSeconds: undefined,
            log: (_severity, text) => say(text),
            status: say,
            askerIsThere: () => Promise.resolve(true),
            afterwards: () => undefined,
        };
        const news = {
            nodes: NODES.map((name, index) => ({ name, address: `10.0.0.${index + 1}` })),
            ...wish,
        };
        try {
            await lifecycle.configure(unmarked({ username: "admin", password: PASSWORD }), call);
            if (this.#id !== undefined) await this.#refresh(lifecycle, this.#id, call);
            const checked = { urn: URN, olds: marked(this.#inputs), news: marked(news) };
            const { failures } = await lifecycle.check(checked, call);
            if (failures.length > 0) return { kind: "failure", message: JSON.stringify(failures) };
            return await this.#apply(lifecycle, news, call);
        } catch (error) {
            return this.#failed(error as Error, news);
        }
    }

    /** With the comparison that Pulumi makes for its display. */
    async #refresh(lifecycle: Lifecycle, id: string, call: Call): Promise<void> {
        const recorded = { id, urn: URN, inputs: marked(this.#inputs), outputs: marked(this.outputs) };
        const found = await lifecycle.read(recorded, call);
        if (found.kind === "gone") throw new Error("A pair can't be gone.");
        this.outputs = overTheWire(found.outputs.value);
        const inputs = marked(this.#inputs);
        await lifecycle.diff({ ...this.#old(id), oldInputs: inputs, news: inputs, ignoresActiveNode: false }, call);
    }

    async #apply(lifecycle: Lifecycle, news: Bag, call: Call): Promise<Report> {
        const declared = marked(news);
        const id = this.#id;
        if (id === undefined) {
            const created = await lifecycle.create({ urn: URN, news: declared, preview: false }, call);
            return this.#recorded(created.id, created.outputs, news);
        }
        const compared = {
            ...this.#old(id),
            oldInputs: marked(this.#inputs),
            news: declared,
            ignoresActiveNode: false,
        };
        const { changes, detailedDiff } = await lifecycle.diff(compared, call);
        if (!(changes ?? Object.keys(detailedDiff).length > 0) && !this.#mustUpdate) {
            this.#inputs = news;
            return { kind: "unchanged", outputs: this.outputs };
        }
        return this.#recorded(id, await lifecycle.update({ ...compared, preview: false }, call), news);
    }

    #old(id: string) {
        return { id, urn: URN, olds: marked(this.outputs) };
    }

    #recorded(id: string, outputs: Marked, news: Bag): Report {
        this.#id = id;
        this.outputs = overTheWire(outputs.value);
        this.#inputs = news;
        this.#mustUpdate = false;
        return { kind: "success", outputs: this.outputs };
    }

    #failed(error: Error, news: Bag): Report {
        if (!this.#isUnfinished(error)) return { kind: "failure", message: error.message };
        if (this.#id === undefined) this.#inputs = news;
        this.#id = error.id;
        this.outputs = overTheWire(error.outputs.value);
        this.#mustUpdate = true;
        return { kind: "partialFailure", outputs: this.outputs, message: error.message };
    }

    /** By its name: the code under test has a class of its own. */
    #isUnfinished(error: Error): error is Unfinished {
        return error.name === "Unfinished";
    }
}

function marked(bag: Bag): Marked {
    return unmarked(overTheWire(bag));
}
