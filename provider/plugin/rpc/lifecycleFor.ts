import type { Call, Lifecycle } from "../lifecycle.js";
import type { LoadLifecycle } from "./serviceParts.js";

/** For a call that was interrupted before it had begun, or while the lifecycle was loaded, there is none. */
export async function lifecycleFor(call: Call, load: LoadLifecycle): Promise<Lifecycle> {
    call.signal.throwIfAborted();
    const lifecycle = await load();
    call.signal.throwIfAborted();
    return lifecycle;
}
