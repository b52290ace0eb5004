import { SbcError } from "../errors.js";
import type { Lifecycle } from "./lifecycle.js";

/** What the resource does, behind the plugin. */
export function createLifecycle(): Lifecycle {
    const notImplemented = () =>
        Promise.reject(
            new SbcError("invalidInput", "The resource is not implemented in this build.", "Use a later one."),
        );
    return {
        checkConfig: notImplemented,
        diffConfig: notImplemented,
        configure: notImplemented,
        check: notImplemented,
        diff: notImplemented,
        create: notImplemented,
        read: notImplemented,
        update: notImplemented,
        delete: notImplemented,
        invoke: notImplemented,
    };
}
