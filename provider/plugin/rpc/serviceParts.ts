import type { EngineLink } from "../process/engine.js";
import type { Served } from "../lifecycle.js";
import type { RunningCalls } from "../process/runningCalls.js";

/** What is served needs much that is heavy: it is loaded when it is first asked for. */
export type LoadServed = () => Promise<Served>;

export interface ServiceParts {
    readonly load: LoadServed;
    readonly running: RunningCalls;
    readonly engine: EngineLink;
    readonly traits: EngineTraits;
}

/** What the engine tells of itself in its handshake; one that makes none is an old one. */
export interface EngineTraits {
    refreshesBeforeUpdate: boolean;
}
