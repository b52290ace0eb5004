import { fstatSync } from "node:fs";

/** A pipe that ends sooner after the start was never the engine's: some other way of starting a provider. */
const SOONEST_END_MS = 500;

/**
 * Ends this process when Pulumi's engine is gone, where this process is a dynamic provider's own.
 *
 * The engine leaves a dynamic provider alive when it is killed itself. Such an orphan would end its quiet period and ask
 * for a switchover with nobody left to record it, while the next run believes it dead. The engine holds the other end of
 * this process's standard input, which ends with it.
 */
export function endWithEngine(): void {
    const isProviderProcess = /[\\/]@pulumi[\\/]pulumi[\\/]cmd[\\/]dynamic-provider/.test(process.argv[1] ?? "");
    if (!isProviderProcess || !isPipe(0)) return;
    const startedMs = performance.now();
    process.stdin.once("end", () => {
        if (performance.now() - startedMs >= SOONEST_END_MS) process.exit(1);
    });
    process.stdin.once("error", () => undefined);
    process.stdin.resume();
}

function isPipe(fileDescriptor: number): boolean {
    try {
        return fstatSync(fileDescriptor).isFIFO();
    } catch {
        return false;
    }
}
