import * as pulumi from "@pulumi/pulumi";

/** The connection to the engine that runs this program; none under the mocks of a unit test, which are no connection. */
export function engineConnection(): object | undefined {
    const monitor = pulumi.runtime.getMonitor() as { getChannel?: unknown } | undefined;
    return typeof monitor?.getChannel === "function" ? monitor : undefined;
}
