import { setTimeout as delay } from "node:timers/promises";

/** Resolves as soon as it is so; a test's own time limit ends it. */
export async function until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await delay(20);
}
