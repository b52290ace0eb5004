/** One condition of a switchover, as observed and as required. */
export interface PreconditionCheck {
    readonly name: string;
    /** What was seen, for people. */
    readonly observed: string;
    /** What must hold, for people. */
    readonly required: string;
    readonly met: boolean;
    /** What to do where it is not met. */
    readonly remedy: string;
    /** Present if it may clear on its own. */
    readonly clearsByItself?: Clearing;
}

export interface Clearing {
    /** How long that takes; absent if that is not known. `Infinity`: it does not any more. */
    readonly inMs?: number;
}

/** `health of sbc-b: 60 % (required: at least 75 %)` @internal */
export function describeCheck({ name, observed, required }: PreconditionCheck): string {
    return `${name}: ${observed} (required: ${required})`;
}

/**
 * Every check, met or not, one a line, to be put behind a sentence; empty where there is none. The same in a preview and in a
 * refusal.
 */
export function describeChecklist(checks: readonly PreconditionCheck[]): string {
    const lines = checks.map((check) => `\n  [${check.met ? "ok" : "not ok"}] ${describeCheck(check)}`);
    return lines.length === 0 ? "" : `\nPreconditions:${lines.join("")}`;
}
