import { type Mutation, plantedIn } from "../mutation.js";

const inCarriedOut = plantedIn("plugin/haActiveNode/createAndUpdate.ts", "applied", ["network", "cancelled"]);

/** The plugin's own part. */
export const PLUGIN: readonly Mutation[] = [
    plantedIn("plugin/haActiveNode/read.ts", "read", ["cancelled", "network"])(
        "pending forgotten by a read, in the plugin",
        "rememberedSince(recorded, observed, desired)",
        "{}",
        { face: "plugin" },
    ),
    inCarriedOut(
        "an unknown outcome as a plain failure, in the plugin",
        "throw new Unfinished(id, outputs, [applyOutcome.failure.message], shorterOutputs);",
        'throw new Error("failed");',
        { face: "plugin" },
    ),
    inCarriedOut("an unknown outcome reported as success, in the plugin", 'applyOutcome.kind === "recorded"', "true", {
        face: "plugin",
    }),
    plantedIn("plugin/process/engine.ts", "EngineLink.connect")(
        "lines for the engine sent to the runner's proxy",
        "new EngineClient(address, grpc.credentials.createInsecure(), DIRECTLY)",
        "new EngineClient(address, grpc.credentials.createInsecure())",
        { caughtBy: "test/provider/plugin/process/engine.test.ts" },
    ),
    plantedIn("plugin/haActiveNode/lookCache.ts", "Looks.at")(
        "a comparison by a look from before the run changed pairs",
        "!(await this.#changes.areUnderWay(io))",
        "true",
        { caughtBy: "test/provider/plugin/haActiveNode/oneLook.test.ts" },
    ),
    plantedIn("plugin/haActiveNode/lookCache.ts", "Looks.forget")(
        "a look from before a change kept for another resource that observes the pair",
        "sessions.includes(session)",
        "false",
        { caughtBy: "test/provider/plugin/haActiveNode/oneLook.test.ts" },
    ),
];
