import type * as pulumi from "@pulumi/pulumi";
import type { NodeRole, PendingSwitchover } from "./outputs.js";

/** What a gate looks at, and which waves wait for it. */
export interface WaveGateArgs {
    /** Number of the wave whose pairs these are, from 1. */
    wave: pulumi.Input<number>;
    /**
     * Numbers of the waves that wait for it, for messages: what waits is what depends on the gate.
     *
     * @default the next wave
     */
    holdsBack?: pulumi.Input<pulumi.Input<number>[]>;
    /** The pairs of the wave, each once. */
    pairs: pulumi.Input<pulumi.Input<GatedPairArgs>[]>;
}

/** A pair as a gate sees it: what the program declares of it, and the outputs of its resource. */
export interface GatedPairArgs {
    /** For messages: the name of the pair's `HaActiveNode`. */
    name: pulumi.Input<string>;
    /** The id of its `HaActiveNode`: without it, a gate does not learn that this run can't see the pair. */
    id?: pulumi.Input<string>;
    /** The argument `activeNode` as it is declared, not the output of that name. Absent: any node may be active. */
    desiredActiveNode?: pulumi.Input<string | undefined>;
    /** The argument, as it is declared. */
    revertive?: pulumi.Input<boolean | undefined>;
    /** The argument, as it is declared. */
    requireRedundancy?: pulumi.Input<boolean | undefined>;
    /** The output. A pair without it is never as desired: its resource failed. */
    roles?: pulumi.Input<Record<string, NodeRole> | undefined>;
    /** The output. */
    redundant?: pulumi.Input<boolean | undefined>;
    /** The output. */
    fulfilledActiveNode?: pulumi.Input<string | undefined>;
    /** The output. */
    pending?: pulumi.Input<PendingSwitchover | undefined>;
}
