/** The parts of `urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME`; a name may hold whatever it wants. */
export function partsOf(urn: string): readonly string[] {
    return urn.split("::");
}

export function stackOf(urn: string): string {
    return partsOf(urn)[0]?.split(":").slice(2).join(":") ?? "";
}

export function projectOf(urn: string): string {
    return partsOf(urn)[1] ?? "";
}

/** Without the types of its parents. */
export function typeOf(urn: string): string {
    return partsOf(urn)[2]?.split("$").at(-1) ?? "";
}

/** `HaActiveNode`, whichever provider looks after it; empty for what is not this package's. */
export function classOf(urn: string): string {
    return /^(?:pulumi-nodejs:dynamic\/oracle-sbc|oracle-sbc:index):(\w+)$/.exec(typeOf(urn))?.[1] ?? "";
}

export function nameOf(urn: string): string {
    return partsOf(urn).slice(3).join("::");
}
