import { fstatSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { engineIsThere } from "../engineAddress.js";

/** How often it is looked whether the engine is gone, once standard input has ended. */
const LOOK_EVERY_MS = 500;

/**
 * Ends this process when Pulumi's engine is gone, where this process is a dynamic provider's own.
 *
 * The engine leaves a dynamic provider alive when it is killed itself. Such an orphan would end its quiet period and ask
 * for a switchover with nobody left to record it, while the next run believes it dead. The engine holds the other end of
 * this process's standard input, which ends with it. A provider that was started in some other way may have an input that
 * ends sooner: so the engine itself is asked, at its address.
 */
export function endWithEngine(): void {
    const isProviderProcess = /[\\/]@pulumi[\\/]pulumi[\\/]cmd[\\/]dynamic-provider/.test(process.argv[1] ?? "");
    if (!isProviderProcess || !hasOtherEnd(0)) return;
    process.stdin.once("end", () => void exitWhenGone());
    process.stdin.once("error", () => void exitWhenGone());
    process.stdin.resume();
}

async function exitWhenGone(): Promise<never> {
    // Looking must not keep a process alive that has nothing else to do.
    while (await engineIsThere()) await delay(LOOK_EVERY_MS, undefined, { ref: false });
    process.exit(1);
}

function hasOtherEnd(fileDescriptor: number): boolean {
    try {
        const input = fstatSync(fileDescriptor);
        return input.isFIFO() || input.isSocket();
    } catch {
        return false;
    }
}
