import type { NoActiveNode, Verdict } from "./message.js";

/** What a reviewer is to know of a preview. Every text in it is plain: see inert.ts. */
export interface Report {
    readonly stack: string;
    /** The preview ended with an error: what it had not looked at by then is not here. */
    readonly isFailed: boolean;
    readonly totals: Totals;
    /** The worst first. */
    readonly attention: readonly PairRow[];
    /** What the gates between waves say. */
    readonly waves: readonly string[];
    /** Errors that are about no pair, such as one of the program. */
    readonly errors: readonly string[];
}

export interface Totals {
    readonly attention: number;
    /** `pulumi up` would request a switchover. */
    readonly needed: number;
    readonly refused: number;
    /** Their active node is not seen. */
    readonly unreachable: number;
    /** Another node than the desired one became active without a change of the program. */
    readonly drift: number;
    /** An earlier run's switchover request. */
    readonly open: number;
    /** For another reason than a refusal, or that a pair can't be seen. */
    readonly failed: number;
    /** New ones that need no switchover. */
    readonly created: number;
    /** Arguments or records alone. */
    readonly updated: number;
    /** Taken out of the program, which moves no calls. */
    readonly removed: number;
    readonly unchanged: number;
    /** Read, but not compared before the preview failed. */
    readonly notCompared: number;
    /** Resources that are unchanged, and that Pulumi does not list without `--show-sames`: there may be pairs among them. */
    readonly notListed: number;
}

/** The worst first. */
export const ATTENTION = ["failed", "open", "refused", "unreachable", "drift", "needed", "warning"] as const;
export type Attention = (typeof ATTENTION)[number];

/** A pair that somebody should look at. */
export interface PairRow {
    /** Of its resource; of its nodes if the resource is not known. */
    readonly name: string;
    readonly site?: string;
    readonly attention: Attention;
    /** In the words of the messages; none for an error in other words. */
    readonly verdicts: readonly Verdict[];
    /** The node that calls are on, by the look. */
    readonly active?: string;
    /** What the look showed instead of one; absent like it if nothing tells. */
    readonly otherwise?: NoActiveNode;
    readonly desired?: string;
    readonly isDrift: boolean;
    readonly preconditions?: { readonly met: number; readonly of: number };
    readonly unmet: readonly string[];
    /** Who moved calls, and the device's own words for it. */
    readonly moved: readonly string[];
    readonly sentences: readonly string[];
    /** It failed the preview. */
    readonly isFailure: boolean;
}
