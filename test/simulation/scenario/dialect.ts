import type { Random } from "../random.js";

/** Words that devices say in place of documented ones, and where a program declares what they mean. */
export interface Dialect {
    /** By the simulator's own word. */
    readonly roles: Readonly<Record<string, string>>;
    /** In place of the state `true` of a component. */
    readonly synchronized?: string;
    /** `nowhere`: only the last runs do. */
    readonly declaredIn: "argument" | "stack" | "nowhere";
}

/** What each word means, in the names that a program uses; a node between two roles does not say towards which. */
const MEANINGS: Readonly<Record<string, string>> = {
    active: "active",
    standby: "standby",
    "out of service": "outOfService",
    "becoming active": "transitional",
    "relinquishing active": "transitional",
    "becoming standby": "transitional",
};

const SAID: Readonly<Record<string, readonly string[]>> = {
    active: ["primary", "In Charge"],
    standby: ["hot-standby", "Hot Standby", "secondary"],
    "out of service": ["maintenance"],
    "becoming active": ["promoting"],
    "relinquishing active": ["leaving"],
    "becoming standby": ["resyncing"],
};

export function drawDialect(random: Random): Dialect | undefined {
    if (!random.chance(0.15)) return undefined;
    const words = Object.entries(SAID).filter(() => random.chance(0.6));
    const roles = Object.fromEntries(words.map(([word, said]) => [word, random.pick(said)]));
    const isState = words.length === 0 || random.chance(0.5);
    return {
        roles,
        ...(isState ? { synchronized: random.pick(["enabled", "Enabled", "in step"]) } : {}),
        declaredIn: random.pick(["argument", "argument", "stack", "stack", "nowhere"] as const),
    };
}

/** A status as such a device writes it. */
export function spoken(body: string, { roles, synchronized }: Dialect): string {
    const inRoles = body.replace(
        /<(role|haPeerRole)>([^<]*)</g,
        (_all, element: string, word: string) => `<${element}>${roles[word] ?? word}<`,
    );
    return synchronized === undefined ? inRoles : inRoles.replaceAll("<state>true<", `<state>${synchronized}<`);
}

/** The argument, or the stack's value, in another spelling than the device's. */
export function declaredWords({ roles, synchronized }: Dialect): Record<string, unknown> {
    const meanings = Object.entries(roles).map(([word, said]) => [respelled(said), MEANINGS[word]]);
    return {
        ...(meanings.length === 0 ? {} : { roles: Object.fromEntries(meanings) as Record<string, string> }),
        ...(synchronized === undefined ? {} : { synchronized: [synchronized.toUpperCase()] }),
    };
}

function respelled(word: string): string {
    return word.toUpperCase().replace(/[ -]/g, "_");
}
