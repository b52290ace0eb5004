import type { Process } from "./process.js";
import type { Run } from "./run.js";
import type { Policy } from "./scenario/policy.js";
import type { Timeouts } from "./scenario/settings.js";
import type { Site } from "./site.js";
import type { Bag, Report, StackResource } from "./stack/stack.js";

/** One resource in one run. */
export interface Task {
    readonly run: Run;
    readonly process: Process;
    readonly site: Site;
    readonly resource: StackResource;
    /** `sbc-a` or `sbc-b`, whatever that node is called today. */
    readonly desired: string;
    readonly rules: Policy;
    readonly timeouts: Timeouts;
    readonly revertive: boolean;
    /** The program ignores changes of the desired node, and the resource exists. */
    readonly isHandsOff: boolean;
    /** Another resource of the run declares the same pair. */
    readonly isTwin: boolean;
    /** What was recorded before. */
    readonly before: Bag;
    readonly startedMs: number;
    readonly startedMonotonicMs: number;
    endedMs?: number;
    report?: Report;
}

export function nameOf({ run, resource, process }: Task): string {
    return run.processes.length > 1 || resource.isOneOfMany ? `${process.name} ${resource.name}` : run.name;
}
