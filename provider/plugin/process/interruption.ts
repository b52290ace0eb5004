/** Why a call has to end before it is done. */
export type InterruptionKind = "cancelled" | "timedOut" | "engineGone";

/** The reason of a call's aborted signal. */
export class Interruption extends Error {
    override readonly name = "Interruption";

    constructor(
        readonly kind: InterruptionKind,
        message: string,
    ) {
        super(message);
    }
}

export function cancelled(): Interruption {
    return new Interruption("cancelled", "The run was cancelled.");
}

/** Whoever asked is not there to record the outcome. */
export function engineGone(): Interruption {
    return new Interruption("engineGone", "Pulumi's engine is gone, or gave this call up.");
}

export function timedOut(seconds: number): Interruption {
    return new Interruption("timedOut", `The ${seconds} s that customTimeouts gives it were over.`);
}
