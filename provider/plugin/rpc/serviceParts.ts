import type { EngineLink } from "../process/engine.js";
import type { Lifecycle } from "../lifecycle.js";
import type { RunningCalls } from "../process/runningCalls.js";

/** What a lifecycle needs is heavy: it is loaded when it is first asked for. */
export type LoadLifecycle = () => Promise<Lifecycle>;

export interface ServiceParts {
    readonly load: LoadLifecycle;
    readonly running: RunningCalls;
    readonly engine: EngineLink;
    readonly traits: EngineTraits;
}

/** What the engine tells of itself in its handshake; one that makes none is an old one. */
export interface EngineTraits {
    refreshesBeforeUpdate: boolean;
}
