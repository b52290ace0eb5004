import type { Call, Lifecycle } from "../../../provider/plugin/lifecycle.js";
import type { Unfinished } from "../../../provider/plugin/rpc/unfinished.js";
import { type Marked, unmarked } from "../../../provider/plugin/rpc/wire.js";
import type { DynamicDoor, PluginDoor } from "./doors.js";
import { type Bag, overTheWire, type Report, StackResource, withIgnored } from "./stack.js";

/** Pulumi's part with the plugin: it reads before it compares, and what was read is recorded whatever comes after it. */
export class PluginResource extends StackResource {
    readonly face = "plugin";

    async up(
        door: DynamicDoor | PluginDoor,
        declared: Bag,
        isHandsOff: boolean,
        isEngineGone = () => false,
    ): Promise<Report> {
        if (door.face !== "plugin") throw new Error("This resource is the plugin's.");
        const { lifecycle } = door;
        const call = door.callFor(this.urn);
        const news = withIgnored(declared, this.inputs, isHandsOff && this.id !== undefined);
        try {
            if (this.id !== undefined) await this.#refresh(lifecycle, this.id, call, isEngineGone);
            const checked = { urn: this.urn, olds: marked(this.inputs), news: marked(news) };
            const { failures } = await lifecycle.check(checked, call);
            if (failures.length > 0) return { kind: "failure", message: JSON.stringify(failures) };
            return await this.#apply(lifecycle, { news, isHandsOff, isEngineGone }, call);
        } catch (error) {
            return this.#failed(error as Error, news, isEngineGone);
        }
    }

    /** With the comparison that Pulumi makes for its display. */
    async #refresh(lifecycle: Lifecycle, id: string, call: Call, isGone: () => boolean): Promise<void> {
        const recorded = { id, urn: this.urn, inputs: marked(this.inputs), outputs: marked(this.outputs) };
        const found = await lifecycle.read(recorded, call);
        if (found.kind === "gone") throw new Error("A pair can't be gone.");
        // Pulumi forgets a partial failure with a read that succeeds: the comparison has to find what is left to do.
        this.record({ outputs: overTheWire(found.outputs.value), mustUpdate: false }, isGone);
        const inputs = marked(this.inputs);
        await lifecycle.diff({ ...this.#old(id), oldInputs: inputs, news: inputs, ignores: () => false }, call);
    }

    async #apply(
        lifecycle: Lifecycle,
        { news, isHandsOff, isEngineGone }: { news: Bag; isHandsOff: boolean; isEngineGone: () => boolean },
        call: Call,
    ): Promise<Report> {
        const ignores = (argument: string) => isHandsOff && argument === "activeNode";
        const declared = marked(news);
        const { id, urn } = this;
        if (id === undefined) {
            const created = await lifecycle.create({ urn, news: declared, preview: false }, call);
            return this.#recorded(created.id, created.outputs, news, isEngineGone);
        }
        const compared = { ...this.#old(id), oldInputs: marked(this.inputs), news: declared, ignores };
        const { changes, detailedDiff } = await lifecycle.diff(compared, call);
        if (!(changes ?? Object.keys(detailedDiff).length > 0) && !this.mustUpdate) {
            this.record({ inputs: news }, isEngineGone);
            return { kind: "unchanged", outputs: this.outputs };
        }
        const updated = await lifecycle.update({ ...compared, preview: false }, call);
        return this.#recorded(id, updated, news, isEngineGone);
    }

    #old(id: string) {
        return { id, urn: this.urn, olds: marked(this.outputs) };
    }

    #recorded(id: string, outs: Marked, news: Bag, isGone: () => boolean): Report {
        const outputs = overTheWire(outs.value);
        this.record({ id, outputs, inputs: news, mustUpdate: false }, isGone);
        return { kind: "success", outputs };
    }

    #failed(error: Error, news: Bag, isGone: () => boolean): Report {
        if (!this.#isUnfinished(error)) return { kind: "failure", message: error.message };
        const inputs = this.id === undefined ? news : this.inputs;
        const outputs = overTheWire(error.outputs.value);
        this.record({ id: error.id, outputs, inputs, mustUpdate: true }, isGone);
        return { kind: "partialFailure", outputs, message: error.message };
    }

    /** By its name: the code under test has a class of its own. */
    #isUnfinished(error: Error): error is Unfinished {
        return error.name === "Unfinished";
    }
}

function marked(bag: Bag): Marked {
    return unmarked(overTheWire(bag));
}
