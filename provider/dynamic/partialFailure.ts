import { SbcError } from "../errors.js";
import { fitting, shortenedTo, type Shorter } from "../fitting.js";
import { cleaned } from "../resource/inputs/nulls.js";

/**
 * Pulumi's partial failure: the resource is kept in state with these properties, and the next `up` updates it.
 *
 * For whatever was looked at, and did not end as desired.
 */
export class PartialFailure extends Error {
    readonly reasons: readonly string[];
    readonly properties: Readonly<Record<string, unknown>>;

    constructor(
        readonly id: string,
        outputs: Readonly<Record<string, unknown>>,
        /** Pulumi's `__provider`, which has to be handed back. */
        providerText: unknown,
        cause: SbcError,
        private readonly shorter: Shorter,
    ) {
        super(shortenedTo(LONGEST_REASON_BYTES, cause.message), { cause });
        this.reasons = [this.message];
        // Pulumi adds it to every other result by itself.
        const all = cleaned({ ...outputs, __provider: providerText });
        this.properties = fitting(all, shorter, (some) => JSON.stringify(some).length <= LONGEST_PROPERTIES);
    }

    /** The same failure, which leaves this behind. */
    with(id: string, properties: Readonly<Record<string, unknown>>, cause = this.cause as SbcError): PartialFailure {
        return new PartialFailure(id, properties, this.properties["__provider"], cause, this.shorter);
    }
}

/** Of 64 KiB, which is what Node.js sends as the headers of one reply, in base64, beside the message. */
const LONGEST_PROPERTIES = 32_000;

/** It is sent three times beside the properties: as the reason, and twice as the message, each byte of which may take three. */
const LONGEST_REASON_BYTES = 3_000;

/**
 * For the calls whose failures Pulumi's dynamic provider also prints, as `${error}: ${error.stack}`: what was raised on
 * purpose is told with the resource, so that line only says so. A defect keeps its stack.
 */
export function withoutStack<Args extends unknown[], T>(call: (...args: Args) => Promise<T>) {
    return async (...args: Args): Promise<T> => {
        try {
            return await call(...args);
        } catch (error) {
            throw error instanceof SbcError ? new ToldWithResource(error) : error;
        }
    };
}

class ToldWithResource extends Error {
    constructor(cause: SbcError) {
        super(cause.message, { cause });
        this.stack = "failed, for the reason that is given with the resource.";
    }

    override toString(): string {
        return "oracle-sbc";
    }
}

/** The same failure, told in other words. A defect stays as it is. */
export function retold(error: unknown, inOtherWords: (cause: SbcError) => SbcError): unknown {
    if (error instanceof SbcError) return inOtherWords(error);
    if (!(error instanceof Error) || !(error.cause instanceof SbcError)) return error;
    const cause = inOtherWords(error.cause);
    if (error instanceof ToldWithResource) return new ToldWithResource(cause);
    if (!(error instanceof PartialFailure)) return error;
    return error.with(error.id, error.properties, cause);
}
