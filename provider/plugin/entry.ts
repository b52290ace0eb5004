import { serve } from "./server.js";

/** What differs between the build that ships and the one of tests on a shortened device. */
export interface EntryParts {
    /** How long after its answer a switchover request may still act. */
    readonly lagMs: number;
}

/** Serves the engine. Nothing here, nor in what it imports, may load more than gRPC. */
export function servePlugin({ lagMs }: EntryParts, args: readonly string[]): void {
    serve(async () => (await import("./served.js")).createOwnServed(lagMs), args);
}
