import { ignoringOf } from "../../../sdk/nodejs/ignoredArguments.js";
import type { DynamicDoor, PluginDoor } from "./doors.js";
import { type Bag, overTheWire, type Report, StackResource, withIgnored } from "./stack.js";

/** Pulumi's part with the dynamic provider: which method is called when. */
export class DynamicResource extends StackResource {
    readonly face = "dynamic";

    async up(
        door: DynamicDoor | PluginDoor,
        declared: Bag,
        isHandsOff: boolean,
        isEngineGone = () => false,
    ): Promise<Report> {
        if (door.face !== "dynamic") throw new Error("This resource is the dynamic provider's.");
        const { provider } = door;
        const { inputs } = ignoringOf({ ignoreChanges: isHandsOff ? ["activeNode"] : [] });
        const news = {
            ...withIgnored(declared, this.inputs, isHandsOff && this.id !== undefined),
            ...inputs,
            __provider: "text",
        };
        try {
            const { failures } = await provider.check(this.inputs, news);
            if (failures.length > 0) return { kind: "failure", message: JSON.stringify(failures) };
            return this.id === undefined
                ? await this.#create(provider, news, isEngineGone)
                : await this.#update(provider, this.id, news, isEngineGone);
        } catch (error) {
            return this.#failed(error as Error & { id?: string; properties?: Bag }, news, isEngineGone);
        }
    }

    async #create(provider: DynamicDoor["provider"], news: Bag, isGone: () => boolean): Promise<Report> {
        const { id, outs } = await provider.create(overTheWire(news));
        return this.#recorded(id, outs, news, isGone);
    }

    async #update(provider: DynamicDoor["provider"], id: string, news: Bag, isGone: () => boolean): Promise<Report> {
        const { changes } = await provider.diff(id, overTheWire(this.outputs), overTheWire(news));
        if (!changes && !this.mustUpdate) return { kind: "unchanged", outputs: this.outputs };
        const { outs } = await provider.update(id, overTheWire(this.outputs), overTheWire(news));
        return this.#recorded(id, outs, news, isGone);
    }

    #recorded(id: string, outs: Bag, news: Bag, isGone: () => boolean): Report {
        const outputs = overTheWire({ ...outs, __provider: news["__provider"] });
        this.record({ id, outputs, inputs: news, mustUpdate: false }, isGone);
        return { kind: "success", outputs };
    }

    #failed(error: Error & { id?: string; properties?: Bag }, news: Bag, isGone: () => boolean): Report {
        if (error.id === undefined) return { kind: "failure", message: error.message };
        // A partial failure of an update keeps the old inputs; of a creation there are none.
        const inputs = this.id === undefined ? news : this.inputs;
        const outputs = overTheWire(error.properties ?? {});
        this.record({ id: error.id, outputs, inputs, mustUpdate: true }, isGone);
        return { kind: "partialFailure", outputs, message: error.message };
    }
}
