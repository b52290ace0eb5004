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

/** Every check, one a line and what is not met first, to be put behind a message; empty where there is none. */
export function describeChecklist(checks: readonly PreconditionCheck[]): string {
    if (checks.length === 0) return "";
    const lines = [...unmetIn(checks), ...checks.filter(({ met }) => met)].map(
        (check) => `\n  [${check.met ? "ok" : "not ok"}] ${describeCheck(check)}`,
    );
    return `\n${describeCount(checks)}:${lines.join("")}`;
}

/** `5 of 6 preconditions met` */
export function describeCount(checks: readonly PreconditionCheck[]): string {
    return `${checks.length - unmetIn(checks).length} of ${checks.length} preconditions met`;
}

function unmetIn(checks: readonly PreconditionCheck[]): PreconditionCheck[] {
    return checks.filter(({ met }) => !met);
}
