import type { SbcError } from "../errors.js";

/** Plain data: what Pulumi's dynamic provider can't put on the wire (undefined, say) would fail after the work was done. */
export function cleaned<T>(value: T): T {
    return JSON.parse(JSON.stringify(value)) as T;
}

/**
 * Pulumi's partial failure: the resource is kept in state with these properties, and the next `up` updates it.
 *
 * For whatever follows a request that was sent without a success that was seen.
 */
export class PartialFailure extends Error {
    readonly reasons: readonly string[];
    readonly properties: Readonly<Record<string, unknown>>;

    constructor(
        readonly id: string,
        outputs: Readonly<Record<string, unknown>>,
        providerText: unknown,
        cause: SbcError,
    ) {
        super(cause.message, { cause });
        this.reasons = [cause.message];
        // Pulumi adds it to every other result by itself.
        this.properties = cleaned({ ...outputs, __provider: providerText });
    }
}
