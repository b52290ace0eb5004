/** One condition of a switchover, as observed and as required. */
export interface Check {
    readonly name: string;
    /** What was seen, for people. */
    readonly observed: string;
    /** What must hold, for people. */
    readonly required: string;
    readonly met: boolean;
    /** What to do where it is not met. */
    readonly remedy: string;
}

/** `health of sbc-b 100 %, ok` or `health of sbc-b 60 %, required is at least 75 %` */
export function describeCheck({ name, observed, required, met }: Check): string {
    return met ? `${name} ${observed}, ok` : `${name} ${observed}, required is ${required}`;
}
