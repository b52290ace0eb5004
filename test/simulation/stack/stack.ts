import type { Face } from "../provider.js";
import type { DynamicDoor, PluginDoor } from "./doors.js";

export type Bag = Record<string, unknown>;

/** What the engine is told at the end of a run. */
export type Report =
    | { readonly kind: "unchanged" | "success"; readonly outputs: Bag }
    /** Recorded with these outputs, and to be updated again. */
    | { readonly kind: "partialFailure"; readonly outputs: Bag; readonly message: string }
    /** Nothing is recorded. */
    | { readonly kind: "failure"; readonly message: string };

/** What a state has of a resource. */
interface Recorded {
    readonly id: string;
    readonly outputs: Bag;
    readonly inputs: Bag;
    /** After a partial failure. */
    readonly mustUpdate: boolean;
}

/** What is recorded of one resource between runs, and what Pulumi does between a program and a provider. */
export abstract class StackResource {
    abstract readonly face: Face;
    id: string | undefined;
    outputs: Bag = {};
    inputs: Bag = {};
    mustUpdate = false;

    constructor(
        public name: string,
        readonly isOneOfMany: boolean,
    ) {}

    get urn(): string {
        const type = {
            dynamic: "pulumi-nodejs:dynamic/oracle-sbc:HaActiveNode",
            plugin: "oracle-sbc:index:HaActiveNode",
        };
        return `urn:pulumi:dev::simulation::${type[this.face]}::${this.name}`;
    }

    /**
     * One `pulumi up`. A process that is killed never comes back from it, and what it did is not recorded; nor is what a provider
     * goes on to do whose engine is gone.
     */
    abstract up(
        door: DynamicDoor | PluginDoor,
        declared: Bag,
        isHandsOff: boolean,
        isEngineGone?: () => boolean,
    ): Promise<Report>;

    /** What is absent stays as it was. */
    protected record(recorded: Partial<Recorded>, isEngineGone: () => boolean): void {
        if (isEngineGone()) return;
        const { id = this.id, outputs = this.outputs, inputs = this.inputs, mustUpdate = this.mustUpdate } = recorded;
        this.id = id;
        this.outputs = outputs;
        this.inputs = inputs;
        this.mustUpdate = mustUpdate;
    }

    /** As by a rename without an alias, `--replace`, or `state delete`: the next run creates it. */
    forget(newName = this.name): void {
        this.name = newName;
        this.id = undefined;
        this.outputs = {};
        this.inputs = {};
        this.mustUpdate = false;
    }
}

/** What the engine hands over for a property that the program ignores. */
export function withIgnored(declared: Bag, recorded: Bag, isHandsOff: boolean): Bag {
    const { activeNode: _declared, ...rest } = declared;
    if (!isHandsOff) return declared;
    return recorded["activeNode"] === undefined ? rest : { ...rest, activeNode: recorded["activeNode"] };
}

export function overTheWire(bag: Bag): Bag {
    return JSON.parse(JSON.stringify(bag)) as Bag;
}
