const ROLE_WORDS: ReadonlyMap<string, string> = new Map([
    ["outOfService", "out of service"],
    ["transitional", "changing"],
    ["unseen", "not seen"],
]);

/** A role as it is recorded, in words. */
export function roleWord(role: string): string {
    return ROLE_WORDS.get(role) ?? role;
}
