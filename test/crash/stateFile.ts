import { watch } from "node:fs";
import { fileURLToPath } from "node:url";
import type { TestStack } from "../endToEnd/stack.js";

/** Resolves when the engine begins to write the stack's state again, which takes it a few milliseconds. */
export async function nextWriteOf({ stack, place }: TestStack): Promise<void> {
    const { name } = await stack.workspace.projectSettings();
    const folder = `${fileURLToPath(place.envVars["PULUMI_BACKEND_URL"] ?? "")}/.pulumi/stacks/${name}`;
    await new Promise<void>((resolve, reject) => {
        const watcher = watch(folder, (_event, file) => {
            if (file?.startsWith(`${stack.name}.json`) !== true) return;
            watcher.close();
            resolve();
        }).on("error", reject);
    });
}
