import { unmarked } from "../../../provider/plugin/rpc/wire.js";
import { createServed } from "../../../provider/plugin/served.js";
import { createHaActiveNode } from "../../../provider/dynamic/haActiveNode/index.js";
import type { DynamicDoor, PluginDoor } from "../../simulation/stack/doors.js";
import { DynamicResource } from "../../simulation/stack/dynamicResource.js";
import { PluginResource } from "../../simulation/stack/pluginResource.js";
import type { Bag, Report, StackResource } from "../../simulation/stack/stack.js";
import { MemoryJournal, memoryParts } from "../memoryParts.js";
import { PairRun } from "../pairRun.js";

export const BOTH_FACES = ["dynamic", "plugin"] as const;
export type FaceWord = (typeof BOTH_FACES)[number];

/** A stack of one pair on a fake device and a virtual clock, by either face. Each `up` is a provider process of its own. */
export class FakeStack extends PairRun {
    readonly resource: StackResource;
    /** Of an ephemeral runner, which keeps nothing else than the state. */
    isJournalLost = false;

    constructor(
        readonly face: FaceWord,
        readonly config: Readonly<Record<string, string>> = {},
    ) {
        super();
        this.resource = face === "dynamic" ? new DynamicResource("pair", false) : new PluginResource("pair", false);
    }

    /** What the engine makes of an `up`: that nothing is to be done, success, or a failure. */
    async up(activeNode: string, more: Bag = {}): Promise<Report> {
        const nodes = ["sbc-a", "sbc-b"].map((name) => ({ name, address: name }));
        return await this.resource.up(await this.#door(), { nodes, activeNode, ...more }, false);
    }

    get outputs(): Bag {
        return this.resource.outputs;
    }

    async #door(): Promise<DynamicDoor | PluginDoor> {
        const journal = this.isJournalLost ? new MemoryJournal() : this.journal;
        const parts = memoryParts({ openJournal: () => journal });
        const values: Bag = { username: "admin", password: "s3cret", ...this.config };
        const { clock, transport, signal, log } = this.io;
        if (this.face === "dynamic") {
            const provider = createHaActiveNode(this.io, parts);
            const get = (key: string) => values[key.replace("oracle-sbc:", "")] as string | undefined;
            await provider.configure({ config: { get } });
            return { face: "dynamic", provider } as DynamicDoor;
        }
        const served = createServed({ clock, transport, ...parts });
        const callFor: PluginDoor["callFor"] = (urn) => ({
            ...{ urn, signal, timeoutSeconds: undefined },
            log: (_severity, text) => log(text, "notice"),
            status: (text) => log(text, "progress"),
            isEngineThere: () => Promise.resolve(true),
            afterwards: (work) => void work.catch(() => undefined),
        });
        await served.configuration.configure(unmarked(values), callFor("urn:provider"));
        return { face: "plugin", lifecycle: served.resources["oracle-sbc:index:HaActiveNode"], callFor } as PluginDoor;
    }
}
