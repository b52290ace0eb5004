import { SbcError } from "../errors.js";
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
    ) {
        super(shortened(cause.message), { cause });
        this.reasons = [this.message];
        // Pulumi adds it to every other result by itself.
        this.properties = small(cleaned({ ...outputs, __provider: providerText }));
    }

    /** The same failure, which leaves this behind. */
    with(id: string, properties: Readonly<Record<string, unknown>>): PartialFailure {
        return new PartialFailure(id, properties, this.properties["__provider"], this.cause as SbcError);
    }
}

/** Of 64 KiB, which is what Node.js sends as the headers of one reply, in base64, beside the message. */
const LONGEST_PROPERTIES = 32_000;

/**
 * A partial failure travels in headers: one that is too long is lost on the way, and with it what is known of the request.
 * So a large bundle of CA certificates is left out; the next `up` has it from the program, and records it again.
 */
function small(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const text = JSON.stringify(properties);
    if (text.length <= LONGEST_PROPERTIES) return properties;
    // What the last switchover was is in lastAction too, and what it required in the log of its run.
    const withoutBundle = withoutCa(properties);
    const { history: _history, ...withoutHistory } = withoutBundle;
    const { lastAction } = withoutHistory as { lastAction?: { checks?: unknown } };
    const withoutChecks = lastAction && {
        ...withoutHistory,
        lastAction: cleaned({ ...lastAction, checks: undefined }),
    };
    const isShort = (bag: object) => JSON.stringify(bag).length <= LONGEST_PROPERTIES;
    return [withoutBundle, withoutHistory].find(isShort) ?? withoutChecks ?? withoutHistory;
}

/** Of the resource and of each node: by their places, since a node may be named as any property is. */
function withoutCa(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const { tls, nodes } = properties as { tls?: object; nodes?: readonly { tls?: object }[] };
    const without = <T extends { tls?: object }>(holder: T): T =>
        holder.tls === undefined ? holder : { ...holder, tls: { ...holder.tls, caCertificate: undefined } };
    return cleaned({
        ...without({ ...properties, ...(tls && { tls }) }),
        ...(nodes && { nodes: nodes.map(without) }),
    });
}

/** It is sent three times beside the properties: as the reason, and twice as the message, each byte of which may take three. */
const LONGEST_REASON_BYTES = 3_000;

function shortened(text: string): string {
    const bytes = Buffer.from(text);
    if (bytes.length <= LONGEST_REASON_BYTES) return text;
    const start = bytes.subarray(0, LONGEST_REASON_BYTES - 3).toString();
    // Half of a character, at the end.
    return `${start.replace(/\uFFFD$/, "")}…`;
}

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
    return new PartialFailure(error.id, error.properties, error.properties["__provider"], cause);
}
