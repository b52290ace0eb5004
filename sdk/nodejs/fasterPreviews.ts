import * as pulumi from "@pulumi/pulumi";
import { engineConnection } from "./monitor.js";

/** From so many pairs on, a preview takes long enough to ask why. */
const MANY_PAIRS = 50;

// By the engine's connection: one process may run several programs, or one program again and again.
const pairsOfRun = new WeakMap<object, number>();

/**
 * Says once in a preview of many pairs what makes it faster, unless that is set: Pulumi compares resources one after the other,
 * and a dynamic provider looks at a pair when it is compared.
 */
export function tellHowToBeFaster(): void {
    const monitor = engineConnection();
    if (monitor === undefined || process.env["PULUMI_PARALLEL_DIFF"] !== undefined) return;
    const pairs = (pairsOfRun.get(monitor) ?? 0) + 1;
    pairsOfRun.set(monitor, pairs);
    if (pairs !== MANY_PAIRS || !pulumi.runtime.isDryRun()) return;
    void pulumi.log.info(
        `This program declares ${MANY_PAIRS} pairs or more, which Pulumi compares one after the other: PULUMI_PARALLEL_DIFF=true in the environment and --parallel 64 make that faster.`,
    );
}
