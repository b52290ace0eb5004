import type { Build } from "../../endToEnd/checkout.js";
import type { Bag } from "./callFailure.js";
import { startDynamicFace } from "./dynamicFace.js";
import { startPluginFace } from "./pluginFace.js";

export { type Bag, failureIn } from "./callFailure.js";

/** What Pulumi's state has of a resource: what one call hands to the next. */
export interface Stored {
    readonly urn: string;
    readonly id: string;
    readonly inputs: Bag;
    readonly outputs: Bag;
}

interface Difference {
    readonly changes: boolean | undefined;
    readonly replaces: readonly string[];
}

interface Checked {
    readonly inputs: Bag;
    readonly failures: readonly { readonly property: string; readonly reason: string }[];
}

/** The option `ignoreChanges` of the program. */
export type Paths = readonly string[];

/** One provider process, called as the engine calls it. What a call fails with is a `CallFailure`. */
export interface Face {
    /** What an operator was told, each as one line; whether as a warning is each face's own. */
    readonly told: readonly string[];
    forgetTold(): void;
    check(news: Bag, olds?: Bag): Promise<Checked>;
    diff(stored: Stored, news: Bag, ignoreChanges?: Paths): Promise<Difference>;
    /** Whatever a preview calls, of inputs that pass the check. Without `stored`, of a resource that is new. */
    preview(news: Bag, stored?: Stored, ignoreChanges?: Paths): Promise<Difference>;
    create(news: Bag, ignoreChanges?: Paths): Promise<Stored>;
    update(stored: Stored, news: Bag, ignoreChanges?: Paths): Promise<Stored>;
    read(stored: Stored): Promise<Stored>;
    /** The comparison that shows what a read has changed, before a `destroy` too: of what no program has declared. */
    compareForDisplay(stored: Stored): Promise<Difference>;
    delete(stored: Stored): Promise<void>;
    stop(): Promise<void>;
}

/** @param config without the namespace */
/** @param build with the entries for shortened devices, unless told otherwise */
export type StartFace = (
    config?: Readonly<Record<string, string>>,
    env?: NodeJS.ProcessEnv,
    build?: Build,
) => Promise<Face>;

const FACES: Readonly<Record<string, StartFace>> = {
    "the dynamic provider": startDynamicFace,
    "the plugin": startPluginFace,
};

/** States once what is promised of both. */
export function ofEachFace(subject: string, suite: (start: StartFace) => void): void {
    for (const [name, start] of Object.entries(FACES)) describe(`${subject}, by ${name}`, () => suite(start));
}

/** As a later state, or one that another run left. */
export function withOutputs(stored: Stored, more: Bag): Stored {
    return { ...stored, outputs: { ...stored.outputs, ...more } };
}
