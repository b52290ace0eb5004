/** Host names are the same in any case; one that is not known is the same as none. */
export function isSameName(one: string | undefined, other: string | undefined): boolean {
    return one !== undefined && other !== undefined && one.toLowerCase() === other.toLowerCase();
}
