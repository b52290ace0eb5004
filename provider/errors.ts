/** @internal */
export const ERROR_CODES = [
    // one node, no usable answer
    "unreachable",
    "connectionLost",
    "timedOut",
    "untrusted",
    "notHttps",
    "malformedReply",
    "unexpectedStatus",
    // one node, a clear no
    "unauthorized",
    "forbidden",
    "unsupportedVersion",
    // a pair
    "pairUnreachable",
    "refused",
    "rejected",
    "notSent",
    "noEffect",
    "notRedundant",
    "outcomeUnknown",
    // what was declared or configured
    "invalidInput",
    // this machine: a folder that must be written and safe
    "stateFolder",
] as const;

/** What went wrong, for code. The text is for people and may change; a code does not. */
export type SbcErrorCode = (typeof ERROR_CODES)[number];

/**
 * A failure that this package raises on purpose.
 *
 * `fact` says what was observed, `remedy` says what the operator does next; both are required, since Pulumi prints the
 * message and nothing else. Neither may contain a credential.
 */
export class SbcError extends Error {
    override readonly name = "SbcError";

    constructor(
        readonly code: SbcErrorCode,
        readonly fact: string,
        readonly remedy: string,
        options?: ErrorOptions,
    ) {
        super(`${fact} ${remedy}`, options);
    }

    /** The same failure in other words. Without the cause: its text would come along. */
    inOtherWords(words: (text: string) => string): SbcError {
        return new SbcError(this.code, words(this.fact), words(this.remedy));
    }
}

/** Makes a `switch` over a union a compile error when a case is missing. */
export function unreachableCase(value: never): never {
    throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}

/** The text of whatever was thrown. */
export function messageOf(thrown: unknown): string {
    return thrown instanceof Error ? thrown.message : String(thrown);
}
