/** `urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME`; a name may hold whatever it wants. */
function partsOf(urn: string): readonly string[] {
    return urn.split("::");
}

/** `HaActiveNode`, whichever provider looks after it; empty for what is not this package's. */
export function typeOf(urn: string): string {
    const type = partsOf(urn)[2]?.split("$").at(-1) ?? "";
    return /^(?:pulumi-nodejs:dynamic\/oracle-sbc|oracle-sbc:index):(\w+)$/.exec(type)?.[1] ?? "";
}

export function nameOf(urn: string): string {
    return partsOf(urn).slice(3).join("::");
}

export function stackOf(urn: string): string {
    return partsOf(urn)[0]?.split(":").slice(2).join(":") ?? "";
}
